// The gateway in a process of its own, which says what it holds in memory. Its parent sends the
// configuration and hears the measures.

import type { GatewayConfig } from '../../server/config/gateway-config.ts';
import { startGateway } from '../../server/gateway/gateway.ts';
import type { SessionLimits } from '../../server/protocol/session/session-types.ts';

/** In bytes, right after a full collection of garbage. */
export interface Memory {
  readonly heap: number;
  /** Buffers, which are not in the heap. */
  readonly buffers: number;
  readonly resident: number;
}

export type Order =
  | {
      readonly kind: 'start';
      readonly config: GatewayConfig;
      readonly limits: Partial<SessionLimits>;
    }
  | { readonly kind: 'measure' }
  | { readonly kind: 'close'; readonly reason: string };

export type Answer =
  | { readonly kind: 'started' | 'closed' }
  | { readonly kind: 'memory'; readonly memory: Memory };

function measure(): Memory {
  // --expose-gc
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed, buffers: external, resident: rss };
}

let running: Awaited<ReturnType<typeof startGateway>> | null = null;

async function obey(order: Order): Promise<Answer> {
  if (order.kind === 'measure') return { kind: 'memory', memory: measure() };
  if (order.kind === 'start') {
    running = await startGateway(order.config, order.limits);
    return { kind: 'started' };
  }
  await running?.close(order.reason);
  return { kind: 'closed' };
}

process.on('message', (order: Order) => {
  void obey(order).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit(0));
