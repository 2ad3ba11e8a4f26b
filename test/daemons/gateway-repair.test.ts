import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;

beforeEach(async () => {
  room = await GatewayRoom.start();
});

afterEach(() => room.end());

describe('when ngIRCd is killed and started again', () => {
  test('guests of both doors are back in their channels, and no connection was lost', async () => {
    const web = room.websocket();
    const irc = room.irc();
    await web.enters('webber', passphrase, '#talk', '#side');
    await irc.enters('ircer', passphrase, '#talk');

    await room.ngircd.kill();
    await web.hears(/NOTICE webber :The room is away/);
    // Said while nobody is there to hear it.
    web.say('PRIVMSG #talk :kept');
    await room.ngircd.start();

    await irc.hears(/^:webber!\S+ PRIVMSG #talk :kept$/);
    irc.say('PRIVMSG #talk :still here', 'PRIVMSG #side :not in it');
    await web.hears(/^:ircer!\S+ PRIVMSG #talk :still here$/);
    irc.say('JOIN #side');
    await web.hears(/^:ircer!\S+ JOIN :?#side$/);
    expect([web.ending, irc.ending]).toEqual([null, null]);
    expect((await room.status()).guests).toBe(2);
  });

  test('a guest’s modes and away message are restored, and nobody sees it', async () => {
    const web = room.websocket();
    const irc = room.irc();
    await web.enters('webber', passphrase, '#talk');
    await irc.enters('ircer', passphrase, '#talk');
    web.say('MODE webber +B-i', 'AWAY :at lunch');
    await web.hears(/ 306 /);
    await room.ngircd.kill();
    await web.hears(/NOTICE webber :The room is away/);
    const before = web.lines.length;
    await room.ngircd.start();
    await web.hears(/NOTICE webber :You are back in the room/);
    expect(web.lines.slice(before).join('\n')).not.toMatch(/ (MODE|30[56]) /);
    web.say('MODE webber');
    expect(await web.hears(/ 221 /)).toMatch(/\+(?=\w*B)(?!\w*i)/);
    irc.say('PRIVMSG webber :there?');
    await irc.hears(/ 301 ircer webber :at lunch$/);
  });

  test('operators and voices are the same as before, whoever is back first', async () => {
    const nicks = ['olga', 'ana', 'vera', 'bia', 'caio', 'davi'];
    const guests = new Map(nicks.map((nick) => [nick, room.websocket()]));
    const guest = (nick: string) => {
      const found = guests.get(nick);
      if (found === undefined) throw new Error(`no guest ${nick}`);
      return found;
    };
    for (const nick of nicks) await guest(nick).enters(nick, passphrase, '#talk', '#side');
    guest('olga').say('MODE #talk +vo vera caio', 'MODE #side -o olga');
    await guest('olga').hears(/^:olga!\S+ MODE #side -o olga$/);

    const names = async (channel: string): Promise<readonly string[]> => {
      const witness = guest('davi');
      const from = witness.lines.length;
      witness.say(`NAMES ${channel}`);
      await witness.sync();
      const list = witness.lines.slice(from).find((line) => line.includes(' 353 '));
      return (list?.split(' :')[1] ?? '').split(' ').toSorted();
    };
    const restart = async (): Promise<void> => {
      await room.ngircd.kill();
      await Promise.all(nicks.map((nick) => guest(nick).hears(/The room is away/)));
      await room.ngircd.start();
      await Promise.all(nicks.map((nick) => guest(nick).hears(/You are back in the room/)));
    };
    for (let times = 0; times < 3; times += 1) {
      const before = await names('#talk');
      expect(before).toEqual(['+vera', '@caio', '@olga', 'ana', 'bia', 'davi']);
      await restart();
      await until('everybody’s rights', async () => {
        const now = [await names('#talk'), await names('#side')];
        return JSON.stringify(now) === JSON.stringify([before, nicks.toSorted()]);
      });
    }
    guest('ana').say('MODE #talk +m');
    await guest('ana').hears(/ 482 ana #talk /);
  });

  test('a guest who joins before the old members are back does not get their channel', async () => {
    const olga = room.websocket();
    await olga.enters('olga', passphrase, '#talk');
    await room.ngircd.kill();
    await olga.hears(/The room is away/);
    const stranger = room.irc();
    stranger.say(`PASS ${passphrase}`, 'NICK stranger', 'USER s 0 * :s');
    await room.ngircd.start();
    await stranger.hears(/ 001 /);
    stranger.say('JOIN #talk');
    await olga.hears(/You are back in the room/);
    await until('olga alone to be operator', async () => {
      const from = olga.lines.length;
      olga.say('NAMES #talk');
      await olga.sync();
      const list = olga.lines.slice(from).find((line) => line.includes(' 353 ')) ?? '';
      return /:(@olga stranger|stranger @olga)$/.test(list);
    });
  });

  test('a guest whose message ngIRCd had not handled is told so, whatever their client supports', async () => {
    const irc = room.irc();
    await irc.enters('ircer', passphrase, '#talk');
    room.ngircd.signal('SIGSTOP');
    irc.say('PRIVMSG #talk :one', 'PRIVMSG #talk :two', 'CAP LS');
    // The gateway's own answer: what was said before it is on its way.
    await irc.hears(/ CAP \S+ LS /);
    await room.ngircd.kill();
    await irc.hears(/NOTICE ircer :Your last 2 lines may not have arrived\.$/);
  });

  test('forty guests come back', async () => {
    const guests = Array.from({ length: 40 }, (_, i) => ({
      nick: `guest${i}`,
      client: room.websocket(),
    }));
    await Promise.all(guests.map(({ nick, client }) => client.enters(nick, passphrase, '#talk')));
    await room.ngircd.kill();
    await room.ngircd.start();
    const caller = room.irc();
    await caller.enters('caller', passphrase, '#talk');
    await Promise.all(guests.map(({ client }) => client.sync()));
    caller.say('PRIVMSG #talk :all back?');
    await Promise.all(guests.map(({ client }) => client.hears(/:all back\?$/)));
  });
});

describe('a peer that does not read', () => {
  test('is dropped, and the others do not wait', async () => {
    // A unix socket: its kernel buffers are a tenth of TCP’s.
    const slow = room.onionIrc(1);
    await slow.enters('slow', passphrase, '#talk');
    const reader = room.websocket();
    await reader.enters('reader', passphrase, '#talk');
    slow.socket.pause();

    // No guest may say this much: the flood limits of forty writers are used up one after another.
    const text = 'x'.repeat(450);
    let said = 0;
    let dropped = false;
    while (!dropped) {
      const writer = room.irc();
      await writer.enters(`writer${said}`, passphrase, '#talk');
      for (let i = 0; i < 30; i += 1) writer.say(`PRIVMSG #talk :${text}`);
      await writer.sync();
      await reader.hears(new RegExp(`^:writer${said}!\\S+ PRIVMSG #talk :${text}$`));
      writer.close();
      said += 1;
      dropped = ((await room.status()).refused['slow reader'] ?? 0) > 0;
      expect(said).toBeLessThan(400);
    }
    await reader.hears(/^:slow!\S+ QUIT /);
    expect(reader.ending).toBeNull();
  });
});
