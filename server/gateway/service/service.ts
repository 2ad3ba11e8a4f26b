// The service `mayfly`: what hosts ask of the room, and the answers. One table; a new command is a row here and
// a word in contract/room/service.ts.

import { serviceCommands, serviceName, type ServiceCommand } from '../../contract/room/service.ts';
import { sameName } from '../../contract/room/casemap.ts';
import { inEnglish, inEnglishCount, type RoomKey } from '../../contract/words/room-says.ts';
import type { Door, Grant } from '../../protocol/session/session-types.ts';
import { describeKnocks, letIn, turnAway, type KnockDesk } from './knocking.ts';

/** Somebody in the room. */
export interface Person {
  readonly nick: string;
  readonly door: Door;
  readonly isHost: boolean;
  readonly isAway: boolean;
}

/** A guest as the service tells of them. */
export function personOf(
  guest: {
    readonly nick: string;
    readonly role: Grant['role'] | null;
    readonly connection: { readonly door: Door };
  },
  isAway: boolean,
): Person {
  const { nick, role, connection } = guest;
  return { nick, door: connection.door, isHost: role === 'host', isAway };
}

/** What the service may do in the room. */
export interface ServedRoom {
  readonly people: readonly Person[];
  /** Ends the session of whoever has this nickname. @returns whether there was one. */
  remove(nick: string): boolean;
  readonly knocks: KnockDesk;
}

/** Sentences, in the order in which they are told. */
type Answer = readonly string[] | Promise<readonly string[]>;

interface Row {
  /** One line of `help`. */
  readonly help: string;
  /** @param rest what stands behind the command. */
  answer(rest: string, asker: Person, room: ServedRoom): Answer;
}

/** More would be a flood of its own. */
const maxPeopleTold = 50;

const rows: { readonly [C in ServiceCommand]: Row } = {
  help: {
    help: inEnglish('says.helpHelp'),
    answer: () => [
      inEnglish('says.help', { text: `/msg ${serviceName}` }),
      ...serviceCommands.map((command) => rows[command].help),
    ],
  },
  people: {
    help: inEnglish('says.helpPeople'),
    answer: (_, __, { people }) => [
      inEnglishCount('says.people', people.length),
      ...people.slice(0, maxPeopleTold).map((person) => describe(person)),
      ...(people.length > maxPeopleTold
        ? [inEnglish('says.peopleMore', { count: String(people.length - maxPeopleTold) })]
        : []),
    ],
  },
  remove: {
    help: inEnglish('says.helpRemove'),
    answer: (rest, asker, room) => {
      const [nick = ''] = rest.split(' ');
      if (nick === '') return [inEnglish('says.removeWhom')];
      if (sameName(nick, asker.nick)) return [inEnglish('says.removeSelf')];
      return [inEnglish(room.remove(nick) ? 'says.removed' : 'says.nobodyOfName', { text: nick })];
    },
  },
  knocks: {
    help: inEnglish('says.helpKnocks'),
    answer: (_, __, { knocks }) => describeKnocks(knocks),
  },
  let: {
    help: inEnglish('says.helpLet'),
    answer: (rest, _, { knocks }) => letIn(rest, knocks),
  },
  'turn-away': {
    help: inEnglish('says.helpTurnAway'),
    answer: (rest, _, { knocks }) => turnAway(rest, knocks),
  },
};

/** @param words as the guest wrote them: a command and what belongs to it. */
export function serve(words: string, asker: Person, room: ServedRoom): Answer {
  if (!asker.isHost) return [inEnglish('says.hostsOnly')];
  // `/remove`, `remove` and `REMOVE` are the same.
  const [, word = '', rest = ''] = /^\s*\/?(\S*)\s*(.*?)\s*$/s.exec(words) ?? [];
  const command = serviceCommands.find((name) => name === word.toLowerCase());
  if (command !== undefined) return rows[command].answer(rest, asker, room);
  return [inEnglish('says.unknownCommand', { text: `/msg ${serviceName} help` })];
}

const byDoor: { readonly [D in Door]: RoomKey } = {
  websocket: 'says.inBrowser',
  lite: 'says.inLite',
  irc: 'says.withIrc',
};

function describe({ nick, door, isHost, isAway }: Person): string {
  const name = isHost ? `@${nick}` : nick;
  return inEnglish(isAway ? 'says.isWaitedFor' : byDoor[door], { text: name });
}
