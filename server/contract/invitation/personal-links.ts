// Makes one person's links of those of the room: the secret is theirs, all else is the same.

import type { MintedSshKey } from '../host/access.ts';
import type { InvitationLinks, ReadyEvent } from '../host/events.ts';
import { formatInvitation, parseInvitation } from './invitation.ts';

/** What is one person's alone in their links. */
export interface PersonalParts {
  /** What stands where a passphrase stands. */
  readonly secret: string;
  /** Of their own ssh key; null: the room made none for them. */
  readonly seed: string | null;
  /** null: the room is not sealed, or a seal is still to be added. */
  readonly seal: string | null;
}

/**
 * @throws {Problem} if the room's links are none
 */
export function linksWith(
  { web, onion, ssh }: Pick<ReadyEvent, 'web' | 'onion' | 'ssh'>,
  { secret, seed, seal }: PersonalParts,
): InvitationLinks {
  const personal = (link: string): string => {
    const invitation = parseInvitation(link);
    const door = invitation.ssh;
    return formatInvitation({
      ...invitation,
      passphrase: secret,
      seal,
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
  { secret, seal }: Omit<PersonalParts, 'seed'>,
  sshKey: MintedSshKey | null,
): ReadyEvent {
  const parts = { secret, seal, seed: sshKey?.seed ?? null };
  const { web, onion, ssh } = linksWith(ready, parts);
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
