// Twenty at once by one invitation of each kind, at each door and at all of them: as many get in as may, and the others
// cannot tell why not, by any byte, in their own language.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { GatewayConfig } from '../../server/config/gateway-config.ts';
import type { SettingTexts } from '../../server/contract/host/settings.ts';
import { firstAccess } from '../../server/config/access-snapshot.ts';
import { mintInvitationToken } from '../../server/config/invitation-token.ts';
import type { InvitationWish } from '../../server/contract/host/access.ts';
import { formatToken } from '../../server/contract/invitation/token-text.ts';
import { GatewayRoom } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { doorNames, knock, newNick, wrongAnswers, type DoorName } from './gateway-fixture/doors.ts';
import { entryOf, issue, revoke, setShared, Supervisor } from './gateway-fixture/supervisor.ts';

/** As the room makes it: a shorter one looks cut, and the lite door says so. */
const passphrase = 'quiet-garden-after-every-long-winter';

let room: GatewayRoom;

const opens = (
  texts: SettingTexts = {},
  change?: (config: GatewayConfig) => GatewayConfig,
): Promise<GatewayRoom> =>
  GatewayRoom.start({ passphrase, maxGuestsPerCircuit: '100', ...texts }, change);

const doorsOf = (door: DoorName | 'all doors'): readonly DoorName[] =>
  door === 'all doors' ? doorNames : [door];
const places = [...doorNames, 'all doors'] as const;

/** @returns those who are in. */
async function race(
  door: DoorName | 'all doors',
  secret: string,
  length = 20,
): Promise<Awaited<ReturnType<typeof knock>>[]> {
  const doors = doorsOf(door);
  const tries = Array.from({ length }, async (_, at) => {
    const by = doors[at % doors.length] ?? 'irc';
    const nick = newNick();
    const visitor = await knock(room, by, nick, secret);
    if (visitor.answer !== 'in')
      expect(visitor.answer.replaceAll(nick, 'NICK')).toBe(wrongAnswers[by]);
    return visitor;
  });
  return (await Promise.all(tries)).filter(({ answer }) => answer === 'in');
}

describe('of one guest’s invitation', () => {
  beforeAll(async () => {
    room = await opens();
  });
  afterAll(() => room.end());

  const kinds: readonly (readonly [string, Partial<InvitationWish>])[] = [
    ['personal', {}],
    ['for one entry', { once: true }],
    ['with a time', { lastsMs: 600_000 }],
    ['a host’s', { role: 'host' }],
    ['a host’s for one entry', { role: 'host', once: true }],
  ];
  const eachDoor = doorNames.map((door) => [door, ...(kinds[4] ?? ['', {}])] as const);
  const allDoors = kinds.map((kind) => ['all doors', ...kind] as const);
  test.each([...eachDoor, ...allDoors])('%s, %s: one is in, once', async (door, _, wish) => {
    const { entry, token } = await issue(room, wish);
    const inside = await race(door, token);
    expect(inside).toHaveLength(1);
    expect(await entryOf(room, entry.id)).toMatchObject({ state: 'inside' });
    await inside[0]?.leaves();
    await until('them to be out', async () => (await entryOf(room, entry.id)).nick === null);
    expect(await race(door, token, 6)).toHaveLength(wish.once === true ? 0 : 1);
    await revoke(room, entry.id);
  });

  // One after another: gateway-invitations.test.ts.
  test('nobody is in by one that is over', async () => {
    const door = 'all doors';
    const [revoked, used] = [await issue(room), await issue(room, { once: true })];
    const expired = await issue(room, { lastsMs: 0 });
    await revoke(room, revoked.entry.id);
    const first = await knock(room, 'irc', newNick(), used.token);
    await first.leaves();
    for (const { token } of [revoked, used, expired]) expect(await race(door, token)).toEqual([]);
    expect(await race(door, formatToken(mintInvitationToken()))).toEqual([]);
  });

  test.each(places)('%s: taken back in the middle of it, nobody stays in', async (door) => {
    const { entry, token } = await issue(room);
    const tries = Array.from({ length: 20 }, (_, at) => {
      const doors = doorsOf(door);
      return knock(room, doors[at % doors.length] ?? 'irc', newNick(), token);
    });
    await Promise.race(tries);
    await revoke(room, entry.id);
    await Promise.all(tries);
    await until('nobody to be in', async () => (await room.status()).guests === 0);
    expect(await entryOf(room, entry.id)).toMatchObject({ state: 'revoked', nick: null });
  });
});

