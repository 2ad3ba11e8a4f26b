// Lets a room come to rest after an attack.

import type { Scene } from './scene.ts';
import { until } from '../../support/until.ts';

/** With an honest way everybody says one thing more, and it is read by all who can. Bounded: not all can. */
export async function settles(scene: Scene): Promise<void> {
  scene.adversary.behaves();
  const stands = (): string =>
    [...scene.guests.values()]
      .map(
        ({ nick, view, heard }) => `${nick} ${view.stage} ${view.words?.join(' ')} ${heard.length}`,
      )
      .join();
  const rests = async (): Promise<void> => {
    let last = '';
    let sinceMs = 0;
    await until('the guests to come to rest', () => {
      const now = stands();
      if (now !== last) [last, sinceMs] = [now, performance.now()];
      const isWaiting = [...scene.guests.values()].some(({ view }) => view.stage === 'entering');
      return performance.now() - sinceMs > (isWaiting ? 8_000 : 700);
    }, { withinMs: 45_000 });
  }; // prettier-ignore
  await rests();
  for (const round of ['one', 'two'] as const) {
    const texts = [...scene.guests.values()].flatMap(({ nick, view, isLost }) =>
      view.stage === 'inside' && !isLost ? scene.says(nick, `${nick} says at last: ${round}`) : [],
    );
    await arrives(scene, texts);
    await rests();
  }
}

/** A busy machine is quiet for longer than a second, and all the same on its way to them. Bounded: not all can read. */
async function arrives(scene: Scene, texts: readonly string[]): Promise<void> {
  const reads = (): boolean =>
    [...scene.guests.values()].every(
      (guest) => guest.view.stage !== 'inside' || texts.every((text) => guest.hasRead(text)),
    );
  await until('all to have read it', reads, { withinMs: 5_000 }).catch(() => null);
}
