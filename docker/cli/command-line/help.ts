// The help texts: made from the schema of the settings, each ending in examples that run as they stand.
// Pure; at most 80 columns.

import { settingSpecs, type SettingSpec } from '../../../server/contract/host/settings.ts';
import type { Sentence, Translator } from '../../../server/contract/terminal/translator.ts';
import { wrapAroundNames } from '../../../server/contract/terminal/wrap.ts';
import type { CommandName } from './command-table.ts';

/** Wider lines are hard to read, however wide the terminal is. */
export const widest = 80;
const helpColumn = 26;
/** Below this, what a flag means stands under it. */
const narrow = 60;

/** What a help text is made with: a language, and lines of one width. */
interface Page extends Translator {
  /** A flag, or a command, and what it means. */
  readonly entry: (left: string, text: string) => string;
  readonly paragraph: (text: string) => string;
  /** A command as it is typed here. */
  readonly typed: (command: string) => string;
}

type Text = (page: Page) => string;

function pageOf(translator: Translator, width: number, typed: Page['typed']): Page {
  const column = width < narrow ? 4 : helpColumn;
  const indent = ' '.repeat(column);
  return {
    ...translator,
    typed,
    paragraph: (text) => wrapAroundNames(text, width).join('\n'),
    entry: (left, text) => {
      const lines = wrapAroundNames(text, width - column).map((line) => indent + line);
      const head = `  ${left}`;
      if (head.length + 2 > column) return [head, ...lines].join('\n');
      return [head.padEnd(column) + (lines[0] ?? '').trimStart(), ...lines.slice(1)].join('\n');
    },
  };
}

function settingEntry(spec: SettingSpec<unknown>, { say, retell, entry }: Page): string {
  const left = spec.takes === null ? `--${spec.flag}` : `--${spec.flag} ${spec.takes}`;
  const fallback =
    spec.takes === null || spec.fallback === ''
      ? ''
      : `; ${say('default {value}', { value: spec.fallback })}`;
  // A flag without a value stands for one that its variable spells out.
  const variable = spec.means === undefined ? spec.variable : `${spec.variable}=${spec.means}`;
  return entry(left, `${retell(spec.help)} (${variable}${fallback})`);
}

const exitCodes: Sentence =
  'Exit codes: 0 fine, 1 failure, 2 wrong usage or configuration, 3 something of an ended room was left, 130 ended at once by a second Ctrl-C.';

const top: Text = ({ say, entry, paragraph, typed }) => `${say('usage:')} mayfly COMMAND [FLAGS]

${paragraph(say('A chat room that lives in RAM: up with one command, gone with Ctrl-C.'))}

${entry('up', say('start a room, print its invitation, stay until it ends'))}
${entry('connect INVITATION', say('enter a room with any IRC client, by its ssh door'))}
${entry('status', say('how the room on this machine is'))}
${entry('invite', say('print the invitation again; let a guest’s ssh key in'))}
${entry('down', say('end the room on this machine; remove what others left'))}
${entry('verify', say('look for what any ended room left on this machine'))}
${entry('doctor', say('what on this machine breaks or weakens a promise'))}
${entry('setup', say('fetch and build what is missing; up does it by itself'))}
${entry('completion SHELL', say('the script that completes commands in a shell'))}
${entry('help COMMAND', say('the flags of a command; so does COMMAND --help'))}
${entry('--version', say('print the version'))}

${whatMayflyIs(say, paragraph, typed)}${paragraph(say('The language is that of MAYFLY_LANG (en, pt-BR, es), or else of LC_ALL, LC_MESSAGES or LANG.'))}

${paragraph(say(exitCodes))}

${say('Examples:')}
  $ mayfly up
  $ mayfly up --room lobby,press --lifetime 2h
  $ mayfly down
`;

const up: Text = (page) => {
  const { say, entry, paragraph } = page;
  return `${say('usage:')} mayfly up [FLAGS]

${paragraph(say('Starts a room and prints its invitation. The room ends with Ctrl-C, "mayfly down", or its lifetime. Each flag has a variable; the flag wins.'))}

${Object.values(settingSpecs)
  .map((spec) => settingEntry(spec, page))
  .join('\n')}
${entry('--passphrase-file FILE', say('the passphrase is the first line of FILE; - reads stdin'))}
${entry('--engine NAME', say('docker: a container of this machine’s Docker engine. volatile: an engine of its own, in memory alone (Linux, root). bare: no engine, private namespaces (Linux). Default: docker where it can, else bare (MAYFLY_ENGINE)'))}
${entry('--image NAME', say('for docker and volatile: an image that this machine’s engine has; default: built from these sources, once (MAYFLY_IMAGE)'))}
${entry('--weak-passphrase', say('take a passphrase that is soon guessed (MAYFLY_WEAK_PASSPHRASE=on)'))}
${entry('--strict', say('do not start where mayfly doctor finds a broken promise (MAYFLY_STRICT=on)'))}
${entry('--json', say('events on stdout, one JSON object a line (MAYFLY_JSON=on)'))}
${entry('--no-qr', say('draw no QR code (MAYFLY_QR=off)'))}

${paragraph(say('A variable for a FILE holds the lines themselves, or a path that starts with / or ./ instead. Files are at most 64 KiB.'))}

${paragraph(say('Files of its own: programs unpacked under ~/.cache/mayfly/programs, or where MAYFLY_PROGRAMS says. Nothing of a room is there.'))}

${paragraph(say(exitCodes))}

${say('Examples:')}
  $ mayfly up
  $ mayfly up --no-onion --lifetime 90m
  $ mayfly up --engine docker --strict
  $ mayfly up --ssh-key ~/.ssh/id_ed25519.pub
  $ head -c 18 /dev/urandom | base64 | mayfly up --passphrase-file -
  $ mayfly up --json | grep --line-buffered '"event":"ready"'
`;
};

