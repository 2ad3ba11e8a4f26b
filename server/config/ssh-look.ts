// What the gateway asks of who may look at sshd's processes, and the answer. Numbers only: no guest, no key.

/** The ssh door of the onion, or of this machine: each has an sshd of its own. */
export type SshDoorName = 'onion' | 'local';

/** A connection of the gateway's to one of the sshds, by its port on the gateway's side. */
export interface SshLink {
  readonly door: SshDoorName;
  readonly port: number;
}

export interface SshQuestion {
  /** Ports from which the IRC door was reached. */
  readonly ports: readonly number[];
}

export interface SshOwner {
  readonly port: number;
  /** The ssh connection that it was forwarded by; `unknown`: by some; null: it does not come from sshd. */
  readonly link: SshLink | 'unknown' | null;
}

export interface SshLook {
  /** All that have logged in. */
  readonly loggedIn: readonly SshLink[];
  /** An answer for each port that was asked for. */
  readonly owners: readonly SshOwner[];
}

/** Far above what one look may be about: each connection of sshd's is two processes. */
export const maxAskedPorts = 256;
