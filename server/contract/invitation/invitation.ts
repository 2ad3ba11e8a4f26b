// The invitation that a guest gets, as a value and as a link.

import { Problem } from '../host/problem.ts';
import { sentence } from '../sentences/sentence.ts';

/** The ssh door as a guest needs it. */
export interface SshDoor {
  readonly host: string;
  readonly port: number;
  /** `SHA256:` and 43 characters of base64, as ssh shows it. */
  readonly hostKey: string;
  /** The seed of the guest key that the room made, 32 bytes as base64url; null: the guest has their own key. */
  readonly seed: string | null;
  /** The port of the IRC door to which ssh forwards; absent: 6667. */
  readonly ircPort?: number;
}

/** The contents of a link. Its secrets are in the fragment, which no browser sends to a server. */
export interface Invitation {
  /** `http://…`, no path, no slash at the end. */
  readonly origin: string;
  /** null: an open room. */
  readonly passphrase: string | null;
  /** The channel to enter, without '#'. */
  readonly room: string;
  /**
   * The seal of a sealed room, as text; null: the room is not sealed, or a seal is still to be added. The appliance
   * never has one: it is added on the host, and read on the guest's own device.
   */
  readonly seal: string | null;
  readonly ssh: SshDoor | null;
}

/** What is known here of a seal's text. Whether it is whole, `parseSeal` in server/sealed/seal tells. */
export const sealForm = /^[A-Za-z0-9_-]{20,300}$/;

/**
 * The port on the guest's machine for the tunnel to the IRC door, whichever program makes it. It differs from the
 * door's own port, which the bare engine uses on the operator's machine.
 */
export function tunnelPort(ircPort: number): number {
  return ircPort === 6668 ? 6669 : 6668;
}

/** The invitation as one link. Without `ssh` it is short enough for a small QR code. */
export function formatInvitation(invitation: Invitation): string {
  const { origin, passphrase, room, seal, ssh } = invitation;
  const fields = new URLSearchParams({ room });
  // Before the passphrase: where a link is cut off, or has words hanging on its end, the seal is whole.
  if (seal !== null) fields.set('seal', seal);
  if (passphrase !== null) fields.set('key', passphrase);
  if (ssh !== null) {
    fields.set('ssh', `${ssh.host}:${ssh.port}`);
    fields.set('host', ssh.hostKey);
    if (ssh.seed !== null) fields.set('seed', ssh.seed);
    if (ssh.ircPort !== undefined && ssh.ircPort !== 6667) fields.set('irc', String(ssh.ircPort));
  }
  return `${origin}/#${fields.toString()}`;
}

/** Reads the fragment of a link, and checks each field. Absent or malformed fields are null. */
export function parseFragment(fragment: string): Omit<Invitation, 'origin' | 'room'> & {
  readonly room: string | null;
} {
  const fields = new URLSearchParams(fragment.replace(/^#/, '').slice(0, 2000));
  const field = (name: string, form: RegExp): string | null => {
    const value = fields.get(name);
    return value !== null && form.test(value) ? value : null;
  };
  return {
    room: field('room', /^[A-Za-z0-9_-]{1,32}$/),
    passphrase: field('key', /^[\x21-\x7e]{8,63}$/),
    seal: field('seal', sealForm),
    ssh: sshDoor(
      field('ssh', /^([a-z0-9.-]{1,255}|\[[0-9a-f:.]{2,45}\]):\d{1,5}$/),
      field('host', /^SHA256:[A-Za-z0-9+/]{43}$/),
      field('seed', /^[A-Za-z0-9_-]{43}$/),
      field('irc', /^\d{1,5}$/),
    ),
  };
}

/** Makes the ssh part from checked fields; null: a field is missing, or a port is invalid. */
export function sshDoor(
  address: string | null,
  hostKey: string | null,
  seed: string | null,
  irc: string | null,
): SshDoor | null {
  if (address === null || hostKey === null) return null;
  const colon = address.lastIndexOf(':');
  const port = Number(address.slice(colon + 1));
  const ircPort = irc === null ? null : Number(irc);
  if (!isPort(port) || (ircPort !== null && !isPort(ircPort))) return null;
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  return { host, port, hostKey, seed, ...(ircPort === null ? {} : { ircPort }) };
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

/**
 * Reads a whole link.
 * @throws {Problem} that names the part that is missing, never its value.
 */
export function parseInvitation(link: string): Invitation {
  let url: URL;
  try {
    url = new URL(link.trim());
  } catch (cause) {
    throw new Problem(sentence('link.notALink'), {
      hint: sentence('link.pasteAll'),
      cause,
    });
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Problem(sentence('link.noHttp'));
  }
  if (url.username !== '' || url.password !== '') {
    throw new Problem(sentence('link.hasUser'), {
      hint: sentence('link.misleading'),
    });
  }
  const { room, passphrase, seal, ssh } = parseFragment(url.hash);
  if (room === null) {
    throw new Problem(sentence('link.noRoom'), {
      hint: sentence('link.quote'),
    });
  }
  return { origin: url.origin, passphrase, room, seal, ssh };
}
