// The help texts: made from the schema of the settings, each ending in examples that run as they stand.
// Pure; at most 80 columns.

import { settingSpecs } from '../../../server/contract/host/settings.ts';
import type { PlainKey } from '../../../server/contract/sentences/sentence.ts';
import type { Translator } from '../../../server/contract/sentences/translator.ts';
import type { CommandName } from './command-table.ts';
import { pageOf, settingEntry, widest, type Page, type Text } from './help-page.ts';

const top: Text = ({ say, entry, paragraph, typed }) => `${say('help.usage')} mayfly COMMAND [FLAGS]

${paragraph(say('help.mayfly'))}

${entry('up', say('help.command.up'))}
${entry('connect INVITATION', say('help.command.connect'))}
${entry('status', say('help.command.status'))}
${entry('invite [NAME]', say('help.command.invite'))}
${entry('seal -', say('help.command.seal'))}
${entry('extend TIME', say('help.command.extend'))}
${entry('shorten TIME', say('help.command.shorten'))}
${entry('still-here', say('help.command.stillHere'))}
${entry('burn', say('help.command.burn'))}
${entry('guests', say('help.command.guests'))}
${entry('remove NAME', say('help.command.remove'))}
${entry('knocks', say('help.command.knocks'))}
${entry('let NAME', say('help.command.let'))}
${entry('turn-away NAME', say('help.command.turnAway'))}
${entry('close', say('help.command.close'))}
${entry('open', say('help.command.open'))}
${entry('down', say('help.command.down'))}
${entry('verify', say('help.command.verify'))}
${entry('doctor', say('help.command.doctor'))}
${entry('setup', say('help.command.setup'))}
${entry('bundle FILE', say('help.command.bundle'))}
${entry('completion SHELL', say('help.command.completion'))}
${entry('help COMMAND', say('help.command.help'))}
${entry('--version', say('help.command.version'))}

${whatMayflyIs(say, paragraph, typed)}${paragraph(say('help.language'))}

${paragraph(say('help.exitCodes'))}

${say('help.examples')}
  $ mayfly up
  $ mayfly up --room lobby,press --lifetime 2h
  $ mayfly down
`;

const up: Text = (page) => {
  const { say, entry, paragraph } = page;
  return `${say('help.usage')} mayfly up [FLAGS]

${paragraph(say('help.up'))}

${Object.values(settingSpecs)
  .map((spec) => settingEntry(spec, page))
  .join('\n')}
${entry('--passphrase-file FILE', say('help.up.passphraseFile'))}
${entry('--panic-word-file FILE', say('help.up.panicWordFile'))}
${entry('--engine NAME', say('help.up.engine'))}
${entry('--image NAME', say('help.up.image'))}
${entry('--weak-passphrase', say('help.up.weakPassphrase'))}
${entry('--strict', say('help.up.strict'))}
${entry('--json', say('help.up.json'))}
${entry('--no-qr', say('help.up.noQr'))}

${paragraph(say('help.up.fileVariables'))}

${paragraph(say('help.up.ownFiles'))}

${paragraph(say('help.exitCodes'))}

${say('help.examples')}
  $ mayfly up
  $ mayfly up --no-onion --lifetime 90m
  $ mayfly up --engine docker --strict
  $ mayfly up --invite-only
  $ mayfly up --ssh-key ~/.ssh/id_ed25519.pub
  $ head -c 18 /dev/urandom | base64 | mayfly up --passphrase-file -
  $ mayfly up --json | grep --line-buffered '"event":"ready"'
`;
};

const connect: Text = ({
  say,
  entry,
  paragraph,
}) => `${say('help.usage')} mayfly connect [FLAGS] LINK|-

${paragraph(say('help.connect'))}

${entry('LINK', say('help.connect.invitation'))}
${entry('-', say('help.connect.stdin'))}
${entry('--listen PORT', say('help.connect.listen'))}
${entry('--tor HOST:PORT', say('help.connect.tor'))}
${entry('--identity FILE', say('help.connect.identity'))}
${entry('--direct', say('help.connect.direct'))}
${entry('--page', say('help.connect.page'))}
${entry('--page-port PORT', say('help.connect.pagePort'))}

${paragraph(say('help.connect.end'))}

${say('help.examples')}
  $ mayfly connect -
  $ mayfly connect --tor 127.0.0.1:9150 --identity ~/.ssh/id_ed25519 -
  $ mayfly connect --listen 7000 -
  $ mayfly connect --page -
`;

const room: Text = ({ say, entry }) => entry('--room ID', say('help.whichRoom'));
const json: Text = ({ say, entry }) => entry('--json', say('help.json'));

const invite: Text = (page) => `${page.say('help.usage')} mayfly invite [NAME|-] [FLAGS]

${page.paragraph(page.say('help.invite'))}

${page.paragraph(page.say('help.invite.personal'))}

${page.entry('--for TIME', page.say('help.invite.for'))}
${page.entry('--host', page.say('help.invite.host'))}
${page.entry('--once', page.say('help.invite.once'))}
${page.entry('--count N', page.say('help.invite.count'))}
${page.entry('--out FILE', page.say('help.invite.out'))}
${page.entry('--list', page.say('help.invite.list'))}
${page.entry('--revoke ID', page.say('help.invite.revoke'))}
${page.entry('--ssh', page.say('help.invite.ssh'))}
${page.entry('--ssh-key FILE', page.say('help.invite.key'))}
${room(page)}
${page.entry('--json', page.say('help.invite.json'))}
${page.entry('--qr', page.say('help.invite.qr'))}
${page.entry('--no-qr', page.say('help.up.noQr'))}

${page.say('help.examples')}
  $ mayfly invite
  $ mayfly invite Ana --for 2h --once
  $ mayfly invite --host
  $ mayfly invite --count 30 --out /dev/shm/class
  $ mayfly invite --list
  $ mayfly invite --revoke i2
  $ mayfly invite Ana --ssh
  $ mayfly invite --ssh-key ~/.ssh/id_ed25519.pub
`;

