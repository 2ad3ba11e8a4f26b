// The part of `mayfly up` that a sealed room needs: its seal, added to what is printed, and handed to `mayfly invite`.

import type { ApplianceEvent } from '../../../server/contract/host/events.ts';
import { readyWithSeals } from '../../../server/contract/invitation/sealed-links.ts';
import type { RandomBytes } from '../../../server/sealed/seal/seal.ts';
import { RoomSeal } from './room-seal.ts';
import { serveSeals, type SealService } from './serve-seals.ts';

export class SealedUp {
  readonly #seal: RoomSeal;
  #service: SealService | null = null;

  constructor(random: RandomBytes) {
    this.#seal = RoomSeal.mint(random);
  }

  /** What the room tells, with seals in its links. */
  withSeals(event: ApplianceEvent): ApplianceEvent {
    return event.event === 'ready' ? readyWithSeals(event, this.#seal.ofRoom()) : event;
  }

  /** @param roomId what other commands call the room; null: not known yet */
  async serve(roomId: () => number | string | null, env: NodeJS.ProcessEnv): Promise<void> {
    this.#service = await serveSeals(
      this.#seal,
      () => {
        const id = roomId();
        return id === null ? null : String(id);
      },
      env,
    );
  }

  /** Nobody is answered any more, and the secret is overwritten. */
  end(): void {
    this.#service?.close();
    this.#seal.forget();
  }
}
