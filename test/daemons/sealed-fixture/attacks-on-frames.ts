// Attacks on what is said, and on what the group tells about itself: lines that are dropped, repeated, moved, changed.

import {
  fromAnother,
  onFrames,
  onFramesTo,
  toAnother,
  underAnotherId,
  withBitTurned,
} from '../../support/sealed/tamper.ts';
import type { PassingFrame } from '../../support/sealed/tamper.ts';
import { until } from '../../support/until.ts';
import type { Attack } from './attack.ts';
import type { Outcome } from '../../support/sealed/breaches.ts';
import { lobby } from '../../support/sealed/talkers.ts';
import type { Scene } from './scene.ts';

/** Frames to bea that are of this kind are changed while something happens. */
function forBea(
  isOfKind: (frame: PassingFrame) => boolean,
  happens: (scene: Scene) => Promise<void>,
) {
  return (
    what: string,
    ends: readonly Outcome[],
    change: (frame: PassingFrame) => readonly string[],
  ): Attack => ({
    what,
    ends: { bea: ends },
    run: async (scene) => {
      scene.adversary.rule = onFramesTo('bea', (frame) => (isOfKind(frame) ? change(frame) : null));
      await happens(scene);
    },
  });
}

/** Ana says something, and bea does not get it as it was. */
const textForBea = forBea(
  ({ from }) => from === 'ana',
  (scene) => scene.tells('ana', 'what bea should have read', 'cyd'),
);

/** The frames that carry what one guest says while `during` runs, as another guest gets them. */
async function caught(
  scene: Scene,
  from: string,
  by: string,
  during: () => Promise<unknown>,
): Promise<readonly string[]> {
  const lines: string[] = [];
  scene.adversary.rule = onFramesTo(by, (frame) => {
    if (frame.from === from) lines.push(...frame.lines);
    return null;
  });
  await during();
  await until('a frame', () => lines.length > 0);
  scene.adversary.behaves();
  return lines;
}

