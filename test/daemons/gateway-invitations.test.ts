// All kinds of invitation at all doors, with a real ngIRCd: who gets in, who does not, and what both are told.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { firstAccess, parseAccess } from '../../server/config/access-snapshot.ts';
import { mintInvitationToken } from '../../server/config/invitation-token.ts';
import { formatToken } from '../../server/contract/invitation/token-text.ts';
import type { GatewayConfig } from '../../server/config/gateway-config.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { textOf } from '../support/lite-client.ts';
import { until } from '../support/until.ts';
import { doorNames, knock, newNick, wrongAnswers } from './gateway-fixture/doors.ts';
import { entryOf, issue, revoke, setShared, Supervisor } from './gateway-fixture/supervisor.ts';

/** Six words, as the room makes it: a shorter one looks cut, and the page says so. */
const words = 'quiet-garden-after-every-long-winter';

let room: GatewayRoom;

const withHost =
  (hostToken: string) =>
  (config: GatewayConfig): GatewayConfig => ({
    ...config,
    access: firstAccess({ hostToken, inviteOnly: false, sharedUses: null }),
  });

describe('at each door', () => {
  beforeAll(async () => {
    room = await GatewayRoom.start({ passphrase: words });
  });
  afterAll(() => room.end());

  test.each(doorNames)(
    '%s: a personal invitation lets its owner in, and in again',
    async (door) => {
      const { entry, token } = await issue(room, { label: 'Ana' });
      for (const text of [token, token.toUpperCase(), token.replaceAll('-', '')]) {
        const nick = newNick();
        const visitor = await knock(room, door, nick, text);
        expect(visitor.answer).toBe('in');
        expect(await entryOf(room, entry.id)).toMatchObject({
          state: 'inside',
          nick,
          label: 'Ana',
        });
        await visitor.leaves();
        await until(
          'the guest to be out',
          async () => (await entryOf(room, entry.id)).nick === null,
        );
      }
    },
  );

  test.each(doorNames)(
    '%s: unknown, used, over, taken back and closed get one and the same answer',
    async (door) => {
      const once = await issue(room, { once: true });
      const revoked = await issue(room);
      const expired = await issue(room, { lastsMs: 0 });
      const used = await knock(room, door, newNick(), once.token);
      expect(used.answer).toBe('in');
      await used.leaves();
      await until(
        'it to be used',
        async () => (await entryOf(room, once.entry.id)).state === 'used',
      );
      await revoke(room, revoked.entry.id);
      await setShared(room, false);
      const secrets = {
        unknown: formatToken(mintInvitationToken()),
        wrong: 'wrong',
        used: once.token,
        expired: expired.token,
        revoked: revoked.token,
        closed: words,
      };
      for (const [kind, secret] of Object.entries(secrets)) {
        const nick = newNick();
        const { answer } = await knock(room, door, nick, secret);
        expect(answer.replaceAll(nick, 'NICK'), kind).toBe(wrongAnswers[door]);
      }
      await setShared(room, true);
      const shared = await knock(room, door, newNick(), words);
      expect(shared.answer).toBe('in');
      await shared.leaves();
    },
  );

  test.each(doorNames)('%s: 20 at once with one invitation, and one gets in', async (door) => {
    for (const once of [true, false]) {
      const { entry, token } = await issue(room, { once });
      const visitors = await Promise.all(
        Array.from({ length: 20 }, () => knock(room, door, newNick(), token)),
      );
      const inside = visitors.filter(({ answer }) => answer === 'in');
      expect(inside).toHaveLength(1);
      expect(visitors.filter(({ answer }) => answer !== 'in')).toHaveLength(19);
      expect(await entryOf(room, entry.id)).toMatchObject({ state: 'inside' });
      await inside[0]?.leaves();
    }
  });

  test('20 at once at all doors with one invitation, and one gets in', async () => {
    const { entry, token } = await issue(room);
    const visitors = await Promise.all(
      Array.from({ length: 5 }, () => doorNames).flatMap((doors) =>
        doors.map((door) => knock(room, door, newNick(), token)),
      ),
    );
    expect(visitors.filter(({ answer }) => answer === 'in')).toHaveLength(1);
    expect(await entryOf(room, entry.id)).toMatchObject({ state: 'inside' });
  });

  test('doors share the invitation: who is in by one is refused at the others', async () => {
    const { token } = await issue(room);
    const inside = await knock(room, 'websocket', newNick(), token);
    expect(inside.answer).toBe('in');
    for (const door of doorNames) {
      const nick = newNick();
      const { answer } = await knock(room, door, nick, token);
      expect(answer.replaceAll(nick, 'NICK')).toBe(wrongAnswers[door]);
    }
    await inside.leaves();
  });

  test('a form, a page, a HEAD and a WebSocket without words use nothing up', async () => {
    const { entry, token } = await issue(room, { once: true });
    const lite = room.lite();
    for (const path of ['/', '/lite', `/?key=${token}`, `/lite?key=${token}`]) {
      await lite.get(path);
      await new Promise((resolve) => {
        lite.ask('HEAD', path).on('response', resolve).on('error', resolve).end();
      });
    }
    const socket = room.websocket();
    await until('the WebSocket to open', () => socket.ws.readyState === socket.ws.OPEN);
    socket.say(`PASS ${token}`);
    socket.say('PING here');
    await socket.hears(/ PONG /);
    socket.close();
    // A form that the room cannot accept, with the right secret.
    const refused = await lite.knocks({ nick: '1', key: token });
    expect(refused.status).toBe(400);
    // A nickname that is taken: ngIRCd was asked, and did not let the guest in.
    const bob = room.irc();
    await bob.enters('bob', words);
    const asBob = await lite.knocks({ nick: 'bob', key: token });
    expect(textOf(asBob.body)).toContain('That nickname is taken');
    expect(await entryOf(room, entry.id)).toMatchObject({ state: 'open', nick: null });
    await lite.enters('lena', token);
    expect(await entryOf(room, entry.id)).toMatchObject({ state: 'inside', nick: 'lena' });
  });

  test('who says the same again in the same browser takes their own place', async () => {
    const { token } = await issue(room);
    const lite = room.lite();
    await lite.enters('mona', token);
    await lite.enters('mona', token);
    expect(textOf((await lite.people('#lobby')).body)).toContain('mona');
  });
});

