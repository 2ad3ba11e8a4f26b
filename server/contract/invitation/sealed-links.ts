// Adds seals to links, on the host or on a guest's device: the appliance makes links without them.

import type { InvitationLinks, ReadyEvent } from '../host/events.ts';
import { formatInvitation, parseInvitation } from './invitation.ts';

/** @throws {Problem} if the link is no invitation */
export function withSeal(link: string, seal: string): string {
  return formatInvitation({ ...parseInvitation(link), seal });
}

/** @throws {Problem} if one of them is no invitation */
export function linksWithSeal({ web, onion, ssh }: InvitationLinks, seal: string): InvitationLinks {
  return {
    web: withSeal(web, seal),
    onion: onion === null ? null : withSeal(onion, seal),
    ssh: withSeal(ssh, seal),
  };
}

/** The seals of a room's two invitations, as text. */
export interface RoomSeals {
  /** For the operator's own; null: it is told no more. */
  readonly host: string | null;
  /** For the shared one, if the room has one. */
  readonly shared: string;
}

/** @throws {Problem} if one of its links is no invitation */
export function readyWithSeals(ready: ReadyEvent, { host, shared }: RoomSeals): ReadyEvent {
  const { host: own, inviteOnly, web, onion, ssh } = ready;
  const operator =
    own === null || host === null ? own : { ...own, links: linksWithSeal(own.links, host) };
  // Its other links are nobody's invitation.
  if (inviteOnly) return { ...ready, host: operator };
  return {
    ...ready,
    host: operator,
    web: { ...web, link: withSeal(web.link, shared) },
    onion: onion === null ? null : { ...onion, link: withSeal(onion.link, shared) },
    ssh: { ...ssh, link: withSeal(ssh.link, shared) },
  };
}
