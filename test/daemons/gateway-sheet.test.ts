// The host's sheet at the doors that IRC clients come by, before a real ngIRCd.

import { beforeEach, expect, test } from 'vitest';
import { SheetReader, type HostSheet } from '../../server/contract/host/host-sheet.ts';
import { sheetCommand } from '../../server/contract/room/extension-names.ts';
import { type GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { answers } from './gateway-fixture/room-with-bob.ts';
import { issue, Supervisor } from './gateway-fixture/supervisor.ts';
import { byWeb, loses, roomToComeBackTo, soon } from './resume-fixture/resume-clients.ts';

const { start, makeClient } = roomToComeBackTo();
let room: GatewayRoom;

beforeEach(async () => {
  room = await start({ backlogLines: '50', knock: 'shared' });
});

const ask = (): Supervisor => new Supervisor(room);

const sheetLines = ({ lines }: IrcClient): string[] =>
  lines.filter((line) => line.includes(sheetCommand));

/** All sheets that a client got. */
function sheetsOf(client: IrcClient): readonly HostSheet[] {
  const reader = new SheetReader();
  return sheetLines(client).flatMap((line) => {
    const text = / MAYFLYSHEET \S+ :?(.*)$/.exec(line)?.[1] ?? '';
    return reader.add(text) ?? [];
  });
}

/** Asks as a page does, and waits for the answer. */
async function nextSheet(client: IrcClient): Promise<HostSheet> {
  const { length } = sheetsOf(client);
  client.say(sheetCommand);
  await until('a sheet', () => sheetsOf(client).length > length);
  const sheet = sheetsOf(client).at(-1);
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

test.each(['websocket', 'irc', 'onion irc'] as const)(
  '%s: a host sees everything as it is now, and nobody else anything of it',
  async (door) => {
    const hanna = { websocket: room.websocket(), irc: room.irc(), 'onion irc': room.onionIrc(7) }[
      door
    ];
    await hanna.enters('hanna', hostToken, '#lobby');
    const ana = await issue(room, { label: 'Ana «secretly»' });
    const guest = room.irc();
    await guest.enters('ana', ana.token, '#lobby');
    const kim = room.irc();
    kim.say(`PASS ${passphrase}`, 'NICK kim', 'USER a 0 * :a');
    await kim.hears(/Your two words/);

    const first = await nextSheet(hanna);
    expect(first.room).toMatchObject({ shared: { state: 'open' }, needsSign: false });
    expect(first.invitations).toMatchObject([
      { id: 'i2', label: 'Ana «secretly»', state: 'inside', nick: 'ana' },
      { id: 'i1', role: 'host', state: 'inside', nick: 'hanna' },
    ]);
    expect(first.people).toMatchObject([
      { nick: 'hanna', role: 'host', door: door === 'websocket' ? door : 'irc' },
      { nick: 'ana', role: 'guest', invitation: 'i2' },
    ]);
    expect(first.knocks).toMatchObject([{ nick: 'kim', door: 'irc' }]);

    await ask().ask('let', { nick: 'kim' });
    await ask().ask('revoke', { id: 'i2' });
    await ask().ask('shared', { open: false });
    await guest.ends();
    kim.say('JOIN #lobby');
    await hanna.hears(/^:kim!\S+ JOIN /);
    const next = await nextSheet(hanna);
    expect(next.knocks).toEqual([]);
    expect(next.people.map(({ nick }) => nick)).toEqual(['hanna', 'kim']);
    expect(next.invitations.map(({ id, state }) => [id, state])).toEqual([
      ['i1', 'inside'],
      ['i2', 'revoked'],
    ]);
    expect(next.room.shared.state).toBe('closed');

    expect(await answers(kim, sheetCommand, 'CHATHISTORY LATEST #lobby * 50')).toContainEqual(
      ':mayfly!service@mayfly.room NOTICE kim :Only a host of this room can ask that.',
    );
    for (const other of [kim, guest]) {
      expect(sheetLines(other)).toEqual([]);
      expect(other.lines.join('\n')).not.toContain('secretly');
    }
    expect(hanna.lines.join('\n')).not.toContain(ana.token);
  },
);

test('a thousand invitations and a page that asks all the time bury nobody', async () => {
  const hanna = room.irc();
  await hanna.enters('hanna', hostToken, '#lobby');
  const wish = { label: '😀'.repeat(64), role: 'guest', lastsMs: null, once: false } as const;
  await ask().ask('issue', { wishes: Array.from({ length: 999 }, () => wish) });
  hanna.say(...Array.from({ length: 20 }, () => sheetCommand));
  await until('two sheets', () => sheetsOf(hanna).length === 2);
  for (const line of sheetLines(hanna)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510);
  expect(sheetLines(hanna).length).toBeLessThan(2 * 210);
  expect(sheetsOf(hanna)[1]?.invitations[0]?.id).toBe('i1000');
  expect(sheetsOf(hanna)[1]?.room.invitationCount).toBe(1_000);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(sheetsOf(hanna)).toHaveLength(2);
  expect((await room.status()).guests).toBe(1);
});

test('the lines of a sheet are numbered: a host who comes back in the midst of one misses none', async () => {
  const hanna = makeClient(byWeb(room));
  await hanna.enters('hanna', hostToken, '#lobby');
  for (let made = 0; made < 30; made += 1) await issue(room, { label: `label ${made}` });
  const sheets = (): readonly HostSheet[] => {
    const reader = new SheetReader();
    return hanna.heard.flatMap(({ command, params }) =>
      command === sheetCommand ? (reader.add(params[1] ?? '') ?? []) : [],
    );
  };
  await loses(room, hanna);
  hanna.say(sheetCommand, sheetCommand);
  hanna.comeBack();
  await soon(() => hanna.heard.some(({ command }) => command === sheetCommand));
  hanna.comesBack = false;
  hanna.cut();
  hanna.comeBack();
  await soon(() => sheets().length === 2);
  for (const { invitations } of sheets()) expect(invitations).toHaveLength(31);
  expect(hanna.missed).toBe(0);
});