export const attacksOnTexts: readonly Attack[] = [
  textForBea('drops a whole text', ['told'], () => []),
  {
    ...textForBea('drops the first text of all', ['told'], () => []),
    isQuiet: true,
  },
  textForBea('drops one line of a text', ['told'], ({ lines }) => lines.slice(1)),
  textForBea('changes the first byte of a text', ['told', 'changed'], ({ lines }) =>
    lines.map((line, at) => (at === 0 ? withBitTurned(line, 0) : line)),
  ),
  textForBea('changes the last byte of a text', ['changed'], ({ lines }) =>
    lines.map((line, at) => (at === lines.length - 1 ? withBitTurned(line, -1) : line)),
  ),
  textForBea('says that another member said it', ['told', 'changed'], ({ lines }) =>
    lines.map((line) => fromAnother(line, 'cyd')),
  ),
  textForBea('says that the reader said it', ['told', 'changed'], ({ lines }) =>
    lines.map((line) => fromAnother(line, 'bea')),
  ),
  textForBea('says that it was said in private', ['told', 'changed'], ({ lines }) =>
    lines.map((line) => toAnother(line, 'bea')),
  ),
  textForBea('says that it was said in another channel', ['told', 'changed'], ({ lines }) =>
    lines.map((line) => toAnother(line, '#other')),
  ),
  textForBea('makes a notice of a message', ['well'], ({ lines }) =>
    lines.map((line) => line.replace(' PRIVMSG ', ' NOTICE ')),
  ),
  textForBea('passes it on twice', ['well'], ({ lines }) => [...lines, ...lines]),
  textForBea('passes it on twice under another id', ['well', 'told', 'changed'], ({ lines }) => [
    ...lines,
    ...underAnotherId(lines, 'zzzz'),
  ]),
  textForBea(
    'passes it on twice, the second time as another member’s',
    ['well', 'told', 'changed'],
    ({ lines }) => [...lines, ...lines.map((line) => fromAnother(line, 'cyd'))],
  ),
  {
    what: 'repeats a text much later',
    ends: { bea: ['well', 'told', 'changed'] },
    run: async (scene) => {
      const lines = await caught(scene, 'ana', 'bea', () => scene.tells('ana', 'once', 'bea'));
      for (let at = 0; at < 8; at += 1) await scene.tells('ana', `more ${at}`, 'bea', 'cyd');
      for (const line of lines) scene.adversary.tells('bea', line);
    },
  },
  {
    what: 'repeats a text after the group has changed',
    ends: { bea: ['well', 'told', 'changed'] },
    run: async (scene) => {
      const lines = await caught(scene, 'ana', 'bea', () => scene.tells('ana', 'once', 'bea'));
      await scene.together('dan');
      for (const line of lines) scene.adversary.tells('bea', line);
    },
  },
  {
    what: 'passes two texts of one member on in the wrong order',
    ends: { bea: ['told'] },
    run: async (scene) => {
      const held: string[] = [];
      let isFirst = true;
      scene.adversary.rule = onFramesTo('bea', ({ from, lines }) => {
        if (from !== 'ana') return null;
        if (!isFirst) return [...lines, ...held.splice(0)];
        isFirst = false;
        held.push(...lines);
        return [];
      });
      scene.says('ana', 'first');
      await scene.tells('ana', 'second', 'cyd', 'bea');
    },
  },
  {
    what: 'drops what a member says for everybody, and says that it was heard',
    ends: { bea: ['told'], cyd: ['told'] },
    run: async (scene) => {
      const kept = new Set<string>();
      scene.adversary.rule = onFrames(({ way, guest, from, lines }) => {
        if (way !== 'to guest' || from !== 'ana' || guest === 'ana') return lines;
        kept.add(guest);
        return [];
      });
      await scene.tells('ana', 'nobody hears this', 'ana');
      await until('nobody to have got it', () => kept.size === 2);
    },
  },
  {
    what: 'gives a private message to another member',
    ends: { cyd: ['well', 'told', 'changed'] },
    run: async (scene) => {
      scene.adversary.rule = onFrames(({ way, guest, from, target, lines }) => {
        if (way === 'to guest' && guest === 'bea' && from === 'ana' && target === 'bea')
          for (const line of lines) scene.adversary.tells('cyd', toAnother(line, 'cyd'));
        return null;
      });
      const text = scene.says('ana', 'for bea alone', 'bea');
      await scene.of('bea').reads(text);
    },
  },
];

/** While nobody talks: what a member says in the channel is the group's. */
const isOfGroup = ({ from, target }: PassingFrame): boolean => from !== 'dan' && target === lobby;

/** Dan enters, and what the group says of it does not reach bea as it was. */
const entryForBea = forBea(isOfGroup, async (scene) => {
  const dan = scene.guest('dan');
  await dan.joins(lobby);
  await dan.isInside();
  scene.adversary.behaves();
  await scene.tells('ana', 'dan is in', 'cyd', 'dan');
});

export const attacksOnCommits: readonly Attack[] = [
  entryForBea(
    'hides that the group lets somebody in',
    ['told', 'changed', 'split', 'cast out'],
    () => [],
  ),
  entryForBea(
    'changes the word that lets somebody in',
    ['told', 'changed', 'split', 'cast out'],
    ({ lines }) => lines.map((line, at) => (at === 0 ? withBitTurned(line, 60) : line)),
  ),
  entryForBea('says the group’s word twice', ['well'], ({ lines }) => [...lines, ...lines]),
  {
    what: 'says an old word of the group again',
    ends: {},
    run: async (scene) => {
      const lines: string[] = [];
      scene.adversary.rule = onFramesTo('bea', (frame) => {
        if (isOfGroup(frame)) lines.push(...frame.lines);
        return null;
      });
      await scene.together('dan');
      await scene.together('eve');
      scene.adversary.behaves();
      for (const line of lines) scene.adversary.tells('bea', line);
      for (const line of underAnotherId(lines, 'zzzy')) scene.adversary.tells('cyd', line);
    },
  },
];
