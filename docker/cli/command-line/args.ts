// Parses the command line and the MAYFLY_* variables into one typed command. It starts nothing; it reads only
// the files that flags name.

import { tunnelPort } from '../../../server/contract/invitation/invitation.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import type { EndMove } from '../../../server/contract/host/control.ts';
import { isNickname } from '../../../server/contract/room/nickname.ts';
import { duration } from '../../../server/contract/host/setting-values.ts';
import { readAll, stopAt, tooMany, type World } from './arg-problems.ts';
import { commandFlags, commandNames, shellNames, type CommandName } from './command-table.ts';
import type { Command, ConnectCommand, RoomCommand } from './command.ts';
import { readFlags, type Flags } from './flags.ts';
import { isStartedByNpm } from '../host/npm-start.ts';
import { parseInvite } from './parse-invite.ts';
import { parseSeal } from './parse-seal.ts';
import { parseUp } from './parse-up.ts';
import { ValueError } from '../../../server/contract/sentences/value-error.ts';
import { sentence, type Text } from '../../../server/contract/sentences/sentence.ts';

const roomCommands: readonly RoomCommand['command'][] = [
  'status',
  'invite',
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
];
const isRoomCommand = (name: CommandName): name is RoomCommand['command'] =>
  roomCommands.some((each) => each === name);

const defaultListenPort = String(tunnelPort(6667));
const defaultPagePort = '8081';

const isCommand = (text: string): text is CommandName => commandNames.some((name) => name === text);

/** @throws {Problem} that names all that is wrong, one a line. */
export function parseCommand(argv: readonly string[], world: World): Command {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h')
    return { command: 'help', topic: null };
  if (first === '--version') return { command: 'version' };
  if (!isCommand(first)) {
    throw new Problem(sentence('usage.notACommand', { word: first }), {
      hint: sentence('usage.oneOfCommands', { commands: commandNames.join(', ') }),
    });
  }
  if (first === 'help') return parseHelp(rest);
  const flags = readFlags(rest, commandFlags[first]);
  if (flags.values.has('help')) return { command: 'help', topic: first };
  if (first === 'up') return parseUp(flags, world);
  if (first === 'connect') return parseConnect(flags, world);
  if (first === 'seal') return parseSeal(flags, world);
  if (first === 'completion') return parseCompletion(flags);
  if (first === 'bundle') return parseBundle(flags);
  if (isRoomCommand(first)) return parseRoomCommand(first, flags, world);
  stopAt([...flags.problems, ...tooMany(flags, 0)], first);
  const has = (flag: string): boolean => flags.values.has(flag);
  if (first === 'setup') return { command: 'setup', refresh: has('refresh') };
  if (first === 'verify') {
    const release = flags.values.get('release')?.[0];
    return { command: 'verify', json: has('json'), ...(release === undefined ? {} : { release }) };
  }
  return { command: 'doctor', strict: has('strict'), json: has('json') };
}

function parseHelp(rest: readonly string[]): Command {
  const [topic] = rest;
  if (topic === undefined || topic === 'help') return { command: 'help', topic: null };
  if (!isCommand(topic))
    throw new Problem(sentence('usage.helpNotACommand', { word: topic }), {
      hint: sentence('usage.seeHelp'),
    });
  return { command: 'help', topic };
}

function parseCompletion(flags: Flags): Command {
  const [given] = flags.positionals;
  const shell = shellNames.find((name) => name === given);
  const problems = [...flags.problems, ...tooMany(flags, 1)];
  if (shell === undefined)
    problems.push(sentence('usage.nameAShell', { shells: shellNames.join(', ') }));
  stopAt(problems, 'completion');
  return { command: 'completion', shell: shell ?? 'bash' };
}

function parseBundle(flags: Flags): Command {
  const [file = ''] = flags.positionals;
  const problems = [...flags.problems, ...tooMany(flags, 1)];
  if (file === '') problems.push(sentence('usage.nameABundle'));
  else if (!/^-$|\.(?:tar|tar\.gz|tgz)$/.test(file)) problems.push(sentence('usage.bundleName'));
  stopAt(problems, 'bundle');
  return { command: 'bundle', file, replace: flags.values.has('replace') };
}

/** Adds a problem for a text that is no port. */
function portOf(flag: string, text: string, problems: Text[]): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535)
    problems.push(
      sentence('config.outOfRange', { flag, value: JSON.stringify(text), range: '1–65535' }),
    );
  return port;
}

