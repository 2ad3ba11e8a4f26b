// The parent's side of gateway-process.ts: a gateway that can be asked for its memory.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { GatewayConfig } from '../../server/config/gateway-config.ts';
import type { Gateway } from '../../server/gateway/gateway.ts';
import type { SessionLimits } from '../../server/protocol/session/session-types.ts';
import type { Answer, Memory, Order } from './gateway-process.ts';

export class ForkedGateway implements Gateway {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(
    config: GatewayConfig,
    limits: Partial<SessionLimits>,
  ): Promise<ForkedGateway> {
    const child = fork(join(import.meta.dirname, 'gateway-process.ts'), {
      execArgv: ['--expose-gc'],
    });
    const gateway = new ForkedGateway(child);
    await gateway.#ask({ kind: 'start', config, limits });
    return gateway;
  }

  async memory(): Promise<Memory> {
    const answer = await this.#ask({ kind: 'measure' });
    if (answer.kind !== 'memory') throw new Error(`the gateway answered ${answer.kind}`);
    return answer.memory;
  }

  async close(reason: string): Promise<void> {
    await this.#ask({ kind: 'close', reason });
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }

  /** One at a time. */
  async #ask(order: Order): Promise<Answer> {
    const answered = new Promise<Answer>((resolve, reject) => {
      this.#child.once('message', (answer: Answer) => resolve(answer));
      this.#child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}`)));
    });
    this.#child.send(order);
    const answer = await answered;
    this.#child.removeAllListeners('exit');
    return answer;
  }
}
