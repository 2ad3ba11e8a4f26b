// The lite door before a real ngIRCd: its guests talk with those at the other doors, and do there what others do.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passphrase, type GatewayRoom } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { formId, textOf, type LiteClient } from '../support/lite-client.ts';
import { startLiteRoom } from '../support/lite-room.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
let web: IrcClient;
let irc: IrcClient;
let ada: LiteClient;

beforeAll(async () => {
  ({ room, web, irc, ada } = await startLiteRoom());
});

afterAll(() => room.end());

async function sees(client: LiteClient, place: string, words: string): Promise<void> {
  await until(`${words} in ${place}`, async () =>
    textOf((await client.messages(place)).body).includes(words),
  );
}

describe('a guest at the lite door', () => {
  test('is seen to come at the other doors, with neither its door nor an address', async () => {
    for (const other of [web, irc]) {
      const line = await other.hears(/^:ada!\S+ JOIN :?#lobby/);
      expect(line).toMatch(/^:ada!,guest@[\w.]+\.room /);
    }
    const { byDoor } = await room.status();
    expect(byDoor).toEqual({ websocket: 1, lite: 1, irc: 1 });
  });

  test('speaks and is heard, hears and is told who spoke', async () => {
    const stream = ada.stream('#lobby');
    await stream.hears('You are in #lobby');
    await ada.writes('#lobby', 'hello from <lite> & co');
    for (const other of [web, irc]) {
      await other.hears(/^:ada!\S+ PRIVMSG #lobby :hello from <lite> & co$/);
    }
    await stream.hears('ada hello from <lite> & co');
    web.say('PRIVMSG #lobby :hello from the web', 'PRIVMSG #lobby :\x01ACTION waves\x01');
    irc.say('PRIVMSG #lobby :hello from irc');
    await stream.hears('webby hello from the web');
    await stream.hears('* webby waves');
    await stream.hears('ircy hello from irc');
    stream.cut();
  });

  test('talks in private, and is told of it in the stream of another place', async () => {
    const stream = ada.stream('#lobby');
    await stream.hears('You are in');
    irc.say('PRIVMSG ada :between us', 'PRIVMSG ada :and more');
    await stream.hears('New in ircy');
    await stream.hears('Go to ircy 2');
    expect(textOf(stream.text)).not.toContain('between us');
    const onePage = `${ada.base}room?in=%23lobby&view=page`;
    expect(textOf((await ada.get(onePage)).body)).toContain('ircy 2 unread messages');
    await sees(ada, 'ircy', 'ircy between us');
    expect(textOf((await ada.get(onePage)).body)).not.toContain('unread');
    expect(stream.text.match(/New in/g)).toHaveLength(1);
    await ada.get(`${ada.base}room?in=%23lobby&view=live`);
    await ada.writes('ircy', 'and back');
    await irc.hears(/^:ada!\S+ PRIVMSG ircy :and back$/);
    stream.cut();
  });

  test('sees people with their roles, and nickname, topic, kick and quit of others', async () => {
    const people = textOf((await ada.people('#lobby')).body);
    for (const nick of ['ada (you)', 'webby operator', 'ircy']) expect(people).toContain(nick);
    web.say('TOPIC #lobby :<b>today</b>', 'NICK webber');
    await sees(ada, '#lobby', 'webby set the topic: <b>today</b>');
    await sees(ada, '#lobby', 'webby is now webber');
    expect(textOf((await ada.room('#lobby')).body)).toContain('<b>today</b>');
    const dan = room.irc();
    await dan.enters('dan', passphrase, '#lobby');
    web.say('KICK #lobby dan :enough');
    await sees(ada, '#lobby', 'webber removed dan: enough');
    dan.say('QUIT');
    await dan.ends();
    expect(textOf((await ada.people('#lobby')).body)).not.toContain('dan');
    web.say('NICK webby');
    await sees(ada, '#lobby', 'webber is now webby');
  });

  test('sees their own words once the room has them, and is told when it has refused them', async () => {
    web.say('MODE #lobby +m');
    await irc.hears(/MODE #lobby \+m/);
    expect((await ada.writes('#lobby', 'into the silence')).status).toBe(303);
    const shown = textOf((await ada.messages('#lobby')).body);
    expect(shown).toContain('You cannot write in #lobby');
    expect(shown).toContain('ada into the silence (not delivered)');
    await ada.writes('#lobby', '/msg nobody-here hello?');
    expect(textOf((await ada.messages('nobody-here')).body)).toMatch(
      /Nobody here is called nobody-here.*ada hello\? \(not delivered\)/,
    );
    web.say('MODE #lobby -m');
    await irc.hears(/MODE #lobby -m/);
    // The answer to the form comes behind the room's own: no need to ask again.
    await ada.writes('#lobby', 'and heard');
    expect(textOf((await ada.messages('#lobby')).body)).toMatch(/ada and heard $/);
    await irc.hears(/^:ada!\S+ PRIVMSG #lobby :and heard$/);
  });

  test('chooses the clock, and is told which it is', async () => {
    expect(textOf((await ada.messages('#lobby')).body)).toContain('Times are in UTC.');
    const chosen = await ada.get(`${ada.base}room?in=%23lobby&zone=330`);
    expect(chosen.body.replace(/\s+/g, ' ')).toContain('value="330" selected');
    expect(textOf((await ada.messages('#lobby')).body)).toContain('Times are in UTC+5:30.');
    await ada.get(`${ada.base}room?in=%23lobby&zone=17`);
    expect(textOf((await ada.messages('#lobby')).body)).toContain('Times are in UTC+5:30.');
    await ada.get(`${ada.base}room?in=%23lobby&zone=0`);
  });

  test('follows a link by a page that says where it leads', async () => {
    irc.say('PRIVMSG #lobby :look at http://example.org/tea?a=1&b=2 and see');
    await sees(ada, '#lobby', 'look at http://example.org/tea');
    const { body } = await ada.messages('#lobby');
    const way = /href="(away\?to=[^"]*)"/.exec(body)?.[1] ?? '';
    const page = await ada.get(ada.base + way);
    expect(page.status).toBe(200);
    expect(textOf(page.body)).toContain('This link leads out of the room');
    expect(page.body).toContain('href="http://example.org/tea?a=1&amp;b=2"');
    for (const wrong of ['javascript:alert(1)', '', '//example.org', 'x'.repeat(3_000)]) {
      const nowhere = await ada.get(`${ada.base}away?to=${encodeURIComponent(wrong)}`);
      expect(nowhere.status).toBe(404);
      expect(textOf(nowhere.body)).toContain('That link leads nowhere');
    }
  });

  test('gives commands, and is led to where they go', async () => {
    const joined = await ada.writes('#lobby', '/join #side');
    expect(joined.status).toBe(303);
    const next = await ada.follow(joined);
    expect(textOf(next.body)).toContain('Go to #side');
    await sees(ada, '#side', 'You are in #side');
    await ada.writes('#side', '/topic here');
    await sees(ada, '#side', 'ada set the topic: here');
    await ada.writes('#side', '/nick adele');
    await irc.hears(/^:ada!\S+ NICK :?adele$/);
    await ada.writes('#side', '/nick ada');
    await irc.hears(/^:adele!\S+ NICK :?ada$/);
    await ada.writes('#side', '/me waves');
    await sees(ada, '#side', '* ada waves');
    await ada.writes('#side', '/part');
    await until(
      'the channel to be gone',
      async () => !textOf((await ada.room('#lobby')).body).includes('#side'),
    );
    const wrong = await ada.writes('#lobby', '/nonsense x');
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.body)).toContain('There is no command /nonsense');
    expect(wrong.body).toContain('value="/nonsense x"');
  });

  test('who is removed is told, may not write, and may enter again by a button', async () => {
    await ada.writes('#lobby', '/join #hers');
    await sees(ada, '#hers', 'You are in #hers');
    await room.irc().enters('other', passphrase, '#hers');
    const stream = ada.stream('#hers');
    irc.say('JOIN #hers');
    await ada.writes('#hers', '/mode +o ircy');
    await irc.hears(/MODE #hers \+o ircy/);
    irc.say('KICK #hers ada :out');
    await stream.hears('ircy removed you from #hers: out');
    stream.cut();
    const refused = await ada.writes('#hers', 'still here?');
    expect(refused.status).toBe(422);
    expect(textOf(refused.body)).toContain('You are not in #hers');
    const again = /name="text"\s+value="([^"]*)"/.exec(refused.body)?.[1] ?? '';
    expect(again).toBe('/join #hers');
    await ada.writes('#hers', again, formId(refused.body));
    await irc.hears(/^:ada!\S+ JOIN :?#hers/);
  });
});
