// What the help of each command says, as data: help.ts sets it as plain text, manual/ as a manual page. Each topic
// ends in examples that run as they stand.

import { settingSpecs } from '../../../server/contract/host/settings.ts';
import type { SettingSpec } from '../../../server/contract/host/setting-types.ts';
import type { PlainKey } from '../../../server/contract/sentences/sentence.ts';
import type { CommandName } from './command-table.ts';

/** A flag, or a word to type, and what it means. A setting says its variable and its default as well. */
export type HelpEntry =
  | { readonly left: string; readonly means: PlainKey }
  | { readonly setting: SettingSpec<unknown> };

export type HelpPart =
  | { readonly part: 'paragraph'; readonly text: PlainKey }
  | { readonly part: 'entries'; readonly entries: readonly HelpEntry[] }
  /** What "mayfly" stands for, where it is no command by that name. */
  | { readonly part: 'own name' }
  | { readonly part: 'exit codes' };

export interface HelpTopic {
  /** What is typed after `mayfly`. */
  readonly usage: string;
  readonly parts: readonly HelpPart[];
  /** Whole lines. */
  readonly examples: readonly string[];
}

const paragraph = (text: PlainKey): HelpPart => ({ part: 'paragraph', text });
const entry = (left: string, means: PlainKey): HelpEntry => ({ left, means });
const entries = (...list: readonly HelpEntry[]): HelpPart => ({ part: 'entries', entries: list });

const room = entry('--room ID', 'help.whichRoom');
const json = entry('--json', 'help.json');
const noQr = entry('--no-qr', 'help.up.noQr');
const exitCodes: HelpPart = { part: 'exit codes' };

/** A command that has no flags of its own. @param example the arguments, with a value. */
function plainTopic(usage: string, about: PlainKey, example = usage): HelpTopic {
  return {
    usage: `${usage} [--room ID] [--json]`,
    parts: [paragraph(about), entries(room, json)],
    examples: [`mayfly ${example}`],
  };
}

export const topTopic: HelpTopic = {
  usage: 'COMMAND [FLAGS]',
  parts: [
    paragraph('help.mayfly'),
    entries(
      entry('up', 'help.command.up'),
      entry('connect INVITATION', 'help.command.connect'),
      entry('status', 'help.command.status'),
      entry('invite [NAME]', 'help.command.invite'),
      entry('seal -', 'help.command.seal'),
      entry('extend TIME', 'help.command.extend'),
      entry('shorten TIME', 'help.command.shorten'),
      entry('still-here', 'help.command.stillHere'),
      entry('burn', 'help.command.burn'),
      entry('guests', 'help.command.guests'),
      entry('remove NAME', 'help.command.remove'),
      entry('knocks', 'help.command.knocks'),
      entry('let NAME', 'help.command.let'),
      entry('turn-away NAME', 'help.command.turnAway'),
      entry('close', 'help.command.close'),
      entry('open', 'help.command.open'),
      entry('down', 'help.command.down'),
      entry('verify', 'help.command.verify'),
      entry('doctor', 'help.command.doctor'),
      entry('setup', 'help.command.setup'),
      entry('bundle FILE', 'help.command.bundle'),
      entry('completion SHELL', 'help.command.completion'),
      entry('help COMMAND', 'help.command.help'),
      entry('--version', 'help.command.version'),
    ),
    { part: 'own name' },
    paragraph('help.language'),
    exitCodes,
  ],
  examples: ['mayfly up', 'mayfly up --room lobby,press --lifetime 2h', 'mayfly down'],
};

