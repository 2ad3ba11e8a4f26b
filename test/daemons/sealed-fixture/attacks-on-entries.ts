// Attacks on who comes in: what a newcomer asks, and what they are answered.

import {
  onFrames,
  onFramesTo,
  underAnotherId,
  withBitTurned,
} from '../../support/sealed/tamper.ts';
import type { PassingFrame } from '../../support/sealed/tamper.ts';
import type { Attack } from './attack.ts';
import { lobby } from '../../support/sealed/talkers.ts';
import type { Scene } from './scene.ts';

/** A welcome comes to the newcomer alone. */
const isWelcome = ({ way, guest, target }: PassingFrame): boolean =>
  way === 'to guest' && guest === 'dan' && target === 'dan';

async function danEnters(scene: Scene): Promise<void> {
  const dan = scene.guest('dan');
  await dan.joins(lobby);
  await dan.isInside(45_000);
  scene.adversary.behaves();
  await scene.agree('ana', 'bea', 'cyd', 'dan');
  await scene.tells('ana', 'dan is in', 'bea', 'cyd', 'dan');
}

/** What happens to the first welcome only. */
function firstWelcome(what: string, change: (lines: readonly string[]) => string[]): Attack {
  return {
    what,
    // An answer that cannot be read is a message that cannot be read.
    ends: { dan: ['well', 'told'] },
    run: (scene) => {
      let isFirst = true;
      scene.adversary.rule = onFrames((frame) => {
        if (!isWelcome(frame) || !isFirst) return null;
        isFirst = false;
        return change(frame.lines);
      });
      return danEnters(scene);
    },
  };
}

export const attacksOnEntries: readonly Attack[] = [
  firstWelcome('drops an answer to a newcomer', () => []),
  firstWelcome('drops a line of an answer to a newcomer', (lines) => lines.slice(1)),
  firstWelcome('changes an answer to a newcomer', (lines) =>
    lines.map((line, at) => (at === 0 ? withBitTurned(line, 100) : line)),
  ),
  firstWelcome('gives an answer to a newcomer twice', (lines) => [
    ...lines,
    ...underAnotherId(lines, 'zzzx'),
  ]),
  {
    what: 'drops a newcomer’s first words',
    ends: {},
    run: (scene) => {
      let isFirst = true;
      scene.adversary.rule = onFrames(({ way, guest, lines }) => {
        if (way !== 'to room' || guest !== 'dan' || !isFirst) return lines;
        isFirst = false;
        return [];
      });
      return danEnters(scene);
    },
  },
  {
    what: 'says a newcomer’s first words twice',
    ends: {},
    run: (scene) => {
      scene.adversary.rule = onFrames(({ way, guest, lines }) =>
        way === 'to room' && guest === 'dan' ? [...lines, ...underAnotherId(lines, 'zzzw')] : lines,
      );
      return danEnters(scene);
    },
  },
  {
    what: 'answers who comes again with the old answer',
    ends: {},
    run: async (scene) => {
      const old: string[] = [];
      scene.adversary.rule = onFramesTo('dan', (frame) => {
        if (isWelcome(frame)) old.push(...frame.lines);
        return null;
      });
      await danEnters(scene);
      scene.adversary.rule = onFramesTo('dan', (frame) => (isWelcome(frame) ? old : null));
      await scene.of('dan').comesAgain(lobby);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      if (scene.of('dan').view.stage === 'inside')
        throw new Error('dan is inside by an old answer');
      scene.adversary.behaves();
      await scene.of('dan').isInside(45_000);
      await scene.agree('ana', 'bea', 'cyd', 'dan');
    },
  },
  {
    what: 'gives one newcomer’s answer to another',
    ends: {},
    run: async (scene) => {
      scene.adversary.rule = onFrames((frame) => {
        if (isWelcome(frame))
          for (const line of frame.lines) {
            const changed = line.replace(' PRIVMSG dan ', ' PRIVMSG eve ');
            scene.adversary.tells('eve', changed);
          }
        return null;
      });
      const eve = scene.guest('eve', { seal: scene.guestSeal() });
      await Promise.all([eve.joins(lobby), danEnters(scene).catch(() => {})]);
      await eve.isInside(45_000);
      await scene.of('dan').isInside(45_000);
      await scene.agree('ana', 'bea', 'cyd', 'dan', 'eve');
    },
  },
  {
    what: 'says in a newcomer’s name what another newcomer said',
    ends: {},
    run: async (scene) => {
      const stranger = scene.guest('eve');
      scene.adversary.rule = onFrames(({ way, guest, from, lines }) =>
        way === 'to guest' && guest !== 'eve' && from === 'eve'
          ? lines.map((line) => line.replace(/:eve!/, ':dan!'))
          : lines,
      );
      await stranger.joins(lobby);
      await scene.tells('ana', 'eve is called dan', 'bea', 'cyd');
      await scene.agree('ana', 'bea', 'cyd');
      scene.adversary.behaves();
      await stranger.isInside(45_000);
      await scene.agree('ana', 'bea', 'cyd', 'eve');
    },
  },
];