const connect: Text = ({ say, entry, paragraph }) => `${say('usage:')} mayfly connect [FLAGS] LINK|-

${paragraph(say("Opens the room's ssh door, over Tor where the door is an onion, and listens on 127.0.0.1 for an IRC client. The door's host key must be the invitation's."))}

${entry('LINK', say('the ssh invitation. Other users of this machine can read a command line: prefer -'))}
${entry('-', say('read the invitation from stdin: paste it, in as many lines as it has, then Enter. It is not shown'))}
${entry('--listen PORT', say('where the IRC client connects; default 6668'))}
${entry('--tor HOST:PORT', say('tor’s SOCKS port; default 127.0.0.1:9050 (Tor Browser’s is 9150)'))}
${entry('--identity FILE', say('your own private key, unencrypted; default: the one in the invitation'))}
${entry('--direct', say('dial a door outside of Tor, too: its host and the networks on the way see your address'))}

${paragraph(say('Ends with Ctrl-C; connects again by itself when the connection drops.'))}

${say('Examples:')}
  $ mayfly connect -
  $ mayfly connect --tor 127.0.0.1:9150 --identity ~/.ssh/id_ed25519 -
  $ mayfly connect --listen 7000 -
`;

const room: Text = ({ say, entry }) =>
  entry('--room ID', say('which one, where several run: as status names it'));
const json: Text = ({ say, entry }) => entry('--json', say('one JSON object on stdout'));

const status: Text = (page) => `${page.say('usage:')} mayfly status [--room ID] [--json]

${page.paragraph(page.say('Says how your running room is: its parts, its onion, how many guests.'))}

${room(page)}
${json(page)}

${page.say('Examples:')}
  $ mayfly status
  $ mayfly status --json
`;

const invite: Text = (page) => `${page.say('usage:')} mayfly invite [FLAGS]

${page.paragraph(page.say('Prints the invitation of your running room again.'))}

${page.entry('--ssh', page.say('the invitation for guests with an IRC client'))}
${page.entry('--ssh-key FILE', page.say('let the owner of this public key in by ssh, and print the invitation for them'))}
${room(page)}
${json(page)}
${page.entry('--no-qr', page.say('draw no QR code (MAYFLY_QR=off)'))}

${page.say('Examples:')}
  $ mayfly invite
  $ mayfly invite --ssh
  $ mayfly invite --ssh-key ~/.ssh/id_ed25519.pub
`;

const down: Text = (page) => `${page.say('usage:')} mayfly down [--room ID]

${page.paragraph(page.say('Ends your running room in order and waits until its last process is gone. The report of what was checked is printed where the room was started. Then removes containers and networks of rooms whose host program was ended by force.'))}

${room(page)}

${page.say('Examples:')}
  $ mayfly down
`;

const verify: Text = (page) => `${page.say('usage:')} mayfly verify [--json]

${page.paragraph(page.say('Looks for what any ended room left on this machine: containers, networks and volumes in Docker\'s engines, by Compose as well, processes, mounts, files, core files. Removes nothing; mayfly down does. A check that could not be made says "not checked", and why.'))}

${json(page)}

${page.say('Examples:')}
  $ mayfly verify
  $ mayfly verify --json
`;

const doctor: Text = (page) => `${page.say('usage:')} mayfly doctor [--strict] [--json]

${page.paragraph(page.say("Says what on this machine breaks or weakens a room's promises: what, why, and the command that mends it. Changes nothing and asks no network."))}

${page.entry('--strict', page.say('exit code 1 where a promise is broken; so does up --strict'))}
${json(page)}

${page.say('Examples:')}
  $ mayfly doctor
  $ mayfly doctor --strict
`;

const completion: Text = ({ say, paragraph }) => `${say('usage:')} mayfly completion bash|zsh|fish

${paragraph(say("Prints a script that completes mayfly's commands, flags and their values."))}

${say('Examples:')}
  $ mayfly completion bash >> ~/.bashrc
  $ mayfly completion fish > ~/.config/fish/completions/mayfly.fish
  $ mayfly completion zsh > ~/.mayfly.zsh
`;

const setup: Text = ({ say, entry, paragraph }) => `${say('usage:')} mayfly setup [--refresh]

${paragraph(say("Fetches and builds what is missing: npm's packages, the daemons, the server and the page. Nothing is installed on the system, no service is started."))}

${entry('--refresh', say('fetch the daemons again, for their security fixes, and build again'))}

${say('Examples:')}
  $ mayfly setup
  $ mayfly setup --refresh
`;

const texts: Readonly<Record<Exclude<CommandName, 'help'>, Text>> = {
  up,
  connect,
  status,
  invite,
  down,
  verify,
  doctor,
  setup,
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
  return `${paragraph(say('Here "mayfly" stands for: {command}', { command }))}\n\n`;
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
