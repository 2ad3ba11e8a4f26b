// What the appliance tells the host, one JSON object per line. Knows nothing of how it is carried.

import type { ProblemFields } from './problem.ts';
import type { ResidueReport } from './residue.ts';

/** A child's state as people read it; the supervisor's own table has no others. */
export type ChildState =
  | 'down'
  | 'starting'
  | 'ready'
  | 'waiting'
  | 'degraded'
  | 'stopping'
  | 'stopped';

/** One child of the supervisor. */
export interface ChildStatus {
  readonly name: string;
  readonly state: ChildState;
  readonly pid: number | null;
  /** Starts after the first. */
  readonly restarts: number;
  /** Milliseconds in this state. */
  readonly inStateMs: number;
}

export type OnionState =
  | 'off'
  | 'bootstrapping'
  | 'publishing'
  | 'checking'
  | 'reachable'
  | 'unreachable';

export interface OnionStatus {
  readonly state: OnionState;
  /** `….onion`, known from the start; null: no onion. */
  readonly address: string | null;
  /** tor's own bootstrap, 0 to 100. */
  readonly percent: number;
}

/** What became of sessions and of those who asked for one, since the gateway's start. */
export interface SessionCounts {
  /** Of the guests now: those whose connection is lost, and whose place waits for them. */
  readonly away: number;
  /** How often a guest came back to a session by another connection. */
  readonly resumed: number;
  /** By reason: `flood`, `full`, `origin`, … */
  readonly refused: Readonly<Record<string, number>>;
}

/** The whole appliance at one moment. Names no guest. */
export interface ApplianceStatus {
  readonly phase: 'starting' | 'ready' | 'ending';
  readonly children: readonly ChildStatus[];
  readonly onion: OnionStatus;
  /** Sessions now; null while the gateway does not answer. */
  readonly guests: number | null;
  /** null while the gateway does not answer. */
  readonly sessions: SessionCounts | null;
  /** Milliseconds until the room ends by itself. */
  readonly remainingMs: number;
}

/** What the operator hands out. `link` values carry the passphrase: show them to the operator only. */
export interface ReadyEvent {
  readonly event: 'ready';
  readonly rooms: readonly string[];
  /** null: an open room. */
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
    /** The minted guest key as OpenSSH text; null: guests have keys of their own. */
    readonly privateKey: string | null;
    /** For `mayfly connect`: by the onion where there is one. */
    readonly link: string;
  };
  readonly irc: { readonly host: string; readonly port: number };
  readonly lifetimeMs: number;
}

/** How the end went: names of parts, each list empty where all went well. */
export interface StopReport {
  /** Took SIGKILL. */
  readonly killed: readonly string[];
  /** Had not ended when the time was over. */
  readonly left: readonly string[];
  /** Ended, but not all of their files could be wiped. */
  readonly unwiped: readonly string[];
}

/** The parts of whose files something may not have been overwritten. */
export function notOverwritten({ left, unwiped }: StopReport): readonly string[] {
  return [...left, ...unwiped];
}

export type ApplianceEvent =
  | { readonly event: 'starting'; readonly part: string; readonly state: ChildState }
  | ReadyEvent
  | {
      readonly event: 'onion';
      readonly state: OnionState;
      readonly address: string | null;
      readonly percent: number;
    }
  | { readonly event: 'child'; readonly part: string; readonly state: ChildState }
  | {
      readonly event: 'ending';
      /** `uplink gone`: nobody could reach the room any more. */
      readonly reason: 'operator' | 'lifetime' | 'host gone' | 'uplink gone' | 'failure';
    }
  /** Every daemon has ended, but for those that are left. */
  | ({ readonly event: 'stopped' } & StopReport)
  | ({ readonly event: 'problem' } & ProblemFields)
  | { readonly event: 'ended'; readonly residue: ResidueReport };