export const topics: Readonly<Record<Exclude<CommandName, 'help'>, HelpTopic>> = {
  up: {
    usage: 'up [FLAGS]',
    parts: [
      paragraph('help.up'),
      entries(
        ...Object.values(settingSpecs).map((setting) => ({ setting })),
        entry('--passphrase-file FILE', 'help.up.passphraseFile'),
        entry('--panic-word-file FILE', 'help.up.panicWordFile'),
        entry('--engine NAME', 'help.up.engine'),
        entry('--image NAME', 'help.up.image'),
        entry('--weak-passphrase', 'help.up.weakPassphrase'),
        entry('--strict', 'help.up.strict'),
        entry('--json', 'help.up.json'),
        noQr,
        entry('--wipe-ram', 'help.up.wipeRam'),
      ),
      paragraph('help.up.fileVariables'),
      paragraph('help.up.ownFiles'),
      exitCodes,
    ],
    examples: [
      'mayfly up',
      'mayfly up --no-onion --lifetime 90m',
      'mayfly up --engine docker --strict',
      'mayfly up --invite-only',
      'mayfly up --ssh-key ~/.ssh/id_ed25519.pub',
      'head -c 18 /dev/urandom | base64 | mayfly up --passphrase-file -',
      `mayfly up --json | grep --line-buffered '"event":"ready"'`,
    ],
  },
  connect: {
    usage: 'connect [FLAGS] LINK|-',
    parts: [
      paragraph('help.connect'),
      entries(
        entry('LINK', 'help.connect.invitation'),
        entry('-', 'help.connect.stdin'),
        entry('--listen PORT', 'help.connect.listen'),
        entry('--tor HOST:PORT', 'help.connect.tor'),
        entry('--identity FILE', 'help.connect.identity'),
        entry('--direct', 'help.connect.direct'),
        entry('--page', 'help.connect.page'),
        entry('--page-port PORT', 'help.connect.pagePort'),
      ),
      paragraph('help.connect.end'),
    ],
    examples: [
      'mayfly connect -',
      'mayfly connect --tor 127.0.0.1:9150 --identity ~/.ssh/id_ed25519 -',
      'mayfly connect --listen 7000 -',
      'mayfly connect --page -',
    ],
  },
  status: plainTopic('status', 'help.status', 'status --json'),
  invite: {
    usage: 'invite [NAME|-] [FLAGS]',
    parts: [
      paragraph('help.invite'),
      paragraph('help.invite.personal'),
      entries(
        entry('--for TIME', 'help.invite.for'),
        entry('--host', 'help.invite.host'),
        entry('--once', 'help.invite.once'),
        entry('--count N', 'help.invite.count'),
        entry('--out FILE', 'help.invite.out'),
        entry('--list', 'help.invite.list'),
        entry('--revoke ID', 'help.invite.revoke'),
        entry('--ssh', 'help.invite.ssh'),
        entry('--ssh-key FILE', 'help.invite.key'),
        room,
        entry('--json', 'help.invite.json'),
        entry('--qr', 'help.invite.qr'),
        noQr,
      ),
    ],
    examples: [
      'mayfly invite',
      'mayfly invite Ana --for 2h --once',
      'mayfly invite --host',
      'mayfly invite --count 30 --out /dev/shm/class',
      'mayfly invite --list',
      'mayfly invite --revoke i2',
      'mayfly invite Ana --ssh',
      'mayfly invite --ssh-key ~/.ssh/id_ed25519.pub',
    ],
  },
  seal: {
    usage: 'seal [FLAGS] -',
    parts: [
      paragraph('help.seal'),
      entries(
        entry('-', 'help.seal.stdin'),
        entry('--host', 'help.seal.host'),
        entry('--id ID', 'help.seal.id'),
        noQr,
      ),
      paragraph('help.seal.end'),
    ],
    examples: ['mayfly seal -', 'mayfly seal --id i2 -'],
  },
  extend: plainTopic('extend TIME', 'help.extend', 'extend 1h'),
  shorten: plainTopic('shorten TIME', 'help.shorten', 'shorten 30m'),
  'still-here': plainTopic('still-here', 'help.stillHere'),
  burn: {
    usage: 'burn [--room ID] [--yes]',
    parts: [paragraph('help.burn'), entries(entry('--yes', 'help.burn.yes'), room)],
    examples: ['mayfly burn', 'mayfly burn --yes'],
  },
  guests: plainTopic('guests', 'help.guests', 'guests --json'),
  remove: plainTopic('remove NAME|-', 'help.remove', 'remove ana'),
  knocks: plainTopic('knocks', 'help.knocks'),
  let: plainTopic('let NAME|-', 'help.let', 'let ana'),
  'turn-away': plainTopic('turn-away NAME|-', 'help.turnAway', 'turn-away ana'),
  close: plainTopic('close', 'help.close'),
  open: plainTopic('open', 'help.open'),
  down: {
    usage: 'down [--room ID] [--wipe-ram]',
    parts: [paragraph('help.down'), entries(room, entry('--wipe-ram', 'help.down.wipeRam'))],
    examples: ['mayfly down', 'mayfly down --wipe-ram'],
  },
  verify: {
    usage: 'verify [--release FILE] [--json]',
    parts: [
      paragraph('help.verify'),
      entries(entry('--release FILE', 'help.verify.release'), json),
    ],
    examples: ['mayfly verify', 'mayfly verify --json', 'mayfly verify --release SHA256SUMS'],
  },
  doctor: {
    usage: 'doctor [--strict] [--json]',
    parts: [paragraph('help.doctor'), entries(entry('--strict', 'help.doctor.strict'), json)],
    examples: ['mayfly doctor', 'mayfly doctor --strict'],
  },
  setup: {
    usage: 'setup [--refresh]',
    parts: [paragraph('help.setup'), entries(entry('--refresh', 'help.setup.refresh'))],
    examples: ['mayfly setup', 'mayfly setup --refresh'],
  },
  bundle: {
    usage: 'bundle [--replace] FILE|-',
    parts: [
      paragraph('help.bundle'),
      entries(
        entry('FILE', 'help.bundle.file'),
        entry('-', 'help.bundle.stdout'),
        entry('--replace', 'help.bundle.replace'),
      ),
      paragraph('help.bundle.use'),
    ],
    examples: ['mayfly bundle mayfly.tar.gz', 'mayfly bundle - | ssh classroom tar xz'],
  },
  completion: {
    usage: 'completion bash|zsh|fish',
    parts: [paragraph('help.completion')],
    examples: [
      'mayfly completion bash >> ~/.bashrc',
      'mayfly completion fish > ~/.config/fish/completions/mayfly.fish',
      'mayfly completion zsh > ~/.mayfly.zsh',
    ],
  },
};