describe('a second entry', () => {
  afterEach(() => room.end());

  test('is told to who is in and to the hosts, once a minute', async () => {
    const hostToken = mintInvitationToken();
    room = await GatewayRoom.start({}, withHost(hostToken));
    const [host, ana, eve] = [room.irc(), room.websocket(), room.irc()];
    await host.enters('host', hostToken);
    const { token } = await issue(room);
    await ana.enters('ana', token);
    await eve.enters('eve', passphrase);
    for (let at = 0; at < 3; at += 1) {
      expect((await knock(room, 'irc', newNick(), token)).answer).toBe(wrongAnswers.irc);
    }
    await Promise.all([host.sync(), ana.sync(), eve.sync()]);
    const told = (client: IrcClient): string[] =>
      client.lines.filter((line) => line.includes('tried to enter'));
    expect(told(ana)).toEqual([
      ':mayfly.room NOTICE ana :Somebody else tried to enter with your invitation, and was not let in. If it was not you, tell a host.',
    ]);
    expect(told(host)).toEqual([
      ':mayfly.room NOTICE host :Somebody tried to enter with the invitation of ana, who is in the room. They were not let in.',
    ]);
    expect(told(eve)).toEqual([]);
  });

  test('takes the place of a session whose guest is away, with the same nickname', async () => {
    room = await GatewayRoom.start();
    const { entry, token } = await issue(room);
    const first = room.websocket();
    first.say('CAP REQ :mayfly.chat/resume', `PASS ${token}`, 'NICK ana', 'USER a 0 * :a');
    first.say('CAP END');
    await first.hears(/ 001 /);
    first.close();
    await until('the guest to be away', async () => (await room.status()).away === 1);
    const second = room.irc();
    await second.enters('ana', token, '#lobby');
    expect((await room.status()).guests).toBe(1);
    expect(await entryOf(room, entry.id)).toMatchObject({ state: 'inside', nick: 'ana' });
  });
});

