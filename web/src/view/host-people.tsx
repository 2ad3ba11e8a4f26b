// On the host's sheet: who waits to be let in, and who is in the room.

import type { HostSheet } from '../../../server/contract/host/host-sheet.ts';
import type { DoorName, GuestEntry, KnockEntry } from '../../../server/contract/host/people.ts';
import { foldName } from '../../../server/contract/room/casemap.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import type { HostDesk } from '../session/host-desk.ts';
import { AskFirst } from './ask-first.tsx';
import { briefly, focusHeading, invitationName, Row, Section } from './host-row.tsx';
import { words } from './words.ts';

const doorKeys = {
  websocket: 'says.inBrowser',
  lite: 'says.inLite',
  irc: 'says.withIrc',
} as const satisfies Record<DoorName, string>;

interface KnockingProps {
  readonly knocks: readonly KnockEntry[];
  readonly desk: HostDesk;
}

export function Knocking({ knocks, desk }: KnockingProps) {
  return (
    <Section
      title={
        knocks.length === 0 ? words.say('says.noKnocks') : words.count('says.knocks', knocks.length)
      }
    >
      <ul>
        {knocks.map(({ nick, door, words: two, waitedMs }) => {
          const name = cleanName(nick);
          return (
            <Row
              key={foldName(nick)}
              of={doorKeys[door]}
              name={name}
              facts={[words.say('host.waits', { time: briefly(waitedMs) })]}
              more={
                <strong lang="en" translate={false}>
                  {two}
                </strong>
              }
            >
              <div class="buttons">
                <button
                  type="button"
                  class="main"
                  aria-label={`${words.say('host.let')}: ${name}`}
                  onClick={(event) => {
                    focusHeading(event.currentTarget);
                    desk.act('LET', nick);
                  }}
                >
                  {words.say('host.let')}
                </button>
                <button
                  type="button"
                  aria-label={`${words.say('host.turnAway')}: ${name}`}
                  onClick={(event) => {
                    focusHeading(event.currentTarget);
                    desk.act('TURN-AWAY', nick);
                  }}
                >
                  {words.say('host.turnAway')}
                </button>
              </div>
            </Row>
          );
        })}
      </ul>
    </Section>
  );
}

interface PeopleInsideProps {
  readonly sheet: HostSheet;
  readonly nick: string;
  readonly desk: HostDesk;
}

export function PeopleInside({ sheet, nick: self, desk }: PeopleInsideProps) {
  const { people, room } = sheet;
  return (
    <Section
      title={words.count('says.people', room.peopleCount)}
      hidden={room.peopleCount - people.length}
    >
      <ul>
        {people.map((person) => {
          const { nick, door, isAway } = person;
          const name = cleanName(nick);
          return (
            <Row
              key={foldName(nick)}
              of={isAway ? 'says.isWaitedFor' : doorKeys[door]}
              name={name}
              facts={factsOf(person, sheet)}
            >
              {foldName(nick) !== foldName(self) && (
                <AskFirst
                  act={words.say('host.remove')}
                  about={name}
                  question={words.say('host.removeAsk', { text: name })}
                  more={words.say('host.removeMore')}
                  onAct={() => desk.act('REMOVE', nick)}
                />
              )}
            </Row>
          );
        })}
      </ul>
    </Section>
  );
}

function factsOf({ role, invitation }: GuestEntry, { invitations, room }: HostSheet) {
  const own = invitations.find(({ id }) => id === invitation);
  const text = own === undefined ? invitation : invitationName(own);
  return [
    ...(role === 'host' ? [words.say('people.host')] : []),
    ...(text === null ? [] : [words.say('host.byOwn', { text })]),
    // An open room asks for none.
    ...(text === null && room.shared.state !== 'none' ? [words.say('host.byShared')] : []),
  ];
}
