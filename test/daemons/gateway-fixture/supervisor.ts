// What the supervisor does with the gateway's book of invitations: it asks, and keeps the newest snapshot.

import {
  maxAccessBytes,
  parseAccessChange,
  parseAccessReply,
  type AccessChange,
} from '../../../server/config/access-exchange.ts';
import type {
  AccessAnswers,
  AccessAsk,
  AccessRequest,
  InvitationEntry,
  InvitationWish,
  IssuedInvitation,
  SharedInvitation,
} from '../../../server/contract/host/access.ts';
import type { GatewayRoom } from '../../support/gateway.ts';

export class Supervisor {
  snapshot = '';
  number = 0;
  readonly #room: GatewayRoom;
  #isWatching = true;

  constructor(room: GatewayRoom) {
    this.#room = room;
  }

  async ask<A extends AccessAsk>(
    ask: A,
    rest: Omit<Extract<AccessRequest, { access: A }>, 'access'>,
  ): Promise<AccessAnswers[A]> {
    const request = { access: ask, ...rest };
    const text = await this.#room.ask('POST', '/access', JSON.stringify(request));
    if (text.length > maxAccessBytes) throw new Error('the answer is too long');
    const reply = parseAccessReply(ask, text);
    if ('refused' in reply) throw new Error(reply.refused);
    this.#keep(reply.change);
    return reply.answer;
  }

  async issue(wish: Partial<InvitationWish> = {}): Promise<IssuedInvitation> {
    const whole: InvitationWish = { label: '', role: 'guest', lastsMs: null, once: false, ...wish };
    const [issued] = await this.ask('issue', { wishes: [whole] });
    if (issued === undefined) throw new Error('nothing was made');
    return issued;
  }

  /** Fetches changes, until `stop` or until the gateway is gone. */
  async watch(): Promise<void> {
    while (this.#isWatching) {
      const body = JSON.stringify({ seen: this.number });
      const text = await this.#room.ask('POST', '/access-changes', body).catch(() => null);
      if (text === null) return;
      this.#keep(parseAccessChange(text));
    }
  }

  stop(): void {
    this.#isWatching = false;
  }

  #keep(change: AccessChange | null): void {
    if (change === null || change.number < this.number) return;
    ({ number: this.number, snapshot: this.snapshot } = change);
  }
}

export function issue(
  room: GatewayRoom,
  wish: Partial<InvitationWish> = {},
): Promise<IssuedInvitation> {
  return new Supervisor(room).issue(wish);
}

export function revoke(room: GatewayRoom, id: string): Promise<InvitationEntry> {
  return new Supervisor(room).ask('revoke', { id });
}

export function setShared(room: GatewayRoom, open: boolean): Promise<SharedInvitation> {
  return new Supervisor(room).ask('shared', { open });
}

export async function entryOf(room: GatewayRoom, id: string): Promise<InvitationEntry> {
  const { invitations } = await new Supervisor(room).ask('list', {});
  const entry = invitations.find((each) => each.id === id);
  if (entry === undefined) throw new Error(`there is no invitation ${id}`);
  return entry;
}
