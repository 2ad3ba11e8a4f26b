// Reads in sshd's own words by which key each connection has logged in. Keeps ports and keys' fingerprints: no user,
// no address.
//
// sshd writes (OpenSSH auth.c, auth_log; log.c, sshlogv, puts the tag in front as LogVerbose asks for it):
//   auth.c:auth_log():298 (pid=17): Accepted publickey for guest from 127.0.0.1 port 33358 ssh2: ED25519 SHA256:…
// Releases from 9.8 on have `(bin=sshd-session, pid=17)` there.
// A line break in a user's name comes out as it is. Of a name 100 bytes are written, and a whole line of this form is
// longer, so nobody can write one. Who begins one has sshd end it, with the port of their own connection and the key
// that they have just shown; when they log in, the line of that comes later, and counts.

import type { SshDoorName, SshLink } from './config/ssh-look.ts';

const tag = /^auth\.c:auth_log\(\):/;
const accepted =
  /^auth\.c:auth_log\(\):\d+ \([^()]*\): Accepted publickey for \S+ from \S+ port (\d{1,5}) ssh2: \S+ (SHA256:[A-Za-z0-9+/]{43})$/;

// A door has 40 places for those who have logged in. Who is forgotten is cut off with the next who is.
const maxKept = 4096;

export class SshLogins {
  /** By port, the oldest first. */
  readonly #keys: { readonly [D in SshDoorName]: Map<number, string> } = {
    onion: new Map(),
    local: new Map(),
  };
  readonly #onLogin: (fingerprint: string) => void;

  /** @param onLogin called with the fingerprint of the key of each login */
  constructor(onLogin: (fingerprint: string) => void) {
    this.#onLogin = onLogin;
  }

  /** For `ProcessSpec.takesLine` of one sshd. From its first login on, all that it says stays here. */
  reader(door: SshDoorName): (line: string) => boolean {
    let hasServed = false;
    return (line) => {
      hasServed ||= tag.test(line);
      const [, port, fingerprint] = accepted.exec(line) ?? [];
      if (port !== undefined && fingerprint !== undefined) {
        this.#add({ door, port: Number(port) }, fingerprint);
      }
      return hasServed;
    };
  }

  /** The fingerprint of the key; null: no login from there was seen. */
  keyOf({ door, port }: SshLink): string | null {
    return this.#keys[door].get(port) ?? null;
  }

  /** The last login from each port; the connection may have ended. */
  *all(): Generator<SshLink & { readonly fingerprint: string }> {
    for (const door of ['onion', 'local'] as const) {
      for (const [port, fingerprint] of this.#keys[door]) yield { door, port, fingerprint };
    }
  }

  forget({ door, port }: SshLink): void {
    this.#keys[door].delete(port);
  }

  #add({ door, port }: SshLink, fingerprint: string): void {
    const keys = this.#keys[door];
    keys.delete(port);
    keys.set(port, fingerprint);
    const [oldest] = keys.keys();
    if (keys.size > maxKept && oldest !== undefined) keys.delete(oldest);
    this.#onLogin(fingerprint);
  }
}
