// What a host orders at the page for hosts: the line that asks the room's service for it, and the sentences by which
// the service answers.

import { inviteText, type WishedInvitation } from '../../../../contract/room/invitation-wish.ts';
import type { IrcCommand } from '../../../../contract/room/irc-command.ts';
import type { RoomKey } from '../../../../contract/words/room-says.ts';

export type HostOrder =
  | { readonly do: 'let' | 'turn-away' | 'remove'; readonly nick: string }
  | { readonly do: 'revoke'; readonly invitation: string }
  | { readonly do: 'close' | 'open' | 'still-here' }
  | { readonly do: 'extend' | 'shorten'; readonly by: string }
  /** `word`: '' to be asked for one. */
  | { readonly do: 'burn'; readonly word: string }
  | { readonly do: 'invite'; readonly wish: WishedInvitation };

type Kind = HostOrder['do'];

const shared: readonly RoomKey[] = [
  'says.sharedNone',
  'says.sharedClosed',
  'says.sharedOpen',
  'says.sharedUses.one',
  'says.sharedUses.other',
  'says.mayBeForgotten',
];
const moved: readonly RoomKey[] = [
  'says.endMoved',
  'says.endTooLate',
  'says.endTooSoon',
  'says.badTime',
  'says.busy',
];

const answers: { readonly [K in Kind]: readonly RoomKey[] } = {
  let: ['says.wasLetIn', 'says.nobodyKnocks'],
  'turn-away': ['says.wasTurnedAway', 'says.nobodyKnocks'],
  remove: [
    'says.removed',
    'says.removeSelf',
    'says.nobodyOfName',
    'says.backByShared',
    'says.backByOwn',
  ],
  revoke: [
    'says.revoked',
    'says.removed',
    'says.revokeSelf',
    'says.noSuchInvitation',
    'says.mayBeForgotten',
  ],
  close: shared,
  open: shared,
  'still-here': ['says.signHeard', 'says.needsNoSign', 'says.busy'],
  extend: moved,
  shorten: moved,
  burn: ['says.burnAsk', 'says.burns', 'says.busy'],
  invite: [
    'says.invited',
    'says.invitedHost',
    'says.invitedOnce',
    'says.invitedFor',
    'says.invitedSecret',
    'says.invitedOnion',
    'says.invitedLocal',
    'says.notKept',
    'says.tooManyInvitations',
    'says.badTime',
  ],
};

/** Whether a sentence answers this order. Other sentences may come at the same time. */
export function isAnswerTo(order: HostOrder, key: RoomKey): boolean {
  return key === 'says.hostsOnly' || answers[order.do].includes(key);
}

/** Whether a sentence is for everybody in the room, and stands in the log, too. */
export function isForAll(key: RoomKey): boolean {
  return key === 'says.endMoved';
}

function restOf(order: HostOrder): string {
  switch (order.do) {
    case 'let':
    case 'turn-away':
    case 'remove':
      return order.nick;
    case 'revoke':
      return order.invitation;
    case 'extend':
    case 'shorten':
      return order.by;
    case 'burn':
      return order.word;
    case 'invite':
      return inviteText(order.wish);
    case 'close':
    case 'open':
    case 'still-here':
  }
  return '';
}

/** The service's own command, as `/let ana` becomes one. */
export function commandOf(order: HostOrder): IrcCommand {
  const rest = restOf(order);
  return [order.do.toUpperCase(), ...(rest === '' ? [] : [rest])];
}
