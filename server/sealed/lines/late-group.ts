// The group of this room, from the moment when the room has said which channel is the group's. Before that there is none.

import type { Group, GroupAction, GroupView, ReceivedFrame } from '../group/group-types.ts';

/**
 * @param channel the group's. @param kept what `keep` of an earlier page gave; null: a new start.
 * @returns as new, too, where `kept` is none of its own.
 */
export type OpenGroup = (channel: string, kept: Uint8Array | null) => Group;

type Actions = Promise<readonly GroupAction[]>;

const outside: GroupView = {
  stage: 'outside',
  fault: null,
  words: null,
  epoch: null,
  members: [],
};

export class LateGroup implements Group {
  readonly #open: OpenGroup;
  #group: Group | null = null;

  constructor(open: OpenGroup) {
    this.#open = open;
  }

  /** The room has said which channel it is. It is the same for the room's life. */
  channelIs(channel: string, kept: Uint8Array | null): void {
    this.#group ??= this.#open(channel, kept);
  }

  get view(): GroupView {
    return this.#group?.view ?? outside;
  }

  get waitMs(): number | null {
    return this.#group?.waitMs ?? null;
  }

  absent(channel: string): void {
    this.#group?.absent(channel);
  }

  async entered(nick: string, nicks: readonly string[]): Actions {
    return (await this.#group?.entered(nick, nicks)) ?? [];
  }

  async joined(nick: string): Actions {
    return (await this.#group?.joined(nick)) ?? [];
  }

  async left(nick: string): Actions {
    return (await this.#group?.left(nick)) ?? [];
  }

  async renamed(from: string, to: string): Actions {
    return (await this.#group?.renamed(from, to)) ?? [];
  }

  async outside(): Actions {
    return (await this.#group?.outside()) ?? [];
  }

  async received(frame: ReceivedFrame): Actions {
    return (await this.#group?.received(frame)) ?? [];
  }

  async say(...said: Parameters<Group['say']>): Actions {
    const [, , , ticket] = said;
    return (await this.#group?.say(...said)) ?? [{ kind: 'refused', ticket, why: 'not inside' }];
  }

  async revoke(invitation: string): Actions {
    return (await this.#group?.revoke(invitation)) ?? [];
  }

  async tick(nowMs: number): Actions {
    return (await this.#group?.tick(nowMs)) ?? [];
  }

  keep(): Uint8Array {
    return this.#group?.keep() ?? new Uint8Array();
  }
}
