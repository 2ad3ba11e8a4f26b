// Remembers who knocks, by what the room tells a host, for the mark beside the way to the host's sheet. The sheet
// itself knows better, where it is open.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { foldName } from '../../../server/contract/room/casemap.ts';
import type { SessionEnvironment } from './environment.ts';
import type { Sentence } from './session-state.ts';

/** Nobody waits longer. */
const longestMs = 600_000;
/** Several at once come without names. */
const several = '';
const announcement = /^says\.(?:knock(?:Browser|Lite|Irc)|manyKnock)$/;

export class Knocks {
  readonly #after: SessionEnvironment['after'];
  readonly #nicks = signal<readonly string[]>([]);
  readonly #some = computed(() => this.#nicks.value.length > 0);
  #cancelTimer: () => void = () => undefined;

  constructor(after: SessionEnvironment['after']) {
    this.#after = after;
  }

  get some(): ReadonlySignal<boolean> {
    return this.#some;
  }

  /** @returns whether it was the announcement of a knock. */
  told({ key, values }: Sentence): boolean {
    if (!announcement.test(key)) return false;
    // `ana (copper tulip)`
    const nick = values['text']?.split(' ')[0] ?? several;
    this.areNow([...this.#nicks.value.filter((other) => other !== foldName(nick)), nick]);
    return true;
  }

  entered(nick: string): void {
    const others = this.#nicks.value.filter((other) => other !== foldName(nick));
    if (others.length < this.#nicks.value.length) this.#nicks.value = others;
  }

  areNow(nicks: readonly string[]): void {
    this.clear();
    if (nicks.length === 0) return;
    this.#nicks.value = nicks.map((nick) => foldName(nick));
    this.#cancelTimer = this.#after(longestMs, () => this.clear());
  }

  clear(): void {
    this.#cancelTimer();
    this.#nicks.value = [];
  }
}
