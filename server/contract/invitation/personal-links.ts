// Makes one person's links of those of the room: the secret is theirs, all else is the same.

import type { InvitationLinks, ReadyEvent } from '../host/events.ts';
import { formatInvitation, parseInvitation } from './invitation.ts';

/** @param secret what stands where a passphrase stands. @throws {Problem} if the room's links are none */
export function linksWith(
  { web, onion, ssh }: Pick<ReadyEvent, 'web' | 'onion' | 'ssh'>,
  secret: string,
): InvitationLinks {
  const personal = (link: string): string =>
    formatInvitation({ ...parseInvitation(link), passphrase: secret });
  return {
    web: personal(web.link),
    onion: onion === null ? null : personal(onion.link),
    ssh: personal(ssh.link),
  };
}

/** The room as one person is invited to it: with the secret in every link and line. */
export function readyFor(ready: ReadyEvent, secret: string): ReadyEvent {
  const { web, onion, ssh } = linksWith(ready, secret);
  return {
    ...ready,
    host: null,
    inviteOnly: false,
    passphrase: secret,
    web: { ...ready.web, link: web },
    onion: ready.onion === null || onion === null ? null : { ...ready.onion, link: onion },
    ssh: { ...ready.ssh, link: ssh },
  };
}
