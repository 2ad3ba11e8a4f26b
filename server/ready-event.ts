// Makes the invitation that the operator gets: every door, with what a guest needs to enter. Pure.

import { createHash } from 'node:crypto';
import type { Config } from './config/config.ts';
import type { KeyPair, Secrets } from './config/secrets.ts';
import type { ReadyEvent } from './contract/host/events.ts';
import { formatInvitation, type SshDoor } from './contract/invitation/invitation.ts';
import { linksWith } from './contract/invitation/personal-links.ts';
import { formatToken } from './contract/invitation/token-text.ts';
import {
  sshFingerprint,
  sshPrivateKey,
  sshPublicBlob,
  sshPublicLine,
} from './contract/host/openssh-key.ts';
import { onionAddress } from './daemons/onion-key.ts';
import { seedText } from './ssh-access.ts';

/** Its two copies need only be equal; one number always, so that the key's text is always the same. */
const keyCheck = 0;

/** The onion's ssh door; inside it is another port. */
const onionSshPort = 22;

/** The room with the operator's own invitation and ssh key. It is told once, at the start. */
export function readyEventForHost(config: Config, secrets: Secrets): ReadyEvent {
  const ready = readyEvent(config, secrets);
  const token = formatToken(secrets.hostToken);
  const { hostSshKey: key } = secrets;
  const privateKey = key === null ? null : sshPrivateKey(key, keyCheck, 'mayfly');
  const links = linksWith(ready, {
    secret: token,
    seed: key === null ? null : seedText(key.seed),
    seal: null,
  });
  return { ...ready, host: { token, links }, ssh: { ...ready.ssh, privateKey } };
}

/** What is for guests. */
export function readyEvent(config: Config, secrets: Secrets): ReadyEvent {
  const { settings, layout } = config;
  const { passphrase, hostKey, onionHostKey } = secrets;
  const room = settings.rooms[0] ?? '';
  const onion = settings.onion ? onionAddress(secrets.onionKey.publicKey) : null;
  const link = (origin: string, ssh: SshDoor | null): string =>
    formatInvitation({ origin, passphrase, room, seal: null, ssh });
  const local = `http://127.0.0.1:${settings.webPort}`;
  const sshDoor: SshDoor = {
    host: onion ?? '127.0.0.1',
    port: onion === null ? settings.sshPort : onionSshPort,
    hostKey: fingerprint(onion === null ? hostKey : onionHostKey),
    seed: null,
    ircPort: settings.ircPort,
  };
  return {
    event: 'ready',
    rooms: settings.rooms,
    inviteOnly: settings.inviteOnly,
    sealed: settings.sealed,
    host: null,
    passphrase,
    web: { url: `${local}/`, link: link(local, null) },
    onion: onion === null ? null : { address: onion, link: link(`http://${onion}`, null) },
    ssh: {
      host: '127.0.0.1',
      port: settings.sshPort,
      user: layout.sshUser,
      hostKey: fingerprint(hostKey),
      hostPublicKey: sshPublicLine(hostKey.publicKey),
      onion:
        onion === null
          ? null
          : {
              hostKey: fingerprint(onionHostKey),
              hostPublicKey: sshPublicLine(onionHostKey.publicKey),
            },
      privateKey: null,
      link: link(onion === null ? local : `http://${onion}`, sshDoor),
    },
    irc: { host: '127.0.0.1', port: settings.ircPort },
    lifetimeMs: settings.lifetimeMs,
  };
}

function fingerprint({ publicKey }: KeyPair): string {
  return sshFingerprint(createHash('sha256').update(sshPublicBlob(publicKey)).digest());
}
