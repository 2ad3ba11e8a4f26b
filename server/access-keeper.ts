// Asks the gateway about invitations, and keeps the newest state of its book for a gateway that starts again.

import {
  parseAccessChange,
  parseAccessReply,
  type AccessChange,
  type AccessRefusal,
  type AccessReply,
} from './config/access-exchange.ts';
import {
  maxInvitations,
  type AccessAnswers,
  type AccessAsk,
  type AccessRequest,
} from './contract/host/access.ts';
import { Problem } from './contract/host/problem.ts';
import { sentence } from './contract/sentences/sentence.ts';
import { askGateway } from './probes/daemons.ts';
import { pollGateway } from './probes/gateway-poll.ts';

/** Less than what the host program waits. */
const answerWithinMs = 3000;

export type RequestOf<A extends AccessAsk> = Extract<AccessRequest, { readonly access: A }>;

export class AccessKeeper {
  readonly #gatewaySocket: string;
  readonly #onChange: () => void;
  #newest: AccessChange;

  /**
   * @param gatewaySocket the gateway's control socket
   * @param first the book of a room that begins (`firstAccess`)
   * @param onChange called when there is a newer `snapshot`
   */
  constructor(gatewaySocket: string, first: string, onChange: () => void) {
    this.#gatewaySocket = gatewaySocket;
    this.#onChange = onChange;
    this.#newest = { number: 0, snapshot: first };
  }

  /** For `GatewayConfig.access`. */
  get snapshot(): string {
    return this.#newest.snapshot;
  }

  /** The answer comes when the change is kept here. @throws {Problem} if it is refused, or none comes */
  async ask<A extends AccessAsk>(request: RequestOf<A>): Promise<AccessAnswers[A]> {
    const reply = await this.#exchange(request);
    if ('refused' in reply) throw refusal(reply.refused);
    if (reply.change !== null) this.#keep(reply.change);
    return reply.answer;
  }

  /** Keeps what changes at the doors, until the signal aborts. */
  follow(signal: AbortSignal): Promise<void> {
    return pollGateway({
      gatewaySocket: this.#gatewaySocket,
      path: '/access-changes',
      body: () => JSON.stringify({ seen: this.#newest.number }),
      hear: (text) => {
        const change = parseAccessChange(text);
        if (change !== null) this.#keep(change);
      },
      signal,
    });
  }

  async #exchange<A extends AccessAsk>(request: RequestOf<A>): Promise<AccessReply<A>> {
    try {
      const text = await askGateway(
        this.#gatewaySocket,
        'POST',
        '/access',
        JSON.stringify(request),
        AbortSignal.timeout(answerWithinMs),
      );
      return parseAccessReply<A>(request.access, text);
    } catch {
      // No cause: it could quote the answer, which holds labels and tokens.
      throw new Problem(sentence('access.noGateway'), { hint: sentence('control.tryAgain') });
    }
  }

  /** Answers may overtake each other: they come by connections of their own. */
  #keep(change: AccessChange): void {
    if (change.number <= this.#newest.number) return;
    this.#newest = change;
    this.#onChange();
  }
}

function refusal(refused: AccessRefusal): Problem {
  switch (refused) {
    case 'no such invitation':
      return new Problem(sentence('access.noSuch'), { hint: sentence('access.seeList') });
    case 'nobody of that name':
      return new Problem(sentence('people.nobody'), { hint: sentence('people.seeWho') });
    case 'too many':
      return new Problem(sentence('access.tooMany', { count: maxInvitations }));
  }
  return refused satisfies never;
}
