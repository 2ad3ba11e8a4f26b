// What the supervisor tells the gateway at its start, on stdin as one JSON object, and what it answers.

import {
  array,
  boolean,
  lenient,
  nonNegativeNumber,
  nullable,
  object,
  oneOf,
  optional,
  portNumber,
  record,
  string,
  wholeNumber,
  type Decoder,
} from '../contract/base/decode.ts';
import { knockModes, type KnockMode } from '../contract/host/knock-mode.ts';
import { Problem } from '../contract/host/problem.ts';
import {
  decodeAccessCounts,
  decodePageManifest,
  type AccessCounts,
  type PageManifest,
} from '../contract/host/status.ts';
import type { FloodLimits, Rate } from '../protocol/flood/token-bucket.ts';
import { sentence } from '../contract/sentences/sentence.ts';

/** An address of TCP. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Where a door listens: an address of TCP, or a unix socket. */
export type Listen = Address | { readonly path: string };

/** Everything the gateway needs. Carries secrets: it never stands in argv, env or a file. */
export interface GatewayConfig {
  /** Sockets that tor speaks to; each stream starts with a PROXY line. */
  readonly torSockets: { readonly web: string; readonly irc: string; readonly ssh: string } | null;
  /** false: no stream from tor has such a line, as that tor is not ours; absent: each has. */
  readonly namesCircuits?: boolean;
  /** Health, status and notices, for the supervisor alone. */
  readonly controlSocket: string;
  /** The web door of this machine; no PROXY line. The uplink carries its port to the path. */
  readonly webListen: Listen;
  /** The ssh door of this machine, in the same way; null: none. */
  readonly sshLocal: Listen | null;
  /** Of the room's own loopback: what ssh forwards to. */
  readonly ircListen: Address;
  /** The sshd behind the onion's ssh door, by its address and no name. */
  readonly sshd: Address;
  /** The same behind this machine's own: another, as it shows another host key. */
  readonly sshdLocal: Address;
  /** Whether the supervisor looks at sshd's processes; absent: connections by ssh are not told apart. */
  readonly looksAtSsh?: boolean;
  readonly ngircd: {
    readonly host: string;
    readonly port: number;
    readonly webircPassword: string;
    /** ngIRCd's own. Guests have another one, so that nobody can go round the doors. */
    readonly password: string;
    /** What gives the gateway's own link an operator's powers. */
    readonly operatorPassword: string;
  };
  /** The shared invitation: what PASS may say; null: there is none, or the room is open. */
  readonly passphrase: string | null;
  /** What ends the room when PASS says it; null: nothing does. */
  readonly panicWord: string | null;
  /** Who waits until a host lets them in. */
  readonly knock: KnockMode;
  /** Who else may come in: what `firstAccess` made, or the last `AccessChange.snapshot`. */
  readonly access: string;
  /** The channel that guests are led to, without '#'. */
  readonly room: string;
  /** All channels that the room was made with, without '#'. */
  readonly rooms: readonly string[];
  /** Only guests' own devices can read: nothing but sealed lines is passed on. */
  readonly sealed: boolean;
  /**
   * Values of the Host header that the page answers to on loopback, with the port. A request with another
   * one is told the first of these.
   */
  readonly hosts: readonly string[];
  /** The same for those who come by tor. */
  readonly onionHosts: readonly string[];
  /** The built page's directory. */
  readonly webRoot: string;
  readonly nickLength: number;
  readonly maxGuests: number;
  /** A guest of the lite door who sends nothing for so long counts as gone. */
  readonly liteIdleMs: number;
  /** When the room ends by itself, in milliseconds by `bootMs`; null: nobody knows. */
  readonly endsAtBootMs: number | null;
  /** The room ends unless a host shows a sign of life in each span of time. */
  readonly needsSignOfLife: boolean;
  readonly maxGuestsPerCircuit: number;
  /** How long a session waits for its guest after it has lost its door. */
  readonly holdMs: number;
  /** Lines kept of each channel; 0: none. */
  readonly backlogLines: number;
  /** The age at which the backlog and the pages drop a message; null: they keep it. */
  readonly forgetMs: number | null;
  /** For test/bench alone, where few guests send what thousands would. No setting changes it. */
  readonly unsafeFloodForBench?: FloodLimits;
}

