// Says when to drop the messages that pass, in a room that forgets: at once when the page learns of it, and every
// few seconds.

import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { typedUntil } from '../room/forgetting.ts';
import type { RoomState } from '../room/state.ts';
import type { SessionEnvironment } from './environment.ts';

/** A message stays this much longer at most. Browsers make it up to a minute in a tab that nobody sees. */
const stepMs = 5_000;

/** Runs as long as the page. @param drop is called with times in milliseconds since 1970 by this device's clock. */
export function whenMessagesPass(
  { after, now }: Pick<SessionEnvironment, 'after' | 'now'>,
  room: ReadonlySignal<RoomState>,
  drop: (passed: { readonly now: number; readonly typedUntil: number }) => void,
): void {
  const forgets = computed(() => room.value.forgets);
  effect(() => {
    const told = forgets.value;
    if (told === null) return undefined;
    // Not within the effect: it must not depend on what `drop` reads.
    let cancel = after(0, function next() {
      cancel = after(stepMs, next);
      const at = now();
      drop({ now: at, typedUntil: typedUntil(told, at) });
    });
    return () => cancel();
  });
}
