// A private message to a name that nobody has reaches nobody, at any door: before a real ngIRCd, which
// would look for an ident of that name.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSessionLimits } from '../../server/protocol/session/session-types.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { textOf, type LiteClient } from '../support/lite-client.ts';

let room: GatewayRoom;
/** At the doors that speak IRC; the last one is asked for echoes, so that its talk is followed. */
let speakers: readonly IrcClient[];
let lite: LiteClient;

beforeAll(async () => {
  const flood = { ...defaultSessionLimits.flood, burst: 1_000 };
  room = await GatewayRoom.start({}, (config) => config, { flood });
  const echoed = room.websocket();
  echoed.say('CAP REQ :echo-message', 'CAP END');
  speakers = [room.websocket(), room.irc(), echoed];
  for (const [at, client] of speakers.entries()) {
    await client.enters(`guest${at}`, passphrase, '#lobby');
  }
  lite = room.lite();
  await lite.enters('ada', passphrase);
});

afterAll(() => room.end());

async function nobodyHeard(): Promise<void> {
  for (const client of speakers) {
    await client.sync();
    expect(client.lines.filter((line) => line.includes('for a stranger'))).toEqual([]);
  }
  // A message to them would stand in the list of talks, where its sender would be named.
  expect(textOf((await lite.room('#lobby')).body)).not.toMatch(/guest\d/);
}

const hosts = async (): Promise<readonly (readonly [string, string])[]> => {
  const [first] = speakers;
  first?.say('WHO #lobby');
  await first?.sync();
  return (first?.lines ?? []).flatMap((line) => {
    const [, , , , ident = '', host = ''] = / 352 /.test(line) ? line.split(' ') : [];
    return ident === '' ? [] : [[ident, host] as const];
  });
};

test('one ident is everybody’s, tells no door, and is nobody’s to write to, in whatever form', async () => {
  const seen = await hosts();
  expect(seen.map(([ident]) => ident).toSorted()).toEqual(Array(4).fill(',guest'));
  const forms = seen.flatMap(([ident, host]) => {
    const name = ident.slice(1);
    return [name, name.toUpperCase(), `~${name}`, ident, ''].flatMap((user) => [
      user,
      `${user}%${host}`,
      `${user}@mayfly.room`,
      `${user}%${host}@mayfly.room`,
      `guest0!${user}@${host}`,
    ]);
  });
  const targets = [...new Set(forms)].filter((target) => target !== '');
  expect(targets.length).toBeGreaterThan(40);
  for (const speaker of speakers) {
    for (const target of targets) {
      speaker.say(`PRIVMSG ${target} :for a stranger`, `NOTICE ${target} :for a stranger`);
    }
    await speaker.sync();
    const refused = speaker.lines.flatMap((line) => / 401 \S+ (\S+) /.exec(line)?.[1] ?? []);
    // Some are refused here and some by ngIRCd, whose answers take longer.
    expect(refused.toSorted()).toEqual(
      targets.flatMap((target) => target.split(',').filter(Boolean)).toSorted(),
    );
  }
  await nobodyHeard();
});

test('nobody’s door is told, by anything that tells of people', async () => {
  const [first] = speakers;
  first?.say('WHOIS guest1', 'USERHOST guest0 guest1 ada');
  expect(await first?.hears(/ 311 /)).toMatch(/ 311 guest0 guest1 ,guest [\w.]+\.room \* :guest$/);
  expect(await first?.hears(/ 302 /)).toMatch(
    / :guest0=\+,guest@[\w.]+\.room guest1=\+,guest@[\w.]+\.room ada=\+,guest@[\w.]+\.room$/,
  );
});

test('without script, it is told that nobody has that name', async () => {
  for (const name of ['guest', 'web', 'lite', 'irc']) {
    await lite.writes('#lobby', `/msg ${name} for a stranger`);
    expect(textOf((await lite.messages(name)).body)).toMatch(
      new RegExp(`Nobody here is called ${name}.*for a stranger \\(not delivered\\)`),
    );
  }
  await nobodyHeard();
});