/** `GET /status` on the control socket. Names no guest. */
export interface GatewayStatus {
  readonly guests: number;
  /** Guests whose connection is lost and whose session waits for them. */
  readonly away: number;
  /** Since when nobody is in, by `bootMs`; null: somebody is, or nobody has been since the gateway's start. */
  readonly emptySinceBootMs: number | null;
  readonly byDoor: { readonly websocket: number; readonly lite: number; readonly irc: number };
  /** How often a guest came back to a session by another connection, since the start. */
  readonly resumed: number;
  readonly access: AccessCounts;
  /** Refusals since the start, by reason (`flood`, `full`, `origin`, …). */
  readonly refused: Readonly<Record<string, number>>;
  readonly page: PageManifest;
}

const decodeStatus: Decoder<GatewayStatus> = object({
  guests: wholeNumber,
  away: wholeNumber,
  emptySinceBootMs: nullable(nonNegativeNumber),
  byDoor: object<GatewayStatus['byDoor']>({
    websocket: wholeNumber,
    lite: wholeNumber,
    irc: wholeNumber,
  }),
  resumed: wholeNumber,
  access: decodeAccessCounts,
  refused: record(wholeNumber),
  page: decodePageManifest,
});

/** @throws {DecodeError | SyntaxError} if the text is no status */
export function parseGatewayStatus(text: string): GatewayStatus {
  return decodeStatus(JSON.parse(text));
}

const decodeAddress = object<Address>({ host: string, port: portNumber });
const decodePath = object<{ readonly path: string }>({ path: string });
const decodeListen: Decoder<Listen> = (value, path) =>
  lenient(decodePath, null)(value, path) ?? decodeAddress(value, path);

const decodeRate = object<Rate>({ burst: wholeNumber, perSecond: wholeNumber });

const decodeGatewayConfig = object<GatewayConfig>({
  torSockets: nullable(
    object<NonNullable<GatewayConfig['torSockets']>>({ web: string, irc: string, ssh: string }),
  ),
  namesCircuits: optional(boolean),
  controlSocket: string,
  webListen: decodeListen,
  sshLocal: nullable(decodeListen),
  ircListen: decodeAddress,
  sshd: decodeAddress,
  sshdLocal: decodeAddress,
  looksAtSsh: optional(boolean),
  ngircd: object<GatewayConfig['ngircd']>({
    host: string,
    port: portNumber,
    webircPassword: string,
    password: string,
    operatorPassword: string,
  }),
  passphrase: nullable(string),
  panicWord: nullable(string),
  knock: oneOf(...knockModes),
  access: string,
  room: string,
  rooms: array(string),
  sealed: boolean,
  hosts: array(string),
  onionHosts: array(string),
  webRoot: string,
  nickLength: wholeNumber,
  maxGuests: wholeNumber,
  liteIdleMs: wholeNumber,
  endsAtBootMs: nullable(nonNegativeNumber),
  needsSignOfLife: boolean,
  maxGuestsPerCircuit: wholeNumber,
  holdMs: wholeNumber,
  backlogLines: wholeNumber,
  forgetMs: nullable(wholeNumber),
  unsafeFloodForBench: optional(
    object<FloodLimits>({
      burst: wholeNumber,
      perSecond: wholeNumber,
      heldLines: wholeNumber,
      heldBytes: wholeNumber,
      sealed: optional(
        object<NonNullable<FloodLimits['sealed']>>({ toChannel: decodeRate, toGuest: decodeRate }),
      ),
    }),
  ),
});

/**
 * Reads what the supervisor wrote.
 * @throws {Problem} if it is not whole; never with a part of the text, which is secret.
 */
export function parseGatewayConfig(text: string): GatewayConfig {
  try {
    return decodeGatewayConfig(JSON.parse(text));
  } catch {
    // No cause: a JSON error quotes the text.
    throw new Problem(sentence('gateway.configuration'));
  }
}
