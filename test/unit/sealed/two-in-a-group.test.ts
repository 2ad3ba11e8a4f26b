// The shortest way into a group: one begins, another is let in, both talk.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openGroup } from '../../../server/sealed/group/group.ts';
import type { Group, GroupAction } from '../../../server/sealed/group/group-types.ts';
import { guestSealFor, mintHostSeal } from '../../../server/sealed/seal/seal.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

test('two', async () => {
  let nowMs = 0;
  const host = mintHostSeal('i1', random);
  const parts = { channel: '#lobby', random, now: () => nowMs, kept: null };
  const ana = openGroup({ ...parts, seal: host });
  const ben = openGroup({ ...parts, seal: guestSealFor(host, 'i2', random) });
  const groups: Record<string, Group> = { ana, ben };
  const texts: string[] = [];
  const run = async (from: string, actions: readonly GroupAction[]): Promise<void> => {
    for (const action of actions) {
      if (action.kind === 'text') texts.push(`${from} ${action.text}`);
      if (action.kind !== 'send') continue;
      const { target, bytes } = action;
      for (const [nick, group] of Object.entries(groups)) {
        if (target.startsWith('#') || target === nick || from === nick) {
          await run(nick, await group.received({ from, target, bytes, isOwn: from === nick }));
        }
      }
    }
  };
  await run('ana', await ana.entered('ana', ['ana']));
  expect(ana.view.stage).toBe('inside');
  await run('ana', await ana.joined('ben'));
  await run('ben', await ben.entered('ben', ['ana', 'ben']));
  nowMs += 300;
  await run('ana', await ana.tick(nowMs));
  expect(ben.view.stage).toBe('inside');
  expect(ben.view.words).toEqual(ana.view.words);
  await run('ben', await ben.say('PRIVMSG', '#lobby', 'hi', 1));
  await run('ana', await ana.say('PRIVMSG', '#lobby', 'hello', 1));
  expect(texts).toEqual(['ana hi', 'ben hi', 'ana hello', 'ben hello']);
});
