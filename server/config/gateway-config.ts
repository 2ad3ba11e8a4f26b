// What the gateway is told at its start, on stdin as one JSON object. Knows nothing of sockets.

import { Problem } from '../contract/host/problem.ts';
import type { FloodLimits } from '../protocol/flood/flood.ts';

/** Where a door listens: an address of TCP, or a unix socket. */
export type Listen = { readonly host: string; readonly port: number } | { readonly path: string };

/** Everything the gateway needs. Carries secrets: it never stands in argv, env or a file. */
export interface GatewayConfig {
  /** Sockets that tor speaks to; every stream starts with a PROXY line. */
  readonly torSockets: { readonly web: string; readonly irc: string; readonly ssh: string } | null;
  /** Health, status and notices, for the supervisor alone. */
  readonly controlSocket: string;
  /** The web door of this machine; no PROXY line. The uplink carries its port to the path. */
  readonly webListen: Listen;
  /** The ssh door of this machine, in the same way; null: none. */
  readonly sshLocal: Listen | null;
  /** Of the room's own loopback: what ssh forwards to. */
  readonly ircListen: { readonly host: string; readonly port: number };
  /** The sshd behind the onion's ssh door, by its address and no name. */
  readonly sshd: { readonly host: string; readonly port: number };
  /** The same behind this machine's own: another, as it shows another host key. */
  readonly sshdLocal: { readonly host: string; readonly port: number };
  /** Whether the supervisor looks at sshd's processes; absent: who comes by ssh is not told apart. */
  readonly looksAtSsh?: boolean;
  readonly ngircd: {
    readonly host: string;
    readonly port: number;
    readonly webircPassword: string;
    /** What ngIRCd lets in by: another word than the guests', so that nobody passes the doors by. */
    readonly password: string;
  };
  /** What PASS must say; null: an open room. */
  readonly passphrase: string | null;
  /** The channel that guests are led to, without '#'. */
  readonly room: string;
  /** All channels that the room was made with, without '#'. */
  readonly rooms: readonly string[];
  /**
   * Values of the Host header that the page may be asked by on loopback; the port is part of them. Who
   * asks by another is told the first.
   */
  readonly hosts: readonly string[];
  /** The same for those who come by tor. */
  readonly onionHosts: readonly string[];
  /** The built page's directory. */
  readonly webRoot: string;
  readonly nickLength: number;
  readonly maxGuests: number;
  /** A guest of the lite door of whom nothing was heard for so long is taken to be gone. */
  readonly liteIdleMs: number;
  /** When the room ends by itself, in milliseconds by `bootMs`; null: nobody knows. */
  readonly endsAtBootMs: number | null;
  readonly maxGuestsPerCircuit: number;
  /** How long a session whose door was lost waits for another. */
  readonly holdMs: number;
  /** Lines kept of each channel; 0: none. */
  readonly backlogLines: number;
  /** For test/bench alone, where few guests must say what thousands would; no setting leads here. */
  readonly unsafeFloodForBench?: FloodLimits;
}

/** `GET /status` on the control socket. Names no guest. */
export interface GatewayStatus {
  readonly guests: number;
  /** Those of them whose connection is lost, and whose session waits. */
  readonly away: number;
  readonly byDoor: { readonly websocket: number; readonly lite: number; readonly irc: number };
  /** How often a session was taken up by another connection since the start. */
  readonly resumed: number;
  /** Refusals since the start, by reason (`flood`, `full`, `origin`, …). */
  readonly refused: Readonly<Record<string, number>>;
}

/** What the gateway's own control socket answers: it is one bundle with who asks. */
export function isGatewayStatus(value: unknown): value is GatewayStatus {
  return typeof value === 'object' && value !== null && 'guests' in value && 'refused' in value;
}

/**
 * Reads what the supervisor wrote.
 * @throws {Problem} if it is not whole; never with a part of the text, which is secret.
 */
export function parseGatewayConfig(text: string): GatewayConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // No cause: a JSON error quotes the text.
  }
  if (!isGatewayConfig(value)) throw new Problem('gateway: its configuration did not arrive whole');
  return value;
}

/** Supervisor and gateway are one bundle: what has the last field of the form has all of it. */
function isGatewayConfig(value: unknown): value is GatewayConfig {
  return typeof value === 'object' && value !== null && 'backlogLines' in value;
}