function parseConnect(flags: Flags, world: World): ConnectCommand {
  const problems = [...flags.problems, ...tooMany(flags, 1)];
  const value = (name: string, fallback: string): string => flags.values.get(name)?.[0] ?? fallback;
  const [invitation] = flags.positionals;
  if (invitation !== undefined && invitation !== '-' && isStartedByNpm(world.env))
    problems.push(sentence('connect.npmLogs'));
  if (invitation === undefined) problems.push(sentence('connect.noInvitation'));
  const listenPort = portOf('listen', value('listen', defaultListenPort), problems);
  const tor = /^(.+):([^:]*)$/.exec(value('tor', '127.0.0.1:9050'));
  if (tor === null) problems.push(sentence('config.torNotHostPort'));
  const torPort = tor === null ? 0 : portOf('tor', tor[2] ?? '', problems);
  const identityFile = flags.values.get('identity');
  const identity =
    identityFile === undefined ? null : readAll('identity', identityFile, world, problems);
  const has = (name: string): boolean => flags.values.has(name);
  const pagePort = portOf('page-port', value('page-port', defaultPagePort), problems);
  if (has('page-port') && !has('page')) problems.push(sentence('connect.pagePortAlone'));
  for (const flag of ['listen', 'identity', 'direct'].filter((name) => has('page') && has(name)))
    problems.push(sentence('connect.notWithPage', { flag }));
  stopAt(problems, 'connect');
  return {
    command: 'connect',
    invitation: invitation ?? '-',
    listenPort,
    tor: { host: (tor?.[1] ?? '').replace(/^\[|\]$/g, ''), port: torPort },
    identity,
    ...(has('listen') ? { isListenGiven: true } : {}),
    ...(has('direct') ? { direct: true } : {}),
    ...(has('page') ? { pagePort } : {}),
  };
}

/** A time as `--lifetime` takes it. Adds a problem for another text. */
function timeOf(command: EndMove, text: string | undefined, problems: Text[]): number {
  if (text === undefined) {
    problems.push(sentence('usage.nameATime', { command: `mayfly ${command}` }));
    return 0;
  }
  try {
    return duration(text);
  } catch (error) {
    const origin = { flag: command, value: JSON.stringify(text) };
    problems.push(
      error instanceof ValueError ? error.from(origin) : sentence('config.wrong', origin),
    );
    return 0;
  }
}

/** A nickname, or `-`: the first line of stdin. Adds a problem where there is none. */
function nickOf(command: string, flags: Flags, world: World, problems: Text[]): string {
  const [given = ''] = flags.positionals;
  const nick =
    given === '-'
      ? (readAll(command, ['-'], world, problems).split(/\r?\n/)[0] ?? '').trim()
      : given;
  // The longest that a room may allow.
  if (!isNickname(nick, 31))
    problems.push(sentence('usage.nameSomebody', { command: `mayfly ${command}` }));
  return nick;
}

function parseRoomCommand(
  command: RoomCommand['command'],
  flags: Flags,
  world: World,
): RoomCommand {
  const namesOne = command === 'remove' || command === 'let' || command === 'turn-away';
  const movesEnd = command === 'extend' || command === 'shorten';
  // What stands behind `invite` may be a name.
  const stray = command === 'invite' ? [] : tooMany(flags, movesEnd || namesOne ? 1 : 0);
  const problems = [...flags.problems, ...stray];
  const timeMs = movesEnd ? timeOf(command, flags.positionals[0], problems) : 0;
  const nick = namesOne ? nickOf(command, flags, world, problems) : '';
  const room = flags.values.get('room')?.[0] ?? null;
  // A process id, or a container's random one.
  if (room !== null && !/^([1-9]\d{0,8}|[0-9a-f]{12})$/.test(room)) {
    problems.push(sentence('config.roomUnknown', { value: JSON.stringify(room) }));
  }
  const common = { room, json: flags.values.has('json') };
  if (command === 'invite') return parseInvite(common, flags, world, problems);
  stopAt(problems, command);
  if (command === 'remove' || command === 'let' || command === 'turn-away')
    return { command, ...common, nick };
  if (command === 'down') return { command, ...common, wipeRam: flags.values.has('wipe-ram') };
  if (command === 'burn') return { command, ...common, yes: flags.values.has('yes') };
  if (command === 'extend' || command === 'shorten') return { command, ...common, timeMs };
  return { command, ...common };
}
