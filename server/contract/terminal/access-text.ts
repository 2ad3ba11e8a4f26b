// Writes who may come in as text: the list of invitations, and the state of the shared one. Pure.

import type { AccessList, InvitationEntry, SharedInvitation } from '../host/access.ts';
import type { Translator } from '../sentences/translator.ts';
import { inColumns } from './columns.ts';
import { shortTime } from './status-text.ts';

/** A line for each invitation, then the shared one and the wrong tries. */
export function accessText(list: AccessList, translator: Translator): string {
  const { say, count } = translator;
  const rows = list.invitations.map((entry) => cells(entry, translator));
  return [
    rows.length === 0 ? say('access.noInvitations') : inColumns(rows),
    sharedText(list.shared, translator),
    count('access.wrongTries', list.wrongTries),
  ].join('\n');
}

/** Id, role, state, what it is good for, and the label, which may be the longest. */
function cells(entry: InvitationEntry, { say }: Translator): string[] {
  const { id, role, label, once, nick, remainingMs } = entry;
  const isOver = entry.state === 'used' || entry.state === 'expired' || entry.state === 'revoked';
  const state = nick === null ? say(`access.${entry.state}`) : say('access.insideAs', { nick });
  const limits = [
    once && !isOver ? say('access.once') : '',
    remainingMs === null || isOver ? '' : say('access.timeLeft', { time: shortTime(remainingMs) }),
  ].filter((limit) => limit !== '');
  return [id, say(`access.${role}`), state, limits.join(', '), label];
}

export function sharedText({ state, usesLeft }: SharedInvitation, translator: Translator): string {
  if (state === 'none') return translator.say('access.sharedNone');
  if (state === 'closed') return translator.say('access.sharedClosed');
  if (usesLeft === null) return translator.say('access.sharedOpen');
  return translator.count('access.sharedUses', usesLeft);
}
