// The table of all commands and their flags. The command line, the shell's completion and the tests read it.

import { settingSpecs } from '../../../server/contract/host/settings.ts';
import { engineNames } from '../engines/shared/names.ts';
import type { FlagSpec } from './flags.ts';

export const commandNames = [
  'up',
  'connect',
  'status',
  'invite',
  'seal',
  'extend',
  'shorten',
  'still-here',
  'burn',
  'guests',
  'remove',
  'knocks',
  'let',
  'turn-away',
  'close',
  'open',
  'down',
  'verify',
  'doctor',
  'setup',
  'bundle',
  'completion',
  'help',
] as const;
export type CommandName = (typeof commandNames)[number];

export const shellNames = ['bash', 'zsh', 'fish'] as const;
export type ShellName = (typeof shellNames)[number];

/** How a shell completes a flag. */
export interface CommandFlag extends FlagSpec {
  /** Its value is a file, or one of these words; absent: anything, or nothing. */
  readonly completes?: 'file' | readonly string[];
}

const plain: CommandFlag = { takesValue: false };
const valued: CommandFlag = { takesValue: true };
const file: CommandFlag = { takesValue: true, completes: 'file' };

const settingFlags: Readonly<Record<string, CommandFlag>> = Object.fromEntries(
  Object.values(settingSpecs).map((spec) => [
    spec.flag,
    {
      takesValue: spec.takes !== null && spec.mayFollow === undefined,
      ...(spec.mayFollow === undefined ? {} : { mayFollow: spec.mayFollow }),
      repeatable: spec.repeatable === true,
      ...(spec.file === true ? { completes: 'file' as const } : {}),
    },
  ]),
);

export const commandFlags: Readonly<
  Record<Exclude<CommandName, 'help'>, Readonly<Record<string, CommandFlag>>>
> = {
  up: {
    ...settingFlags,
    'passphrase-file': file,
    'panic-word-file': file,
    engine: { takesValue: true, completes: engineNames },
    image: valued,
    'weak-passphrase': plain,
    strict: plain,
    json: plain,
    'no-qr': plain,
    'wipe-ram': plain,
  },
  connect: {
    listen: valued,
    tor: valued,
    identity: file,
    direct: plain,
    page: plain,
    'page-port': valued,
  },
  status: { room: valued, json: plain },
  extend: { room: valued, json: plain },
  shorten: { room: valued, json: plain },
  'still-here': { room: valued, json: plain },
  burn: { room: valued, yes: plain },
  invite: {
    for: valued,
    host: plain,
    once: plain,
    count: valued,
    out: file,
    list: plain,
    revoke: valued,
    ssh: plain,
    'ssh-key': file,
    room: valued,
    json: plain,
    qr: plain,
    'no-qr': plain,
  },
  seal: { host: plain, id: valued, 'no-qr': plain },
  guests: { room: valued, json: plain },
  remove: { room: valued, json: plain },
  knocks: { room: valued, json: plain },
  let: { room: valued, json: plain },
  'turn-away': { room: valued, json: plain },
  close: { room: valued, json: plain },
  open: { room: valued, json: plain },
  down: { room: valued, 'wipe-ram': plain },
  verify: { release: file, json: plain },
  doctor: { strict: plain, json: plain },
  setup: { refresh: plain },
  bundle: { replace: plain },
  completion: {},
};

/** Words that may follow a command. */
export const commandWords: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  completion: shellNames,
  help: commandNames,
};