describe('of the shared invitation', () => {
  afterEach(() => room.end());

  const withUses = (sharedUses: number): Promise<GatewayRoom> =>
    opens({}, (config) => ({
      ...config,
      access: firstAccess({ hostToken: null, inviteOnly: false, sharedUses }),
    }));

  test.each(places)('%s: --shared-uses 5 lets five in', async (door) => {
    room = await withUses(5);
    const supervisor = new Supervisor(room);
    const inside = await race(door, passphrase);
    expect(inside).toHaveLength(5);
    await inside[0]?.leaves();
    expect(await race(door, passphrase, 6)).toEqual([]);
    const { shared } = await supervisor.ask('list', {});
    expect(shared).toEqual({ state: 'open', usesLeft: 0 });
    // A gateway that starts again lets nobody else in.
    // What changed last is in the next snapshot.
    await supervisor.issue();
    await room.restart(supervisor.snapshot);
    expect(await race(door, passphrase, 6)).toEqual([]);
  });

  test.each(places)('%s: without a limit all are in; closed, none', async (door) => {
    room = await opens();
    expect(await race(door, passphrase)).toHaveLength(20);
    await setShared(room, false);
    expect(await race(door, passphrase, 6)).toEqual([]);
  });

  test('who waits holds one of the uses; who is turned away gives it back', async () => {
    room = await opens({ knock: 'shared' }, (config) => ({
      ...config,
      access: firstAccess({ hostToken: null, inviteOnly: false, sharedUses: 5 }),
    }));
    const supervisor = new Supervisor(room);
    const clients = Array.from({ length: 20 }, (_, at) => {
      const client = at % 2 === 0 ? room.websocket() : room.onionIrc(7_000 + at);
      client.say(`PASS ${passphrase}`, `NICK ${newNick()}`, 'USER a 0 * :a');
      return client;
    });
    await until(
      'fifteen to be refused',
      () => clients.filter(({ lines }) => lines.some((line) => / 464 /.test(line))).length === 15,
    );
    const waiting = await supervisor.ask('knocks', {});
    expect(waiting).toHaveLength(5);
    const [first, second] = waiting.map(({ nick }) => nick);
    await supervisor.ask('turn-away', { nick: first ?? '' });
    await supervisor.ask('let', { nick: second ?? '' });
    await until('one to be in', async () => (await supervisor.ask('guests', {})).length === 1);
    const next = room.irc();
    next.say(`PASS ${passphrase}`, `NICK ${newNick()}`, 'USER a 0 * :a');
    await next.hears(/Your two words/);
    const late = await knock(room, 'irc', newNick(), passphrase);
    expect(late.answer).toBe(wrongAnswers.irc);
    const { shared } = await supervisor.ask('list', {});
    expect(shared).toEqual({ state: 'open', usesLeft: 4 });
  });
});

describe('with --knock all', () => {
  afterEach(() => room.end());

  test.each([true, false])('one of twenty waits by one invitation (once: %s)', async (once) => {
    room = await opens({ knock: 'all' });
    const { entry, token } = await issue(room, { once });
    const supervisor = new Supervisor(room);
    const clients = Array.from({ length: 20 }, (_, at) => {
      const client = at % 2 === 0 ? room.irc() : room.websocket();
      client.say(`PASS ${token}`, `NICK ${newNick()}`, 'USER a 0 * :a');
      return client;
    });
    await until(
      'nineteen to be refused',
      () => clients.filter(({ ending }) => ending !== null).length === 19,
    );
    const [knocker, ...others] = await supervisor.ask('knocks', {});
    expect(others).toEqual([]);
    // Let in and taken back at the same moment: they are out.
    const nick = knocker?.nick ?? '';
    await Promise.all([supervisor.ask('let', { nick }), revoke(room, entry.id)]);
    await until('nobody to be there', async () => (await room.status()).guests === 0);
    expect(await supervisor.ask('knocks', {})).toEqual([]);
    expect(await entryOf(room, entry.id)).toMatchObject({ state: 'revoked', nick: null });
  });
});

describe('what the lite door answers', () => {
  beforeAll(async () => {
    room = await opens();
  });
  afterAll(() => room.end());

  /** Without what differs from form to form. */
  const masked = (text: string): string =>
    text
      .replaceAll(/name="(id|kept)"\s+value="[^"]*"/g, 'name="$1"')
      .replaceAll(/\b[\w-]{40,}\b/g, 'RANDOM');

  test.each([
    ['en', 'an invitation that is no longer good'],
    ['es', 'invitación que ya no vale'],
    ['pt-BR', 'convite que não vale mais'],
  ])('is the same page with the same headers for all kinds, in %s', async (language, words) => {
    const [revoked, used] = [await issue(room), await issue(room, { once: true })];
    const expired = await issue(room, { lastsMs: 0 });
    await revoke(room, revoked.entry.id);
    await (await knock(room, 'irc', newNick(), used.token)).leaves();
    const unknown = formatToken(mintInvitationToken());
    const answers = new Set<string>();
    for (const key of [unknown, revoked.token, used.token, expired.token]) {
      const lite = room.lite();
      const form = await lite.get('/lite', { 'accept-language': language });
      const id = /name="id"\s+value="([^"]*)"/.exec(form.body)?.[1] ?? '';
      const { status, headers, body } = await lite.post(
        '/lite',
        { id, nick: 'ana', key, channel: '#lobby', view: 'live' },
        { origin: lite.origin, 'accept-language': language },
      );
      expect(body).not.toContain(key);
      answers.add(JSON.stringify([status, { ...headers, date: '' }, masked(body)]));
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain(words);
  });
});
