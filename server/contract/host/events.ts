// What the appliance tells the host program, one JSON object a line.

import {
  array,
  boolean,
  lenient,
  nullable,
  object,
  oneOf,
  portNumber,
  string,
  variant,
  wholeNumber,
  type Decoder,
} from '../base/decode.ts';
import type { MemoryReport, ResidueReport } from './residue.ts';
import { decodeChildState, onionDecoders, type ChildState, type OnionStatus } from './status.ts';
import { stopReportDecoders, type StopReport } from './stop-report.ts';
import {
  problemDecoders,
  problemFields,
  problemOf,
  type ProblemFields,
  type ReceivedProblem,
} from './problem.ts';

/** One person's way in by each door. They carry the secret. */
export interface InvitationLinks {
  /** On this machine. */
  readonly web: string;
  /** null: no onion. */
  readonly onion: string | null;
  /** For `mayfly connect`. */
  readonly ssh: string;
}

/** The operator's own invitation. Whoever has it runs the room. */
export interface HostInvitation {
  /** As it is typed where a passphrase is asked for. */
  readonly token: string;
  readonly links: InvitationLinks;
}

/** What the operator hands out. `link` values carry the passphrase: show them to the operator only. */
export interface ReadyEvent {
  readonly event: 'ready';
  readonly rooms: readonly string[];
  /** There is no shared invitation; false, too, in a room of a version that always has one. */
  readonly inviteOnly: boolean;
  /** Only guests' own devices can read; false, too, in a room of a version that cannot be sealed. */
  readonly sealed: boolean;
  /** null: it was shown at the start and is told no more, or the room's version has none. */
  readonly host: HostInvitation | null;
  /** Of the shared invitation; null: an open room, or one by invitation only. */
  readonly passphrase: string | null;
  readonly web: { readonly url: string; readonly link: string };
  readonly onion: { readonly address: string; readonly link: string } | null;
  readonly ssh: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    /** `SHA256:…`. */
    readonly hostKey: string;
    /** `ssh-ed25519 AAAA…`, for known_hosts. */
    readonly hostPublicKey: string;
    /** The onion's ssh door shows a host key of its own; null: no onion. */
    readonly onion: { readonly hostKey: string; readonly hostPublicKey: string } | null;
    /**
     * The operator's own, as OpenSSH text: it goes with `host`. null: it is told no more, or guests have keys of their
     * own. Each guest gets a key with an invitation of their own.
     */
    readonly privateKey: string | null;
    /** For `mayfly connect`: by the onion where there is one. */
    readonly link: string;
  };
  readonly irc: { readonly host: string; readonly port: number };
  readonly lifetimeMs: number;
}

/**
 * Why a room ends. `burn`: a host ended it at once. `panic word`: somebody typed it at a
 * door. `dead man`: no host showed a sign of life in time. `empty`: all
 * guests had left. `uplink gone`: nobody could reach it any more.
 */
export const endReasons = [
  'operator',
  'burn',
  'panic word',
  'lifetime',
  'dead man',
  'empty',
  'host gone',
  'uplink gone',
  'failure',
] as const;
export type EndReason = (typeof endReasons)[number];

export type ApplianceEvent =
  | { readonly event: 'starting'; readonly part: string; readonly state: ChildState }
  | ReadyEvent
  | ({ readonly event: 'onion' } & OnionStatus)
  | { readonly event: 'child'; readonly part: string; readonly state: ChildState }
  /** No host has shown a sign of life: the room ends in so many milliseconds. */
  | { readonly event: 'unattended'; readonly endsInMs: number }
  /** So many ssh connections were cut beside those that were meant, as sshd has not said whose key each came by. */
  | { readonly event: 'unnamed cut'; readonly connections: number }
  | { readonly event: 'ending'; readonly reason: EndReason }
  /** Every daemon has ended, but for those that are left. */
  | ({ readonly event: 'stopped' } & StopReport)
  | ({ readonly event: 'problem' } & ProblemFields);

/** A line of `mayfly up --json`: the host program adds what it looked for after the end. */
export type UpEvent =
  | ApplianceEvent
  | { readonly event: 'ended'; readonly residue: ResidueReport }
  /** The last, with --wipe-ram: memory has been overwritten, or not. */
  | { readonly event: 'memory'; readonly memory: MemoryReport };

const decodeHost = object<HostInvitation>({
  token: string,
  links: object<InvitationLinks>({ web: string, onion: nullable(string), ssh: string }),
});

/** @throws {DecodeError} */
export const decodeReadyEvent: Decoder<ReadyEvent> = object({
  event: oneOf('ready'),
  rooms: array(string),
  inviteOnly: lenient(boolean, false),
  sealed: lenient(boolean, false),
  host: lenient(decodeHost, null),
  passphrase: nullable(string),
  web: object<ReadyEvent['web']>({ url: string, link: string }),
  onion: nullable(object<NonNullable<ReadyEvent['onion']>>({ address: string, link: string })),
  ssh: object<ReadyEvent['ssh']>({
    host: string,
    port: portNumber,
    user: string,
    hostKey: string,
    hostPublicKey: string,
    onion: nullable(
      object<NonNullable<ReadyEvent['ssh']['onion']>>({ hostKey: string, hostPublicKey: string }),
    ),
    privateKey: nullable(string),
    link: string,
  }),
  irc: object<ReadyEvent['irc']>({ host: string, port: portNumber }),
  lifetimeMs: wholeNumber,
});

const decodeEvent = variant<ApplianceEvent, 'event'>('event', {
  starting: object({ event: oneOf('starting'), part: string, state: decodeChildState }),
  ready: decodeReadyEvent,
  onion: object({
    event: oneOf('onion'),
    ...onionDecoders,
  }),
  child: object({ event: oneOf('child'), part: string, state: decodeChildState }),
  unattended: object({ event: oneOf('unattended'), endsInMs: wholeNumber }),
  'unnamed cut': object({ event: oneOf('unnamed cut'), connections: wholeNumber }),
  ending: object({ event: oneOf('ending'), reason: oneOf(...endReasons) }),
  stopped: object({ event: oneOf('stopped'), ...stopReportDecoders }),
  problem: (value, path) => {
    const received = object<ReceivedProblem>({ message: string, ...problemDecoders })(value, path);
    return { event: 'problem', ...problemFields(problemOf(received)) };
  },
});

/** One JSON object and the end of the line. */
export function encodeEvent(event: ApplianceEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/** @returns null for a line that is no event of this version */
export function parseEvent(line: string): ApplianceEvent | null {
  try {
    return decodeEvent(JSON.parse(line));
  } catch {
    return null;
  }
}
