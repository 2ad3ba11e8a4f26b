// Who is here, and putting somebody out.

import { sameName } from '../../contract/room/casemap.ts';
import { serviceName } from '../../contract/room/service.ts';
import { inEnglish, inEnglishCount, type RoomKey } from '../../contract/words/room-says.ts';
import type { Door } from '../../protocol/session/session-types.ts';
import type { Person, Row } from './row.ts';

/** More would be a flood of its own. */
const maxPeopleTold = 50;

export const peopleRows = {
  people: {
    help: inEnglish('says.helpPeople'),
    answer: (_, __, { room: { people } }) => [
      inEnglishCount('says.people', people.length),
      ...people.slice(0, maxPeopleTold).map((person) => describe(person)),
      ...(people.length > maxPeopleTold
        ? [inEnglish('says.more', { count: String(people.length - maxPeopleTold) })]
        : []),
    ],
  },
  remove: {
    help: inEnglish('says.helpRemove'),
    answer: (rest, asker, { room }) => {
      const [nick = ''] = rest.split(' ');
      if (nick === '') return [inEnglish('says.removeWhom')];
      if (sameName(nick, asker.nick)) return [inEnglish('says.removeSelf')];
      const person = room.people.find((other) => sameName(other.nick, nick));
      if (person === undefined || !room.remove(nick)) {
        return [inEnglish('says.nobodyOfName', { text: nick })];
      }
      return [inEnglish('says.removed', { text: nick }), wayBack(person)];
    },
  },
} satisfies Record<string, Row>;

/** That a session ended keeps nobody out. */
function wayBack({ invitation }: Person): string {
  return invitation === null
    ? inEnglish('says.backByShared', { text: `/msg ${serviceName} close` })
    : inEnglish('says.backByOwn', { text: `/msg ${serviceName} revoke ${invitation}` });
}

const byDoor: { readonly [D in Door]: RoomKey } = {
  websocket: 'says.inBrowser',
  lite: 'says.inLite',
  irc: 'says.withIrc',
};

/** Such as `@ana (i2)`: the id is that of her own invitation. */
function describe({ nick, door, isHost, isAway, invitation }: Person): string {
  const name = isHost ? `@${nick}` : nick;
  const text = invitation === null ? name : `${name} (${invitation})`;
  return inEnglish(isAway ? 'says.isWaitedFor' : byDoor[door], { text });
}
