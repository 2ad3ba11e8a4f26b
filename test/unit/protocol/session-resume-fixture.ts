// A guest who may resume: with a connection, without one, and back.

import type { SessionLimits } from '../../../server/protocol/session/session-types.ts';
import { Bench, welcome } from './session-bench.ts';

export const from = ':mayfly.room';
export const chat = (text: string): string => `:bob!b@c PRIVMSG alice :${text}`;

/** Alice with a token, and no line since then. */
export function kept(limits: Partial<SessionLimits> = {}, ...channels: string[]): Bench {
  const bench = new Bench(limits);
  bench.says('CAP REQ :mayfly.chat/resume', 'CAP END');
  bench.enters(...channels);
  return bench;
}

/** Alice with a token, whose connection is lost. */
export function lost(limits: Partial<SessionLimits> = {}, ...channels: string[]): Bench {
  const bench = kept(limits, ...channels);
  bench.session.doorClosed(bench.nowMs);
  return bench;
}

/** Comes back with the number of the last line that arrived; returns what the guest is sent. */
export function resumes(bench: Bench, number: number): string[] {
  bench.session.resumed(number, bench.nowMs);
  return bench.guest();
}

/** How many lines with a number a `kept` Alice got: 005 is two more. */
export const numbered = welcome('alice').length + 2;
