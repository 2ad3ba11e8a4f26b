// On the host's sheet: the shared invitation, and those of one person each.

import {
  isGood,
  type InvitationEntry,
  type InvitationState,
  type SharedInvitation,
} from '../../../server/contract/host/access.ts';
import type { HostSheet, SheetRoom } from '../../../server/contract/host/host-sheet.ts';
import { foldName } from '../../../server/contract/room/casemap.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import type { HostDesk } from '../session/host-desk.ts';
import { AskFirst } from './ask-first.tsx';
import { briefly, invitationName, Row, Section } from './host-row.tsx';
import { sealedParts } from './sealing.ts';
import { words } from './words.ts';

interface SharedProps {
  readonly room: SheetRoom;
  readonly desk: HostDesk;
}

export function Shared({ room: { shared, wrongTries }, desk }: SharedProps) {
  const isOpen = shared.state === 'open';
  const sealed = sealedParts.value;
  return (
    <Section title={sharedText(shared)}>
      {shared.state !== 'none' && (
        <div class="buttons">
          <button type="button" onClick={() => desk.act(isOpen ? 'CLOSE' : 'OPEN')}>
            {words.say(isOpen ? 'host.close' : 'host.open')}
          </button>
        </div>
      )}
      {sealed !== null && shared.state !== 'none' && <sealed.SharedLink />}
      <p class={wrongTries > 0 ? 'caution' : 'note'}>
        {words.count('says.wrongTries', wrongTries)}
      </p>
    </Section>
  );
}

function sharedText({ state, usesLeft }: SharedInvitation): string {
  if (state === 'none') return words.say('says.sharedNone');
  if (state === 'closed') return words.say('says.sharedClosed');
  return usesLeft === null
    ? words.say('says.sharedOpen')
    : words.count('says.sharedUses', usesLeft);
}

const stateKeys = {
  open: 'says.isOpen',
  inside: 'says.isInside',
  used: 'says.isUsed',
  expired: 'says.isExpired',
  revoked: 'says.isRevoked',
} as const satisfies Record<InvitationState, string>;

interface InvitationsProps {
  readonly sheet: HostSheet;
  /** The host's own nickname. */
  readonly nick: string;
  readonly desk: HostDesk;
}

export function Invitations({ sheet, nick, desk }: InvitationsProps) {
  const { invitations, people, room } = sheet;
  const self = people.find((person) => foldName(person.nick) === foldName(nick));
  return (
    <Section
      title={words.say('host.invitations', { count: String(room.invitationCount) })}
      hidden={room.invitationCount - invitations.length}
    >
      <ul>
        {invitations.map((entry) => {
          const { id, state } = entry;
          const name = invitationName(entry);
          return (
            <Row key={id} of={stateKeys[state]} name={name} facts={factsOf(entry)}>
              {isGood(entry) && id !== self?.invitation && (
                <AskFirst
                  act={words.say('host.revoke')}
                  about={name}
                  question={words.say('host.revokeAsk', { text: name })}
                  more={words.say('host.revokeMore')}
                  onAct={() => desk.act('REVOKE', id)}
                />
              )}
            </Row>
          );
        })}
      </ul>
    </Section>
  );
}

function factsOf(entry: InvitationEntry): readonly string[] {
  const { role, once, nick, remainingMs } = entry;
  return [
    ...(nick === null ? [] : [cleanName(nick)]),
    ...(role === 'host' ? [words.say('people.host')] : []),
    ...(once ? [words.say('host.once')] : []),
    ...(remainingMs === null || !isGood(entry)
      ? []
      : [words.say('host.left', { time: briefly(remainingMs) })]),
  ];
}
