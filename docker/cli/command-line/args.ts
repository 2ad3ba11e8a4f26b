// The command line and the MAYFLY_* variables as one typed command. It starts nothing; the only thing
// it reads are the files that flags name.

import { tunnelPort } from '../../../server/contract/invitation/invitation.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import {
  settingSpecs,
  type SettingTexts,
  type Settings,
} from '../../../server/contract/host/settings.ts';
import { readAll, stopAt, tooMany, type World } from './arg-problems.ts';
import {
  commandFlags,
  commandNames,
  shellNames,
  type CommandName,
  type ShellName,
} from './command-table.ts';
import type { EngineName } from '../engines/shared/names.ts';
import { readFlags, type Flags } from './flags.ts';
import { isStartedByNpm } from '../host/npm-start.ts';
import { parseUp } from './parse-up.ts';

export interface UpCommand {
  readonly command: 'up';
  readonly texts: SettingTexts;
  readonly settings: Settings;
  /** null: the best that is there. */
  readonly engine: EngineName | null;
  /** For the docker engine: an image that it has; null: the one of these sources. */
  readonly image: string | null;
  /** Do not start on a machine that breaks a promise. */
  readonly strict: boolean;
  readonly json: boolean;
  /** Draw a QR code where one makes sense. */
  readonly qr: boolean;
  /** Things that are odd, but no reason to stop. */
  readonly warnings: readonly string[];
}

export interface ConnectCommand {
  readonly command: 'connect';
  /** A link, or `-`: to be read from stdin. */
  readonly invitation: string;
  readonly listenPort: number;
  /** Present where the port was asked for, and is not the usual one. */
  readonly isListenGiven?: true;
  /** Where tor's SOCKS port is. */
  readonly tor: { readonly host: string; readonly port: number };
  /** The text of a private key file; null: the invitation brings the key. */
  readonly identity: string | null;
  /** Present where an address out in the open may be dialled. */
  readonly direct?: true;
}

interface OfARoom {
  /** Which one, as `mayfly status` names it; null: the only one. */
  readonly room: string | null;
  readonly json: boolean;
  /** `invite` only: a guest's public key to let in. */
  readonly sshKey: string | null;
}

export interface InviteCommand extends OfARoom {
  readonly command: 'invite';
  /** What a guest with an IRC client needs. */
  readonly ssh: boolean;
  readonly qr: boolean;
}

/** For a room that runs already. */
export type RoomCommand =
  | InviteCommand
  | (OfARoom & { readonly command: 'status' })
  | (OfARoom & { readonly command: 'down' });

export type Command =
  | UpCommand
  | ConnectCommand
  | RoomCommand
  | { readonly command: 'verify'; readonly json: boolean }
  | { readonly command: 'doctor'; readonly strict: boolean; readonly json: boolean }
  | { readonly command: 'setup'; readonly refresh: boolean }
  | { readonly command: 'completion'; readonly shell: ShellName }
  | { readonly command: 'help'; readonly topic: CommandName | null }
  | { readonly command: 'version' };

const defaultListenPort = String(tunnelPort(6667));

const isCommand = (text: string): text is CommandName => commandNames.some((name) => name === text);

/** @throws {Problem} that names all that is wrong, one a line. */
export function parseCommand(argv: readonly string[], world: World): Command {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h')
    return { command: 'help', topic: null };
  if (first === '--version') return { command: 'version' };
  if (!isCommand(first)) {
    throw new Problem(`"${first}" is not a command`, {
      hint: `one of ${commandNames.join(', ')}; see mayfly --help`,
    });
  }
  if (first === 'help') return parseHelp(rest);
  const flags = readFlags(rest, commandFlags[first]);
  if (flags.values.has('help')) return { command: 'help', topic: first };
  if (first === 'up') return parseUp(flags, world);
  if (first === 'connect') return parseConnect(flags, world);
  if (first === 'completion') return parseCompletion(flags);
  if (first === 'status' || first === 'invite' || first === 'down') {
    return parseRoomCommand(first, flags, world);
  }
  stopAt([...flags.problems, ...tooMany(flags, 0)], first);
  const has = (flag: string): boolean => flags.values.has(flag);
  if (first === 'setup') return { command: 'setup', refresh: has('refresh') };
  if (first === 'verify') return { command: 'verify', json: has('json') };
  return { command: 'doctor', strict: has('strict'), json: has('json') };
}

