// The command line and the MAYFLY_* variables as one typed command. It starts nothing; the only thing
// it reads are the files that flags name.

import { Problem } from '../../server/contract/problem.ts';
import {
  parseSettings,
  settingSpecs,
  textsFromVariables,
  type SettingTexts,
  type Settings,
} from '../../server/contract/settings.ts';
import {
  commandFlags,
  commandNames,
  shellNames,
  type CommandName,
  type ShellName,
} from './command-table.ts';
import { engineNames, type EngineName } from './engine.ts';
import { readFlags, type Flags } from './flags.ts';

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
  /** Things that are odd, but no reason to stop. */
  readonly warnings: readonly string[];
}

export interface ConnectCommand {
  readonly command: 'connect';
  /** A link, or `-`: to be read from stdin. */
  readonly invitation: string;
  readonly listenPort: number;
  /** Where tor's SOCKS port is. */
  readonly tor: { readonly host: string; readonly port: number };
  /** The text of a private key file; null: the invitation brings the key. */
  readonly identity: string | null;
  /** Present where an address out in the open may be dialled. */
  readonly direct?: true;
}

/** For a room that runs already. */
export interface RoomCommand {
  readonly command: 'status' | 'invite' | 'down';
  /** Which one, as `mayfly status` names it; null: the only one. */
  readonly room: string | null;
  readonly json: boolean;
  /** `invite` only: a guest's public key to let in. */
  readonly sshKey: string | null;
}

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

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @throws {Error} whose message completes `PATH …`. */
  readonly readFile: (path: string) => string;
}

/** Beside the IRC door's own number, which a bare room takes on the operator's machine. */
const defaultListenPort = '6668';

/** Variables that are not settings of the room. */
const otherVariables = [
  'MAYFLY_ENGINE',
  'MAYFLY_IMAGE',
  'MAYFLY_STRICT',
  'MAYFLY_JSON',
  'MAYFLY_PROGRAMS',
  'MAYFLY_LANG',
];

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

function stopAt(problems: readonly string[], command: CommandName): void {
  if (problems.length > 0)
    throw new Problem(problems.join('\n'), { hint: `see mayfly ${command} --help` });
}

/** What stands on the line but belongs to no flag. Not shown: it may be a secret that lost its flag. */
function tooMany(flags: Flags, wanted: number): string[] {
  const extra = flags.positionals.length - wanted;
  return extra > 0 ? [`${extra} too many on the command line; flags start with --`] : [];
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

function parseUp(flags: Flags, world: World): UpCommand {
  const problems = [...flags.problems, ...tooMany(flags, 0)];
  const texts: Record<string, string | undefined> = { ...textsFromVariables(world.env) };
  for (const [key, spec] of Object.entries(settingSpecs)) {
    const given = flags.values.get(spec.flag);
    if (given === undefined) {
      const fromVariable = texts[key];
      if (spec.file === true && fromVariable !== undefined && /^\.?\//.test(fromVariable)) {
        texts[key] = readAll(spec.variable, [fromVariable], world, problems);
      }
    } else if (spec.file === true) {
      texts[key] = readAll(spec.flag, given, world, problems);
    } else {
      texts[key] = spec.means ?? given.join('\n');
    }
  }
  const passphraseFile = flags.values.get('passphrase-file');
  if (passphraseFile !== undefined) {
    if (flags.values.has('passphrase'))
      problems.push('config passphrase: given as a flag and as a file');
    const [line = ''] = readAll('passphrase-file', passphraseFile, world, problems).split(/\r?\n/);
    texts['passphrase'] = line;
  }
  const wish = (flag: string, variable: string): string | null =>
    (flags.values.get(flag)?.[0] ?? world.env[variable]) || null;
  const engineText = wish('engine', 'MAYFLY_ENGINE');
  const engine = engineNames.find((name) => name === engineText) ?? null;
  if (engineText !== null && engine === null) {
    const shown = JSON.stringify(engineText);
    problems.push(`config engine: ${shown} is none of ${engineNames.join(', ')}`);
  }
  const image = wish('image', 'MAYFLY_IMAGE');
  if (image !== null && engine === 'bare') problems.push('config image: the bare engine has none');
  const settings = settingsOf(texts, problems);
  stopAt(problems, 'up');
  // `settings` is null only along with a problem.
  if (settings === null) throw new Problem('config: wrong');
  return {
    command: 'up',
    texts,
    settings,
    engine,
    image,
    strict: flags.values.has('strict') || world.env['MAYFLY_STRICT'] === 'on',
    json: flags.values.has('json') || world.env['MAYFLY_JSON'] === 'on',
    warnings: unknownVariables(world.env),
  };
}

/** The files' texts, joined; what cannot be read is added to the problems. */
function readAll(flag: string, paths: readonly string[], world: World, problems: string[]): string {
  const texts = paths.map((path) => {
    try {
      return world.readFile(path);
    } catch (error) {
      problems.push(
        `config ${flag}: ${path} ${error instanceof Error ? error.message : 'cannot be read'}`,
      );
      return '';
    }
  });
  return texts.join('\n');
}

function settingsOf(texts: SettingTexts, problems: string[]): Settings | null {
  try {
    return parseSettings(texts);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(...error.message.split('\n'));
    return null;
  }
}

/** A mistyped variable would go unseen. Its value is not shown: it may be a passphrase. */
function unknownVariables(env: World['env']): string[] {
  const known = new Set([
    ...Object.values(settingSpecs).map((spec) => spec.variable),
    ...otherVariables,
  ]);
  return Object.keys(env)
    .filter((name) => name.startsWith('MAYFLY_') && !known.has(name))
    .map((name) => `${name} is not a variable that mayfly knows`);
}

/** @returns null, and adds a problem, for what is no port. */
function portOf(flag: string, text: string, problems: string[]): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535)
    problems.push(`config ${flag}: ${JSON.stringify(text)} is not 1–65535`);
  return port;
}

function parseConnect(flags: Flags, world: World): ConnectCommand {
  const problems = [...flags.problems, ...tooMany(flags, 1)];
  const value = (name: string, fallback: string): string => flags.values.get(name)?.[0] ?? fallback;
  const [invitation] = flags.positionals;
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
  return { command, room, json: flags.values.has('json'), sshKey };
}
