// Sessions outlive their connections: docs/resume.md, before a real ngIRCd.

import { describe, expect, test } from 'vitest';
import type { Message } from '../../server/protocol/wire/message.ts';
import { passphrase } from '../support/gateway.ts';
import {
  byIrc,
  byOnion,
  byWeb,
  joins,
  loses,
  roomToComeBackTo,
  says,
  soon,
  talk,
} from './resume-fixture/resume-clients.ts';

const { start, makeClient } = roomToComeBackTo();

describe('a guest whose connection is lost', () => {
  test('gets all that was said meanwhile, and what they say again arrives once', async () => {
    const room = await start();
    const ana = makeClient(byWeb(room), { capabilities: ['echo-message'] });
    const bob = makeClient(byIrc(room));
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    ana.say('PRIVMSG #talk :before');
    await bob.hears(says('before'));
    await loses(room, ana);
    bob.say('PRIVMSG #talk :one', 'PRIVMSG ana :two');
    // Said while there is no connection, and kept by the client.
    ana.say('PRIVMSG #talk :three');
    await bob.wasSeen();
    ana.comeBack();
    await ana.hears(says('three'));
    await bob.hears(says('three'));
    await ana.wasSeen();
    expect(talk(ana)).toEqual(['before', 'one', 'two', 'three']);
    expect(talk(bob)).toEqual(['before', 'three']);
    expect(ana.missed).toBe(0);
    // Not a second entry, not a second welcome.
    expect(ana.heard.filter(({ command }) => command === '001')).toHaveLength(1);
    expect(bob.heard.some(({ command }) => command === 'QUIT')).toBe(false);
  });

  test('is away to others, and then as they were', async () => {
    const room = await start();
    const ana = makeClient(byWeb(room));
    const bob = makeClient(byIrc(room), { capabilities: ['away-notify'] });
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    const away = (text: string | undefined) => (message: Message) =>
      message.command === 'AWAY' && message.params[0] === text;
    ana.say('AWAY :at lunch');
    await bob.hears(away('at lunch'));
    await loses(room, ana);
    await bob.hears(away('connection lost'));
    bob.say('PRIVMSG ana :there?');
    const answer = await bob.hears(({ command }) => command === '301');
    expect(answer.params.at(-1)).toBe('connection lost');
    ana.comeBack();
    await bob.hears(away('at lunch'));
    ana.say('AWAY');
    await bob.hears(away(undefined));
    await ana.hears(({ command }) => command === '305');
    // What the session said in their stead was answered to it, not to them.
    expect(ana.heard.filter(({ command }) => command === '306')).toHaveLength(1);
  });

  test('leaves after the time, and the token is void', async () => {
    const room = await start({}, (config) => ({ ...config, holdMs: 1_500 }));
    const ana = makeClient(byWeb(room));
    const bob = makeClient(byIrc(room));
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    await loses(room, ana);
    await bob.hears(({ command }) => command === 'QUIT');
    expect(await room.status()).toMatchObject({ guests: 1, away: 0 });
    ana.comeBack();
    await soon(() => ana.refused);
  });

  test('comes back by another door, another circuit, and back', async () => {
    const room = await start();
    const ana = makeClient(byOnion(room, 7));
    const bob = makeClient(byIrc(room));
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    for (const [index, dial] of [byWeb(room), byOnion(room, 8), byWeb(room)].entries()) {
      await loses(room, ana);
      bob.say(`PRIVMSG #talk :down ${index}`);
      ana.say(`PRIVMSG #talk :up ${index}`);
      ana.comeBack(dial);
      await ana.hears(says(`down ${index}`));
      await bob.hears(says(`up ${index}`));
      const { websocket } = (await room.status()).byDoor;
      expect(websocket).toBe(index === 1 ? 0 : 1);
    }
    expect(ana.resumed).toBe(3);
  });

  test('finds ngIRCd’s end and new start behind them, in one line each', async () => {
    const room = await start();
    const ana = makeClient(byWeb(room), { capabilities: ['echo-message'] });
    const bob = makeClient(byIrc(room), { capabilities: ['echo-message'] });
    await ana.enters('ana', passphrase, '#talk', '#side');
    await bob.enters('bob', passphrase, '#talk');
    await loses(room, ana);
    await room.ngircd.kill();
    await bob.hears(({ command, params }) => command === 'NOTICE' && /away/.test(params[1] ?? ''));
    await room.ngircd.start();
    bob.say('PRIVMSG #talk :after');
    await bob.hears(says('after'));
    bob.say('WHOIS ana');
    const away = await bob.hears(({ command }) => command === '301');
    expect(away.params.at(-1)).toBe('connection lost');
    ana.comeBack();
    ana.say('PRIVMSG #talk :mine', 'WHOIS ana');
    const channels = await ana.hears(({ command }) => command === '319');
    expect(channels.params.at(-1)?.match(/#\w+/g)?.toSorted()).toEqual(['#side', '#talk']);
    const notices = ana.heard.filter(({ command }) => command === 'NOTICE');
    expect(notices.map(({ params }) => params.at(-1)?.slice(0, 16))).toEqual([
      'The room is away',
      'You are back in ',
    ]);
    expect(talk(ana).at(-1)).toBe('mine');
    await bob.hears(says('mine'));
  });

  test('hears of the gap where more was said than is kept', async () => {
    const room = await start({}, undefined, {
      ring: { bytes: 1_000_000, lines: 60 },
      flood: { burst: 1000, perSecond: 1000, heldLines: 256, heldBytes: 65_536 },
    });
    const ana = makeClient(byWeb(room));
    const bob = makeClient(byIrc(room));
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    await ana.hears(joins('bob'));
    await loses(room, ana);
    const lines = Array.from({ length: 200 }, (_, index) => `${index} ${'x'.repeat(400)}`);
    bob.say(...lines.map((line) => `PRIVMSG #talk :${line}`), 'PING said');
    await bob.wasSeen();
    // ngIRCd has told all of it: a connection that fell behind so small a ring would be cut again.
    await bob.hears(({ command, params }) => command === 'PONG' && params[1] === 'said');
    ana.comeBack();
    await ana.hears(says(lines.at(-1) ?? ''));
    expect(ana.missed).toBeGreaterThanOrEqual(140);
    expect(talk(ana)).toEqual(lines.slice(ana.missed));
  });
});

describe('a reader that is slow', () => {
  test('is waited for, then cut, and can come back and hear of the gap', async () => {
    const room = await start({}, undefined, {
      ring: { bytes: 262_144, lines: 8192 },
      flood: { burst: 100_000, perSecond: 1000, heldLines: 256, heldBytes: 65_536 },
    });
    // A unix socket: its kernel buffers are a tenth of TCP’s.
    const slow = makeClient(byOnion(room, 1));
    const talker = makeClient(byIrc(room));
    await slow.enters('slow', passphrase, '#talk');
    await talker.enters('talker', passphrase, '#talk');
    await slow.hears(joins('talker'));
    slow.pause();
    let said = 0;
    const text = (index: number): string => `${index} ${'x'.repeat(400)}`;
    const saysMore = async (): Promise<void> => {
      for (let line = 0; line < 100; line += 1) {
        talker.say(`PRIVMSG #talk :${text(said)}`);
        said += 1;
      }
      // ngIRCd has taken them: it is not to be flooded here.
      talker.say(`PING said${said}`);
      await talker.hears(
        ({ command, params }) => command === 'PONG' && params[1] === `said${said}`,
      );
    };
    await soon(async () => {
      await saysMore();
      return ((await room.status()).refused['slow reader'] ?? 0) > 0;
    });
    expect((await room.status()).away).toBe(1);
    // What the kernel holds of the old connection is read yet: there is a gap beyond that alone.
    for (let more = 0; more < 20; more += 1) await saysMore();
    slow.unpause();
    await slow.hears(says(text(said - 1)));
    const numbers = talk(slow).map((line) => Number.parseInt(line, 10));
    expect(slow.missed).toBeGreaterThan(0);
    expect(numbers).toHaveLength(said - slow.missed);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
