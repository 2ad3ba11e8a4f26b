// What the service answers hosts about guests who wait to be let in, and what it tells of itself.

import type { KnockEntry } from '../../contract/host/people.ts';
import { inEnglish, inEnglishCount, type RoomKey } from '../../contract/words/room-says.ts';
import type { Door } from '../../protocol/session/session-types.ts';
import type { KnockDesk, Row } from './row.ts';

/** More than this at once are told as a number. */
const maxToldOneByOne = 3;
/** More would be a flood of its own. */
const maxListed = 50;

const listed: { readonly [D in Door]: RoomKey } = {
  websocket: 'says.inBrowser',
  lite: 'says.inLite',
  irc: 'says.withIrc',
};
const told: { readonly [D in Door]: RoomKey } = {
  websocket: 'says.knockBrowser',
  lite: 'says.knockLite',
  irc: 'says.knockIrc',
};

const nameOf = ({ nick, words }: KnockEntry): string => `${nick} (${words})`;

export const knockRows = {
  knocks: {
    help: inEnglish('says.helpKnocks'),
    answer: (_, __, { room: { knocks } }) => describeKnocks(knocks),
  },
  let: {
    help: inEnglish('says.helpLet'),
    answer: (rest, _, { room: { knocks } }) => letIn(rest, knocks),
  },
  'turn-away': {
    help: inEnglish('says.helpTurnAway'),
    answer: (rest, _, { room: { knocks } }) => turnAway(rest, knocks),
  },
} satisfies Record<string, Row>;

function describeKnocks({ waiting }: KnockDesk): readonly string[] {
  if (waiting.length === 0) return [inEnglish('says.noKnocks')];
  return [
    inEnglishCount('says.knocks', waiting.length),
    ...waiting.slice(0, maxListed).map((one) => inEnglish(listed[one.door], { text: nameOf(one) })),
    ...(waiting.length > maxListed
      ? [inEnglish('says.more', { count: String(waiting.length - maxListed) })]
      : []),
  ];
}

/** What a host is told who has not heard of these yet. */
export function announceKnocks(fresh: readonly KnockEntry[]): readonly string[] {
  if (fresh.length > maxToldOneByOne)
    return [inEnglish('says.manyKnock', { count: String(fresh.length) })];
  return fresh.map((one) => inEnglish(told[one.door], { text: nameOf(one) }));
}

function letIn(rest: string, knocks: KnockDesk): readonly string[] {
  const [nick = ''] = rest.split(' ');
  if (nick === '') return [inEnglish('says.letWhom')];
  return [inEnglish(knocks.letIn(nick) ? 'says.wasLetIn' : 'says.nobodyKnocks', { text: nick })];
}

function turnAway(rest: string, knocks: KnockDesk): readonly string[] {
  const [nick = ''] = rest.split(' ');
  if (nick === '') return [inEnglish('says.turnAwayWhom')];
  const wasThere = knocks.turnAway(nick);
  return [inEnglish(wasThere ? 'says.wasTurnedAway' : 'says.nobodyKnocks', { text: nick })];
}