describe('what the operator does', () => {
  afterEach(() => room.end());

  test.each(doorNames)('%s: taking an invitation back ends its session', async (door) => {
    room = await GatewayRoom.start();
    const { entry, token } = await issue(room);
    const visitor = await knock(room, door, 'ana', token);
    expect(visitor.answer).toBe('in');
    await revoke(room, entry.id);
    await visitor.isOut('your invitation was taken back');
    expect((await room.status()).guests).toBe(0);
    expect((await knock(room, door, 'ana', token)).answer).toBe(wrongAnswers[door]);
  });

  test('closing the shared invitation leaves who is in, and the resumption of a session', async () => {
    room = await GatewayRoom.start();
    const ana = room.irc();
    await ana.enters('ana', passphrase, '#lobby');
    await setShared(room, false);
    await ana.sync();
    expect((await knock(room, 'irc', 'eve', passphrase)).answer).toBe(wrongAnswers.irc);
    expect((await knock(room, 'irc', 'eve', (await issue(room)).token)).answer).toBe('in');
  });

  test('wrong tries of the last minute are counted at all doors', async () => {
    room = await GatewayRoom.start();
    for (const door of doorNames) await knock(room, door, newNick(), 'wrong');
    expect((await room.status()).access.wrongTries).toBe(doorNames.length);
  });

  test.each([
    ['/access', '{}'],
    ['/access', '{"access":"revoke"}'],
    ['/access', '{"access":"issue","wishes":[{"label":1}]}'],
    ['/access', 'x'],
    ['/access-changes', '{"seen":-1}'],
  ])('%s with %s is refused without a word of it', async (path, body) => {
    room = await GatewayRoom.start();
    await expect(room.ask('POST', path, body)).rejects.toThrow('the gateway answered 400');
  });
});

describe('a gateway that is started again from what the supervisor has', () => {
  afterEach(() => room.end());

  test('lets in who may come in, and nobody else', async () => {
    room = await GatewayRoom.start({}, (config) => ({
      ...config,
      access: firstAccess({ hostToken: null, inviteOnly: false, sharedUses: 2 }),
    }));
    const supervisor = new Supervisor(room);
    const [mine, once, revoked] = [
      await supervisor.issue(),
      await supervisor.issue({ once: true }),
      await supervisor.issue(),
    ];
    await supervisor.ask('revoke', { id: revoked.entry.id });
    const watching = supervisor.watch();
    expect((await knock(room, 'irc', 'ana', mine.token)).answer).toBe('in');
    expect((await knock(room, 'irc', 'bea', once.token)).answer).toBe('in');
    expect((await knock(room, 'irc', 'cleo', passphrase)).answer).toBe('in');
    await until('the supervisor to know', () => {
      if (supervisor.number < 6) return false;
      const kept = parseAccess(supervisor.snapshot);
      const named = [...kept.names.invitations, ...kept.names.guests];
      return kept.shared.usesLeft === 1 && named.length === 3;
    });
    await room.restart(supervisor.snapshot);
    supervisor.stop();
    await watching;
    expect((await knock(room, 'irc', 'ana', mine.token)).answer).toBe('in');
    expect((await knock(room, 'irc', 'dora', passphrase)).answer).toBe('in');
    for (const secret of [once.token, revoked.token, passphrase]) {
      expect((await knock(room, 'irc', newNick(), secret)).answer).toBe(wrongAnswers.irc);
    }
  });
});
