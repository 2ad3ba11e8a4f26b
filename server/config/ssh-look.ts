// What the gateway asks the supervisor, which may look at sshd's processes, and the answer. Numbers only: no
// guest, no key.

import { array, object, portNumber } from '../contract/base/decode.ts';

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

export interface ForwardedPort {
  readonly port: number;
  /** The ssh connection that it was forwarded by; `unknown`: by some; null: it does not come from sshd. */
  readonly link: SshLink | 'unknown' | null;
}

export interface SshLook {
  /** All that have logged in. */
  readonly loggedIn: readonly SshLink[];
  /** An answer for each port that was asked for. */
  readonly owners: readonly ForwardedPort[];
}

/** One look is about so many at most. */
export const maxAskedPorts = 256;

const decodeQuestion = object<SshQuestion>({ ports: array(portNumber, maxAskedPorts) });

/**
 * The gateway's question is checked, as the gateway is what guests speak to.
 * @param text '' where it has no question now
 * @throws {DecodeError | SyntaxError} if it is no question
 */
export function parseSshQuestion(text: string): SshQuestion | null {
  return text === '' ? null : decodeQuestion(JSON.parse(text));
}
