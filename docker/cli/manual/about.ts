// What the manual page says beyond the help of each command: variables, files, dangers. In English only, as manual
// pages of small programs are.

/** What the command is, and how a room goes. */
export const description = [
  'mayfly starts a chat room on this machine, prints invitations to it, and stays until the room ends. Guests come in by the page in a browser, by pages without script, or with any IRC client through ssh or Tor.',
  'All of the room is in memory. At its end, mayfly looks for what is left on this machine, and says what it checked: gone, left, or not checked.',
  'Talk and errors go to standard error, data to standard output. With --json the data is one JSON object per line.',
];

export interface Variable {
  readonly name: string;
  readonly means: string;
}

/** Those that are no settings of a room. */
export const variables: readonly Variable[] = [
  { name: 'MAYFLY_ENGINE', means: 'As up --engine.' },
  { name: 'MAYFLY_IMAGE', means: 'As up --image.' },
  { name: 'MAYFLY_STRICT', means: 'on: as up --strict.' },
  { name: 'MAYFLY_WIPE_RAM', means: 'on: as up --wipe-ram.' },
  { name: 'MAYFLY_JSON', means: 'on: as up --json.' },
  { name: 'MAYFLY_QR', means: 'off: as --no-qr.' },
  { name: 'MAYFLY_WEAK_PASSPHRASE', means: 'on: as up --weak-passphrase.' },
  {
    name: 'MAYFLY_LANG',
    means: 'The language: en, es or pt-BR. Without it, that of LC_ALL, LC_MESSAGES or LANG.',
  },
  {
    name: 'MAYFLY_PROGRAMS',
    means: 'The folder with unpacked daemons, in place of the one in the cache.',
  },
  { name: 'XDG_CACHE_HOME', means: 'Where the cache is, if not in ~/.cache.' },
  {
    name: 'DOCKER_HOST',
    means: 'The socket of the Docker engine that the docker engine uses, as unix:///PATH.',
  },
];

/** What settings' variables are, before their list. */
export const aboutVariables =
  'Each setting of up has a variable. The flag wins. A variable whose value is empty counts as absent, and up warns of a variable that starts with MAYFLY_ and that it does not know. Other processes of the same user can read an environment: give secrets by --passphrase-file instead.';

export interface Place {
  readonly path: string;
  readonly means: string;
}

/** What the command keeps, or reads by itself. */
export const files: readonly Place[] = [
  {
    path: '~/.cache/mayfly/programs',
    means:
      'tor, ngIRCd, OpenSSH and tini as they were unpacked from packages, where the machine has none. Nothing of a room is there.',
  },
  {
    path: '~/.cache/mayfly/engine',
    means: 'The programs of a Docker engine for --engine volatile, if somebody put them there.',
  },
  {
    path: '/var/run/docker.sock',
    means:
      'The Docker engine of this machine. A rootless one is looked for as docker.sock in XDG_RUNTIME_DIR.',
  },
];

/** What an operator must know. The whole of it is in docs/threat-model.md. */
export const security = [
  'A link is a key: whoever has it comes in. Send it in a way that you trust, and clear the terminal afterwards, as its scrollback may be on disk.',
  'Do not give a secret as an argument: other users of the machine can read a command line, and shells keep it in their history. Use --passphrase-file -, and - for an invitation or for names.',
  'Root of the machine, and whoever controls its hypervisor, can read all that is in its memory while the room lives. In a sealed room (--sealed) they see who talks and when, but not what is said.',
  'Swap, hibernation and core dumps bring memory to a disk. mayfly doctor says what this machine would do, and up --strict does not start a room on a machine that breaks a promise.',
  'Docker keeps a record that containers were there, with random names, and when. The engines volatile and bare leave none.',
  'verify reports what it could not check as "not checked". Such a line is no proof that nothing is left.',
];

/** Other manuals, by section. */
export const seeAlso: readonly (readonly [name: string, section: number])[] = [
  ['docker', 1],
  ['irssi', 1],
  ['ssh', 1],
  ['tor', 1],
  ['torsocks', 1],
];
