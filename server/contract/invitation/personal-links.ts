// Makes one person's links of those of the room: the secret is theirs, all else is the same.

import type { MintedSshKey } from '../host/access.ts';
import type { InvitationLinks, ReadyEvent } from '../host/events.ts';
import { formatInvitation, parseInvitation } from './invitation.ts';

/**
 * @param secret what stands where a passphrase stands
 * @param seed of their own ssh key; null: the room made none for them
 * @throws {Problem} if the room's links are none
 */
export function linksWith(
  { web, onion, ssh }: Pick<ReadyEvent, 'web' | 'onion' | 'ssh'>,
  secret: string,
  seed: string | null,
): InvitationLinks {
  const personal = (link: string): string => {
    const invitation = parseInvitation(link);
    const door = invitation.ssh;
    return formatInvitation({
      ...invitation,
      passphrase: secret,
      ssh: door === null ? null : { ...door, seed },
    });
  };
  return {
    web: personal(web.link),
    onion: onion === null ? null : personal(onion.link),
    ssh: personal(ssh.link),
  };
}

/** The room as one person is invited to it: with the secret in every link and line, and their own ssh key. */
export function readyFor(
  ready: ReadyEvent,
  secret: string,
  sshKey: MintedSshKey | null,
): ReadyEvent {
  const { web, onion, ssh } = linksWith(ready, secret, sshKey?.seed ?? null);
  return {
    ...ready,
    host: null,
    inviteOnly: false,
    passphrase: secret,
    web: { ...ready.web, link: web },
    onion: ready.onion === null || onion === null ? null : { ...ready.onion, link: onion },
    ssh: { ...ready.ssh, privateKey: sshKey?.privateKey ?? null, link: ssh },
  };
}
