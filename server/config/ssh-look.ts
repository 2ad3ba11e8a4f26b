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

/** One look is about so many at most. */
export const maxAskedPorts = 256;

/** What the gateway says is checked, as it is the one of both that guests speak to. @throws if it is no question. */
export function parseSshQuestion(value: unknown): SshQuestion {
  const ports =
    typeof value === 'object' && value !== null && 'ports' in value ? value.ports : null;
  if (!Array.isArray(ports) || ports.length > maxAskedPorts || !ports.every(isPort)) {
    throw new TypeError('not a question about ports');
  }
  return { ports };
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536;
}