const seal: Text = ({ say, entry, paragraph }) => `${say('help.usage')} mayfly seal [FLAGS] -

${paragraph(say('help.seal'))}

${entry('-', say('help.seal.stdin'))}
${entry('--host', say('help.seal.host'))}
${entry('--id ID', say('help.seal.id'))}
${entry('--no-qr', say('help.up.noQr'))}

${paragraph(say('help.seal.end'))}

${say('help.examples')}
  $ mayfly seal -
  $ mayfly seal --id i2 -
`;

/** A command that has no flags of its own. @param line what is typed, in the usage line. @param example with a value. */
function plainHelp(line: string, key: PlainKey, example = line): Text {
  return (page) => `${page.say('help.usage')} mayfly ${line} [--room ID] [--json]

${page.paragraph(page.say(key))}

${room(page)}
${json(page)}

${page.say('help.examples')}
  $ mayfly ${example}
`;
}

const burn: Text = (page) => `${page.say('help.usage')} mayfly burn [--room ID] [--yes]

${page.paragraph(page.say('help.burn'))}

${page.entry('--yes', page.say('help.burn.yes'))}
${room(page)}

${page.say('help.examples')}
  $ mayfly burn
  $ mayfly burn --yes
`;

const down: Text = (page) => `${page.say('help.usage')} mayfly down [--room ID]

${page.paragraph(page.say('help.down'))}

${room(page)}

${page.say('help.examples')}
  $ mayfly down
`;

const verify: Text = (page) => `${page.say('help.usage')} mayfly verify [--release FILE] [--json]

${page.paragraph(page.say('help.verify'))}

${page.entry('--release FILE', page.say('help.verify.release'))}
${json(page)}

${page.say('help.examples')}
  $ mayfly verify
  $ mayfly verify --json
  $ mayfly verify --release SHA256SUMS
`;

const doctor: Text = (page) => `${page.say('help.usage')} mayfly doctor [--strict] [--json]

${page.paragraph(page.say('help.doctor'))}

${page.entry('--strict', page.say('help.doctor.strict'))}
${json(page)}

${page.say('help.examples')}
  $ mayfly doctor
  $ mayfly doctor --strict
`;

const completion: Text = ({
  say,
  paragraph,
}) => `${say('help.usage')} mayfly completion bash|zsh|fish

${paragraph(say('help.completion'))}

${say('help.examples')}
  $ mayfly completion bash >> ~/.bashrc
  $ mayfly completion fish > ~/.config/fish/completions/mayfly.fish
  $ mayfly completion zsh > ~/.mayfly.zsh
`;

const setup: Text = ({ say, entry, paragraph }) => `${say('help.usage')} mayfly setup [--refresh]

${paragraph(say('help.setup'))}

${entry('--refresh', say('help.setup.refresh'))}

${say('help.examples')}
  $ mayfly setup
  $ mayfly setup --refresh
`;

const bundle: Text = ({
  say,
  entry,
  paragraph,
}) => `${say('help.usage')} mayfly bundle [--replace] FILE|-

${paragraph(say('help.bundle'))}

${entry('FILE', say('help.bundle.file'))}
${entry('-', say('help.bundle.stdout'))}
${entry('--replace', say('help.bundle.replace'))}

${paragraph(say('help.bundle.use'))}

${say('help.examples')}
  $ mayfly bundle mayfly.tar.gz
  $ mayfly bundle - | ssh classroom tar xz
`;

const texts: Readonly<Record<Exclude<CommandName, 'help'>, Text>> = {
  up,
  connect,
  status: plainHelp('status', 'help.status', 'status --json'),
  invite,
  seal,
  extend: plainHelp('extend TIME', 'help.extend', 'extend 1h'),
  shorten: plainHelp('shorten TIME', 'help.shorten', 'shorten 30m'),
  'still-here': plainHelp('still-here', 'help.stillHere'),
  burn,
  guests: plainHelp('guests', 'help.guests', 'guests --json'),
  remove: plainHelp('remove NAME|-', 'help.remove', 'remove ana'),
  knocks: plainHelp('knocks', 'help.knocks'),
  let: plainHelp('let NAME|-', 'help.let', 'let ana'),
  'turn-away': plainHelp('turn-away NAME|-', 'help.turnAway', 'turn-away ana'),
  close: plainHelp('close', 'help.close'),
  open: plainHelp('open', 'help.open'),
  down,
  verify,
  doctor,
  setup,
  bundle,
  completion,
};

/** Nothing where the name alone is the command. */
function whatMayflyIs(
  say: Page['say'],
  paragraph: Page['paragraph'],
  typed: Page['typed'],
): string {
  const command = typed('mayfly up').replace(/ up$/, '');
  if (command === 'mayfly') return '';
  return `${paragraph(say('help.standsFor', { command }))}\n\n`;
}

/**
 * @param topic null: all of it at a glance.
 * @param width columns; examples may be wider, as they are copied whole.
 * @param typed a command as it is typed here.
 */
export function helpText(
  topic: CommandName | null,
  translator: Translator,
  width = widest,
  typed: Page['typed'] = (command) => command,
): string {
  const page = pageOf(translator, Math.min(width, widest), typed);
  const text = (topic === null || topic === 'help' ? top : texts[topic])(page);
  return text.replaceAll(/^ {2}\$ .*$/gm, typed);
}
