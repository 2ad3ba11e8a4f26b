// Writes invitations that got their seals as text: a block for each person, to be sent to them alone. Pure.

import { sharedInvitationId } from '../../../server/contract/host/access.ts';
import {
  formatInvitation,
  type Invitation,
} from '../../../server/contract/invitation/invitation.ts';
import { sealedIrcBlock } from '../../../server/contract/terminal/ssh-block.ts';
import {
  heading,
  inLines,
  qrCode,
  type ScreenOptions,
} from '../../../server/contract/terminal/text-options.ts';
import type { PlainKey } from '../../../server/contract/sentences/sentence.ts';
import { neutral } from '../terminal/tell.ts';
import type { SealedInvitation } from './add-seals.ts';

type Kind = 'onion' | 'web' | 'ssh';

/** In the order in which a room prints them. */
const kinds: readonly Kind[] = ['onion', 'web', 'ssh'];

export function sealedText(invitation: SealedInvitation, options: ScreenOptions): string {
  const blocks = kinds.flatMap((kind) => {
    const link = invitation.links.find((each) => kindOf(each) === kind);
    if (link === undefined) return [];
    return [...linkLines({ ...link, seal: invitation.seal }, invitation, options), ''];
  });
  return [heading(titleOf(invitation, options), options), ...blocks].join('\n').trimEnd();
}

function kindOf({ origin, ssh }: Invitation): Kind {
  if (ssh !== null) return 'ssh';
  return origin.endsWith('.onion') ? 'onion' : 'web';
}

function titleOf({ id, label, role, hasSource }: SealedInvitation, options: ScreenOptions): string {
  const { say } = options.translator;
  if (hasSource && label === '') return say('invitation.hostHeading');
  if (id === sharedInvitationId) return say('invitation.guestsHeading');
  if (id === null) return say(role === 'host' ? 'seal.hostHeading' : 'seal.guestHeading');
  const name = label === '' ? id : `${neutral(label)} (${id})`;
  return say(role === 'host' ? 'personal.hostHeading' : 'personal.guestHeading', { name });
}

function linkLines(
  link: Invitation,
  invitation: SealedInvitation,
  options: ScreenOptions,
): string[] {
  const text = formatInvitation(link);
  if (link.ssh !== null) {
    const hasOnion = link.ssh.host.endsWith('.onion');
    return sealedIrcBlock(text, { hasOnion, hasKey: link.ssh.seed !== null }, options);
  }
  const say = inLines(options);
  // A phone that scanned this machine's own address would look for the room on itself.
  if (!link.origin.endsWith('.onion')) {
    return [
      say(invitation.hasSource ? 'invitation.hostLinkHere' : 'invitation.browserHere'),
      '',
      text,
    ];
  }
  return [say(leadOf(invitation)), '', text, ...qrCode(text, { sealed: true }, options)];
}

/** What stands before a link by the onion. */
function leadOf({ id, role, hasSource }: SealedInvitation): PlainKey {
  if (hasSource) return 'invitation.hostLink';
  if (id === sharedInvitationId) return 'invitation.link';
  return role === 'host' ? 'personal.hostLink' : 'personal.guestLink';
}
