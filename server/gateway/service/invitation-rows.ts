// Who may come in: makes invitations, shows and takes them back, shuts and opens the shared one.

import type { AccessReply } from '../../config/access-exchange.ts';
import {
  isGood,
  maxInvitations,
  type AccessAsk,
  type AccessAnswers,
  type InvitationEntry,
  type IssuedInvitation,
  type InvitationState,
  type SharedInvitation,
} from '../../contract/host/access.ts';
import { formatInvitation } from '../../contract/invitation/invitation.ts';
import { sameName } from '../../contract/room/casemap.ts';
import { serviceName } from '../../contract/room/service.ts';
import { roughSpanText } from '../../contract/room/time-span.ts';
import { inEnglish, inEnglishCount, type RoomKey } from '../../contract/words/room-says.ts';
import { readWish } from './read-wish.ts';
import type { Addresses, Person, Row, ServiceParts } from './row.ts';

/** More would be a flood of its own. `mayfly invite --list` on the machine shows all. */
const maxTold = 50;

export const invitationRows = {
  invite: {
    help: inEnglish('says.helpInvite'),
    answer: async (rest, asker, { access, addresses, isSealed }) => {
      const wish = readWish(rest);
      if (wish === 'bad time') return [inEnglish('says.badTime')];
      const reply = access.issue([wish]);
      if ('refused' in reply) {
        return [inEnglish('says.tooManyInvitations', { limit: String(maxInvitations) })];
      }
      const [issued] = reply.answer;
      if (issued === undefined) return [];
      // A secret that the next gateway would not know must not be handed out.
      if (await isKept(access, reply)) {
        const told = made(issued, asker, addresses);
        return isSealed ? [...told, inEnglish('says.invitedSeal')] : told;
      }
      access.revoke(issued.entry.id);
      return [inEnglish('says.notKept')];
    },
  },
  invitations: {
    help: inEnglish('says.helpInvitations'),
    answer: (_, __, { access, room }) => {
      const { invitations, shared, wrongTries } = access.list(room.wrongTries).answer;
      const sorted = goodFirst(invitations);
      return [
        inEnglishCount('says.invitations', sorted.length),
        ...sorted.slice(0, maxTold).map((entry) => describe(entry)),
        ...(sorted.length > maxTold
          ? [inEnglish('says.more', { count: String(sorted.length - maxTold) })]
          : []),
        describeShared(shared),
        inEnglishCount('says.wrongTries', wrongTries),
      ];
    },
  },
  revoke: {
    help: inEnglish('says.helpRevoke'),
    answer: async (rest, asker, { access, room }) => {
      const id = rest.split(' ')[0]?.toLowerCase() ?? '';
      if (id === '')
        return [inEnglish('says.revokeWhich', { text: `/msg ${serviceName} revoke i2` })];
      if (id === asker.invitation) return [inEnglish('says.revokeSelf')];
      const inside = room.people.filter(({ invitation }) => invitation === id);
      const reply = access.revoke(id);
      if ('refused' in reply)
        return [inEnglish('says.noSuchInvitation', { text: id.slice(0, 32) })];
      return [
        inEnglish('says.revoked', { text: nameOf(reply.answer) }),
        ...inside.map(({ nick }) => inEnglish('says.removed', { text: nick })),
        ...(await warning(access, reply)),
      ];
    },
  },
  close: { help: inEnglish('says.helpClose'), answer: (_, __, parts) => setShared(parts, false) },
  open: { help: inEnglish('says.helpOpen'), answer: (_, __, parts) => setShared(parts, true) },
} satisfies Record<string, Row>;

type Book = ServiceParts['access'];
/** What a request was answered, where it was not refused. */
type Done<A extends AccessAsk> = Extract<AccessReply<A>, { readonly answer: AccessAnswers[A] }>;

/** Whether the supervisor holds what was changed. */
async function isKept({ changes }: Book, { change }: Done<AccessAsk>): Promise<boolean> {
  return change === null || (await changes.kept(change.number));
}

/** For a change that stays, although a gateway that starts again now would not know it. */
async function warning(book: Book, reply: Done<AccessAsk>): Promise<readonly string[]> {
  return (await isKept(book, reply)) ? [] : [inEnglish('says.mayBeForgotten')];
}

async function setShared({ access }: ServiceParts, open: boolean): Promise<readonly string[]> {
  const reply = access.setShared(open);
  if ('refused' in reply) return [];
  return [describeShared(reply.answer), ...(await warning(access, reply))];
}

/** What the host hands on: the secret, and the links. */
function made(
  { entry, token }: IssuedInvitation,
  asker: Person,
  { room, local, onion }: Addresses,
): readonly string[] {
  const { role, once, remainingMs } = entry;
  const linkAt = (host: string): string =>
    formatInvitation({ origin: `http://${host}`, passphrase: token, room, seal: null, ssh: null });
  const lines = [inEnglish('says.invited', { text: nameOf(entry) })];
  if (role === 'host') lines.push(inEnglish('says.invitedHost'));
  if (once) lines.push(inEnglish('says.invitedOnce'));
  if (remainingMs !== null)
    lines.push(inEnglish('says.invitedFor', { time: roughSpanText(remainingMs) }));
  lines.push(inEnglish('says.invitedSecret', { text: token }));
  if (onion !== null) lines.push(inEnglish('says.invitedOnion', { text: linkAt(onion) }));
  // Who came by the onion is elsewhere: there this machine's address is nobody's.
  if (local !== null && !asker.isByTor) {
    lines.push(inEnglish('says.invitedLocal', { text: linkAt(local) }));
  }
  return lines;
}

const stateKeys: { readonly [S in InvitationState]: RoomKey } = {
  open: 'says.isOpen',
  inside: 'says.isInside',
  used: 'says.isUsed',
  expired: 'says.isExpired',
  revoked: 'says.isRevoked',
};

/** Such as `i3 Ana (@ 1× 59m) ana_`, with what became of it. The signs are told in the first line. */
function describe(entry: InvitationEntry): string {
  const { role, once, nick, remainingMs, state } = entry;
  const signs = [
    role === 'host' ? '@' : '',
    once ? '1×' : '',
    remainingMs === null || !isGood(entry) ? '' : roughSpanText(remainingMs),
  ].filter((sign) => sign !== '');
  const text = [
    nameOf(entry),
    ...(signs.length === 0 ? [] : [`(${signs.join(' ')})`]),
    ...(nick === null || sameName(nick, entry.label) ? [] : [`→ ${nick}`]),
  ].join(' ');
  return inEnglish(stateKeys[state], { text });
}

function nameOf({ id, label }: InvitationEntry): string {
  return label === '' ? id : `${id} ${label}`;
}

/** Those that are good, then those that are over; the newest first. @param invitations the oldest first. */
export function goodFirst(invitations: readonly InvitationEntry[]): readonly InvitationEntry[] {
  const newestFirst = invitations.toReversed();
  return [
    ...newestFirst.filter((entry) => isGood(entry)),
    ...newestFirst.filter((entry) => !isGood(entry)),
  ];
}

function describeShared({ state, usesLeft }: SharedInvitation): string {
  if (state === 'none') return inEnglish('says.sharedNone');
  if (state === 'closed') return inEnglish('says.sharedClosed');
  return usesLeft === null
    ? inEnglish('says.sharedOpen')
    : inEnglishCount('says.sharedUses', usesLeft);
}
