// While somebody guesses, everybody waits two seconds for the answer. A crowd that comes meanwhile pushes out those who
// may not come in, and not who may.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { passphrase } from './access-fixture.ts';
import { RoomBench, type Client } from './room-bench.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('who has a right secret is not pushed out while they wait for the answer', () => {
  const bench = new RoomBench({ knock: 'off', sharedUses: null });
  let circuit = 0;
  const says = (secret: string, nick: string): Client => {
    const client = bench.client('irc', (circuit += 1));
    client.says(`PASS ${secret}`, `NICK ${nick}`, 'USER a 0 * :a');
    return client;
  };
  for (let at = 0; at < 40; at += 1) says('wrong', `g${at}`);
  bench.live();
  const [wrong, right] = [says('wrong', 'eve'), says(passphrase, 'ana')];
  expect([wrong.heard, right.heard, bench.ngircd.dials]).toEqual(['', '', 0]);
  // More than may wait.
  for (let at = 0; at < 1_000; at += 1) bench.client('irc', (circuit += 1));
  expect(wrong.farewell?.kind).toBe('crowd');
  expect(right.farewell).toBeNull();
  bench.second();
  bench.second();
  bench.ngircd.answers();
  expect(bench.inside.map(({ nick }) => nick)).toEqual(['ana']);
  bench.end();
});
