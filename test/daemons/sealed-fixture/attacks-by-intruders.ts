// Attacks by somebody who wants to read or speak, and was not invited, or is no more; and on guests who might speak in
// clear without knowing it.

import { sealedCapability, sealedSupport } from '../../../server/contract/room/sealed-line.ts';
import { guestSealFor, mintHostSeal } from '../../../server/sealed/seal/seal.ts';
import { chunkTexts } from '../../support/sealed/frames.ts';
import { onFrames } from '../../support/sealed/tamper.ts';
import { until } from '../../support/until.ts';
import type { Attack } from './attack.ts';
import { lobby, random } from '../../support/sealed/talkers.ts';
import type { Scene } from './scene.ts';

/** Long enough for several hellos and answers. */
const tryMs = 6_000;

/** Somebody with this seal is let through by the adversary, and must stay outside. */
async function triesToEnter(scene: Scene, seal: ReturnType<Scene['guestSeal']>): Promise<void> {
  const eve = scene.guest('eve', { seal });
  await eve.joins(lobby);
  await scene.tells('ana', 'eve is at the door', 'bea', 'cyd');
  const isIn = async (): Promise<boolean> =>
    until('eve to be inside', () => eve.view.stage === 'inside', { withinMs: tryMs }).then(
      () => true,
      () => false,
    );
  if (await isIn()) throw new Error('eve is inside');
  await scene.agree('ana', 'bea', 'cyd');
  if (eve.texts().length > 0) throw new Error('eve has read something');
  eve.close();
  scene.guests.delete('eve');
}

export const attacksByIntruders: readonly Attack[] = [
  {
    what: 'lets somebody in whose seal is another room’s',
    // A message came that cannot be read.
    ends: { ana: ['told'], bea: ['told'], cyd: ['told'] },
    run: (scene) => triesToEnter(scene, mintHostSeal('i9', random)),
  },
  {
    what: 'lets somebody in who knows the frame key, and was certified by another room',
    ends: {},
    run: (scene) => {
      const theirs = guestSealFor(mintHostSeal('i9', random), 'i9', random);
      const ours = scene.guestSeal();
      if (ours.kind !== 'guest') throw new Error('a guest’s seal has a frame key');
      return triesToEnter(scene, { ...theirs, frameKey: ours.frameKey });
    },
  },
  {
    what: 'lets somebody in whose invitation was taken back',
    ends: {},
    run: async (scene) => {
      const seal = await scene.invitedSeal();
      await scene.of('ana').revokes(seal.invitation);
      await scene.tells('ana', 'that invitation is taken back', 'bea', 'cyd');
      await triesToEnter(scene, seal);
    },
  },
  {
    what: 'lets somebody in whose invitation was taken back, who has been inside',
    ends: {},
    run: async (scene) => {
      const seal = await scene.invitedSeal();
      const eve = scene.guest('eve', { seal });
      await eve.joins(lobby);
      await eve.isInside();
      await scene.of('ana').revokes(seal.invitation);
      eve.leaves();
      eve.close();
      await scene.agree('ana', 'bea', 'cyd');
      await triesToEnter(scene, seal);
    },
  },
  {
    what: 'says things without a seal, as members and as nobody',
    ends: { bea: ['well', 'changed', 'told'] },
    run: async (scene) => {
      for (const first of [0, 1, 2, 3, 4, 5, 6, 7, 8]) {
        for (const from of ['ana', 'nobody']) {
          const bytes = Buffer.concat([Buffer.of(first), random(500)]);
          for (const text of chunkTexts(bytes, 'eeee'))
            scene.adversary.tells('bea', `:${from}!u@h PRIVMSG ${lobby} :${text}`);
        }
      }
      await scene.tells('ana', 'after the noise', 'cyd');
    },
  },
  {
    what: 'says things in clear in a member’s name',
    ends: { bea: ['well', 'told'] },
    run: async (scene) => {
      for (const words of [
        `PRIVMSG ${lobby} :I never said this`,
        `NOTICE ${lobby} :I never said this`,
        `PRIVMSG ${lobby} :\u0001ACTION never did this\u0001`,
        'PRIVMSG bea :I never said this in private',
      ])
        scene.adversary.tells('bea', `:ana!u@h ${words}`);
      await scene.tells('ana', 'this I said', 'bea', 'cyd');
    },
  },
  {
    what: 'hides from a newcomer that the room is sealed',
    ends: { dan: ['waiting'] },
    run: async (scene) => {
      scene.adversary.rule = ({ way, guest, line }) => {
        if (way === 'to room' || guest !== 'dan') return [line];
        const without = line
          .replaceAll(new RegExp(` ?${sealedSupport}=\\S+`, 'g'), '')
          .replaceAll(new RegExp(` ?${sealedCapability}`, 'g'), '');
        return [without];
      };
      const dan = scene.guest('dan');
      await dan.joins(lobby).catch(() => {});
      for (const target of [lobby, 'ana', '#other']) scene.says('dan', 'in clear?', target);
      await until('some time', () => false, { withinMs: 2_000 }).catch(() => {});
    },
  },
  {
    what: 'says that another channel is the group’s',
    ends: { bea: ['well', 'told', 'waiting', 'changed', 'split'] },
    run: async (scene) => {
      const line = `:room 005 bea ${sealedSupport}=#other :are supported by this server`;
      scene.adversary.tells('bea', line);
      scene.says('bea', 'still sealed');
      await scene.tells('ana', 'nothing has changed', 'cyd');
    },
  },
  {
    what: 'says to a member that a text was not taken, and in clear it would be',
    ends: { ana: ['well', 'told', 'changed'] },
    run: async (scene) => {
      scene.adversary.rule = onFrames(({ way, guest, lines }) =>
        way === 'to room' && guest === 'ana' ? [] : lines,
      );
      scene.says('ana', 'refused');
      scene.adversary.tells('ana', `:room FAIL PRIVMSG SEALED ${lobby} :Say it in clear`);
      scene.adversary.tells('ana', `:room 404 ana ${lobby} :Cannot send to channel`);
    },
  },
];