function parseHelp(rest: readonly string[]): Command {
  const [topic] = rest;
  if (topic === undefined || topic === 'help') return { command: 'help', topic: null };
  if (!isCommand(topic))
    throw new Problem(`help: "${topic}" is not a command`, { hint: 'see mayfly --help' });
  return { command: 'help', topic };
}

function parseCompletion(flags: Flags): Command {
  const [given] = flags.positionals;
  const shell = shellNames.find((name) => name === given);
  const problems = [...flags.problems, ...tooMany(flags, 1)];
  if (shell === undefined) problems.push(`completion: name a shell: ${shellNames.join(', ')}`);
  stopAt(problems, 'completion');
  return { command: 'completion', shell: shell ?? 'bash' };
}

/** @returns null, and adds a problem, for what is no port. */
function portOf(flag: string, text: string, problems: string[]): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535)
    problems.push(`config ${flag}: ${JSON.stringify(text)} must be 1–65535`);
  return port;
}

function parseConnect(flags: Flags, world: World): ConnectCommand {
  const problems = [...flags.problems, ...tooMany(flags, 1)];
  const value = (name: string, fallback: string): string => flags.values.get(name)?.[0] ?? fallback;
  const [invitation] = flags.positionals;
  if (invitation !== undefined && invitation !== '-' && isStartedByNpm(world.env))
    problems.push('connect: npm may write its command line to a log; give - and paste the link');
  if (invitation === undefined)
    problems.push('connect: no invitation; give the link, or - to paste it');
  const listenPort = portOf('listen', value('listen', defaultListenPort), problems);
  const tor = /^(.+):([^:]*)$/.exec(value('tor', '127.0.0.1:9050'));
  if (tor === null) problems.push('config tor: is not HOST:PORT');
  const torPort = tor === null ? 0 : portOf('tor', tor[2] ?? '', problems);
  const identityFile = flags.values.get('identity');
  const identity =
    identityFile === undefined ? null : readAll('identity', identityFile, world, problems);
  stopAt(problems, 'connect');
  return {
    command: 'connect',
    invitation: invitation ?? '-',
    listenPort,
    tor: { host: (tor?.[1] ?? '').replace(/^\[|\]$/g, ''), port: torPort },
    identity,
    ...(flags.values.has('listen') ? { isListenGiven: true } : {}),
    ...(flags.values.has('direct') ? { direct: true } : {}),
  };
}

function parseRoomCommand(
  command: RoomCommand['command'],
  flags: Flags,
  world: World,
): RoomCommand {
  const problems = [...flags.problems, ...tooMany(flags, 0)];
  const given = flags.values.get('room')?.[0];
  const room = given ?? null;
  // A process id, or a container's random one.
  if (room !== null && !/^([1-9]\d{0,8}|[0-9a-f]{12})$/.test(room)) {
    problems.push(`config room: ${JSON.stringify(room)} is not what mayfly status shows`);
  }
  const keyFile = flags.values.get('ssh-key');
  const keyText = keyFile === undefined ? null : readAll('ssh-key', keyFile, world, problems);
  let sshKey: string | null = null;
  if (keyText !== null && problems.length === 0) {
    try {
      const keys = settingSpecs.sshKeys.parse(keyText);
      if (keys.length !== 1) throw new Error(`holds ${keys.length} keys, not one`);
      sshKey = keys[0] ?? null;
    } catch (error) {
      problems.push(
        `config ssh-key: the value ${error instanceof Error ? error.message : 'is wrong'}`,
      );
    }
  }
  stopAt(problems, command);
  const has = (flag: string): boolean => flags.values.has(flag);
  const common = { room, json: has('json'), sshKey };
  if (command === 'status') return { command, ...common };
  if (command === 'down') return { command, ...common };
  const qr = !has('no-qr') && world.env['MAYFLY_QR'] !== 'off';
  return { command, ...common, ssh: has('ssh'), qr };
}
