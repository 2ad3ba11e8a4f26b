// Hands the supervisor what is wished at the doors: that the room ends, or goes on. Whoever calls `add` has checked
// that the guest may wish it.

import type { EndWish } from '../config/end-wish.ts';
import type { EndMove } from '../contract/host/control.ts';
import type { MoveRefusal } from '../contract/host/moved-end.ts';
import { News } from './admission/news.ts';

/** More wait only where the supervisor does not come; then they are not worth keeping. */
const maxWaiting = 16;
/** Less than what a person waits for an answer. */
const answerWithinMs = 3_000;

type Told = (refused: MoveRefusal | null) => void;

export class EndWishes {
  #waiting: { readonly wish: EndWish; readonly told: Told | null }[] = [];
  /** Who is told what came of the wish that the supervisor has fetched. */
  #fetched: Told | null = null;
  readonly #news = new News();
  #closed = false;

  /** A sign of life that waits stands for all. @returns false: too many wait, and it is dropped. */
  add(wish: EndWish, told: Told | null = null): boolean {
    if (wish.wish === 'burn') this.#waiting = [{ wish, told }];
    else if (this.#isBurning) return true;
    else if (wish.wish !== 'go on' || !this.#waiting.some((other) => other.wish.wish === 'go on')) {
      if (this.#waiting.length >= maxWaiting) return false;
      this.#waiting.push({ wish, told });
    }
    this.#news.come();
    return true;
  }

  /**
   * Moves the end of the lifetime.
   * @returns why it was not moved (`busy`: too many wait); null: it was, or the supervisor has not said for three
   *   seconds.
   */
  async move(by: EndMove, timeMs: number): Promise<MoveRefusal | 'busy' | null> {
    const answer = await this.#ask({ wish: 'move', by, timeMs });
    return answer === 'silent' ? null : answer;
  }

  /** A host shows a sign of life. @returns false: too many wishes wait. */
  goOn(): boolean {
    return this.add({ wish: 'go on' });
  }

  /**
   * Ends the room at once.
   * @returns false: the supervisor has not come for it in three seconds; it ends the room when it comes.
   */
  async burn(): Promise<boolean> {
    return (await this.#ask({ wish: 'burn', why: 'burn' })) === null;
  }

  /**
   * The supervisor's call.
   * @param refused why it has not done what its last call fetched; null: it has.
   * @returns the next wish; null: there was none for ten seconds, call again. `burn` is given until the room has
   *   ended: an answer that is lost must not keep it alive.
   */
  async next(refused: MoveRefusal | null): Promise<EndWish | null> {
    this.#fetched?.(refused);
    this.#fetched = null;
    if (this.#waiting.length === 0 && !this.#closed) await this.#news.hold();
    const [next] = this.#waiting;
    if (next === undefined) return null;
    if (this.#isBurning) {
      // It may not call again. The answer to this call is written before anybody is told.
      setImmediate(() => next.told?.(null));
    } else {
      this.#waiting.shift();
      this.#fetched = next.told;
    }
    return next.wish;
  }

  close(): void {
    this.#closed = true;
    this.#news.come();
  }

  /** @returns what the supervisor says of it. `busy`: too many wait, and it is dropped. */
  async #ask(wish: EndWish): Promise<MoveRefusal | 'busy' | 'silent' | null> {
    const { promise, resolve } = Promise.withResolvers<MoveRefusal | 'silent' | null>();
    if (!this.add(wish, resolve)) return 'busy';
    const late = setTimeout(resolve, answerWithinMs, 'silent').unref();
    const answer = await promise;
    clearTimeout(late);
    return answer;
  }

  get #isBurning(): boolean {
    return this.#waiting[0]?.wish.wish === 'burn';
  }
}
