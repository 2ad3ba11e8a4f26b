// How the room ends: later, sooner, at once, or not for want of a sign of life.

import type { EndMove } from '../../contract/host/control.ts';
import { movedEnd, type MoveRefusal } from '../../contract/host/moved-end.ts';
import { longestMs, shortestMs } from '../../contract/host/setting-values.ts';
import { foldName } from '../../contract/room/casemap.ts';
import { serviceName } from '../../contract/room/service.ts';
import { spanText } from '../../contract/room/time-span.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import { readTime } from './read-wish.ts';
import type { Row, ServiceParts } from './row.ts';

/** So long a host may take to repeat the word. */
const repeatWithinMs = 60_000;

/** The rows of one service: it remembers which host was asked to repeat which word. */
export function endRows() {
  const asked = new Map<string, { readonly word: string; readonly untilMs: number }>();

  const burn: Row['answer'] = (rest, asker, { end, mintWord, now }) => {
    const nick = foldName(asker.nick);
    const before = asked.get(nick);
    for (const [other, { untilMs }] of asked) if (untilMs <= now()) asked.delete(other);
    if (before !== undefined && now() < before.untilMs && rest.toLowerCase() === before.word) {
      asked.delete(nick);
      return end.burn().then((isHeard) => [inEnglish(isHeard ? 'says.burns' : 'says.busy')]);
    }
    const word = mintWord();
    asked.set(nick, { word, untilMs: now() + repeatWithinMs });
    return [inEnglish('says.burnAsk', { text: `/msg ${serviceName} burn ${word}` })];
  };

  return {
    extend: {
      help: inEnglish('says.helpExtend'),
      answer: (rest, _, parts) => move('extend', rest, parts),
    },
    shorten: {
      help: inEnglish('says.helpShorten'),
      answer: (rest, _, parts) => move('shorten', rest, parts),
    },
    burn: { help: inEnglish('says.helpBurn'), answer: burn },
    'still-here': {
      help: inEnglish('says.helpStillHere'),
      answer: (_, __, { needsSign, end }) => {
        if (!needsSign) return [inEnglish('says.needsNoSign')];
        return [inEnglish(end.goOn() ? 'says.signHeard' : 'says.busy')];
      },
    },
  } satisfies Record<string, Row>;
}

/** All guests are told the new time once the supervisor has moved it: the host needs no answer of their own. */
async function move(
  by: EndMove,
  rest: string,
  { room, end }: ServiceParts,
): Promise<readonly string[]> {
  if (rest === '') return [inEnglish('says.moveHow', { text: `/msg ${serviceName} ${by} 30m` })];
  const timeMs = readTime(rest);
  if (timeMs === null) return [inEnglish('says.badTime')];
  const { remainingMs } = room;
  const moved = remainingMs === null ? timeMs : movedEnd(remainingMs, by, timeMs);
  // Another host's move may come in between: then the supervisor refuses it.
  const refused = typeof moved === 'string' ? moved : await end.move(by, timeMs);
  return refused === null ? [] : [whyNot(refused)];
}

function whyNot(refused: MoveRefusal | 'busy'): string {
  switch (refused) {
    case 'too long':
      return inEnglish('says.endTooLate', { time: spanText(longestMs) });
    case 'too short':
      return inEnglish('says.endTooSoon', { time: spanText(shortestMs) });
    case 'not ready':
    case 'busy':
      return inEnglish('says.busy');
  }
  return refused satisfies never;
}
