// A guest who sends messages, and ngIRCd’s answers to the PINGs that follow them.

import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import type { SessionLimits } from '../../../server/protocol/session/session-types.ts';
import { Bench, wallMs } from './session-bench.ts';

/** Alice in #lobby, with capabilities. She has sent one message: the JOIN before it needs a barrier, too. */
export function alice(
  capabilities: string,
  shared = makeSharedState(0, new WallClock(wallMs, 1000)),
  limits: Partial<SessionLimits> = {},
): Bench {
  const bench = new Bench(limits, { shared }).enters('#lobby');
  bench.says(`CAP REQ :${capabilities}`, 'PRIVMSG #lobby :first');
  bench.hears(...told(bench).pongs);
  bench.guest();
  return bench;
}

/** The lines that ngIRCd got without barriers, and its answers to the barriers. */
export function told(bench: Bench): { lines: string[]; pongs: string[] } {
  const all = bench.room();
  const pings = all.filter((line) => line.startsWith('PING '));
  return {
    lines: all.filter((line) => !line.startsWith('PING ')),
    pongs: pings.map((line) => `:mayfly.room PONG mayfly.room :${line.slice('PING '.length)}`),
  };
}
