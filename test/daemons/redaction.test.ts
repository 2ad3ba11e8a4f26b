// Taking back a message, with a real ngIRCd: ids, REDACT, the backlog, and clients of each kind.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { guest, heardInside } from '../support/capable-guest.ts';
import { GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { formId, textOf } from '../support/lite-client.ts';
import { PageSession } from '../support/page-session.ts';
import { until } from '../support/until.ts';
import { mayTakeBack } from '../../web/src/room/redaction.ts';
import { obey } from '../../web/src/session/orders.ts';
import { redactCommand } from '../../server/contract/room/order-commands.ts';
import { issue } from './gateway-fixture/supervisor.ts';

let room: GatewayRoom;

beforeEach(async () => {
  room = await GatewayRoom.start({ backlogLines: '10' });
});
afterEach(() => room.end());

const capabilities = 'echo-message message-tags draft/message-redaction';

/** The id of the message with these words, as the client was shown it. */
async function idAt(client: IrcClient, text: string): Promise<string> {
  const pattern = new RegExp(`msgid=(\\S+) :ana!\\S+ PRIVMSG #lobby :${text}$`);
  await client.hears(pattern);
  return pattern.exec(client.lines.findLast((line) => pattern.test(line)) ?? '')?.[1] ?? 'none';
}

test('the writer takes a message back at every door, and the backlog forgets it', async () => {
  const ana = await guest(room, 'ana', capabilities, '#lobby');
  const ben = await guest(room, 'irc-ben', capabilities, '#lobby');
  const plain = room.irc();
  await plain.enters('plain', passphrase, '#lobby');
  // As long as a line may be: ngIRCd cuts it for others.
  const long = 'é'.repeat(240);
  ana.say('PRIVMSG #lobby :stays', `PRIVMSG #lobby :${long}`, 'PRIVMSG #lobby :slip');
  const id = await idAt(ana, 'slip');
  expect(await idAt(ben, 'slip')).toBe(id);
  const ids = (client: IrcClient): readonly string[] =>
    client.lines.flatMap((line) => /msgid=(\S+) :ana!/.exec(line)?.[1] ?? []);
  expect(ids(ben)).toEqual(ids(ana));
  expect(new Set(ids(ana)).size).toBe(3);

  ben.say(`REDACT #lobby ${id}`);
  await ben.hears(/FAIL REDACT REDACT_FORBIDDEN #lobby /);
  ana.say(`REDACT #lobby ${id} :not for here`);
  for (const client of [ana, ben]) {
    await client.hears(new RegExp(`^:ana!\\S+ REDACT #lobby ${id} :not for here$`));
  }
  await plain.hears(/ NOTICE #lobby :ana has taken a message back\. /);

  const zoe = room.irc();
  await zoe.enters('zoe', passphrase, '#lobby');
  const shown = (await heardInside(zoe)).join('\n');
  expect(shown).toContain('stays');
  expect(shown).not.toContain('slip');
});

test('the page and the lite page take back and show what is taken back', async () => {
  const page = new PageSession(room.webPort);
  await page.enters('ana', passphrase, '#lobby');
  const bea = room.lite();
  await bea.enters('bea', passphrase);
  const shown = async (): Promise<string> => textOf((await bea.messages('#lobby')).body);
  page.says('#lobby', 'from the page');
  await until('the id', () => page.talk('#lobby').some(({ msgid }) => msgid !== undefined));
  await until('it at lite', async () => (await shown()).includes('from the page'));
  const world = { session: page.session, now: Date.now, showHelp: () => {} };
  expect(obey({ do: 'take back' }, '#lobby', world)).toBe(true);
  await until('lite to show it', async () => (await shown()).includes('taken back'));
  expect(await shown()).not.toContain('from the page');
  await until('the page to show it', () => page.talk('#lobby').some((line) => line.takenBack));

  await bea.writes('#lobby', 'from lite');
  await until('it at the page', () => page.texts('#lobby', 'bea').includes('from lite'));
  await bea.writes('#lobby', '/takeback');
  await until('the page to show it', () => page.texts('#lobby', 'bea').includes(''));
  expect(await shown()).not.toContain('from lite');
  page.session.leave('');
});

test('hosts take back the messages of others on both pages, and everybody sees that a host did', async () => {
  const page = new PageSession(room.webPort);
  await page.enters('hanna', hostToken, '#lobby');
  const { token } = await issue(room, { role: 'host' });
  const lite = room.lite();
  await lite.enters('lara', token);
  const bea = room.lite();
  await bea.enters('bea', passphrase);
  const ana = await guest(room, 'ana', capabilities, '#lobby');
  ana.say('PRIVMSG #lobby :first slip', 'PRIVMSG #lobby :second slip', 'PRIVMSG #lobby :third');
  await until('it at the page', () => page.texts('#lobby', 'ana').includes('third'));
  const shown = async (): Promise<string> => textOf((await bea.messages('#lobby')).body);
  // Within a second of her coming.
  await until('bea to know who is a host', async () =>
    (await bea.people('#lobby')).body.includes('⌂'),
  );

  const state = page.session.room.value;
  const lobby = state.buffers.get('#lobby');
  const slip = page.talk('#lobby').find(({ text }) => text === 'first slip');
  if (lobby === undefined || slip === undefined) throw new Error('nothing was said');
  expect(mayTakeBack(state, lobby, slip)).toBe(true);
  page.session.send(...redactCommand('#lobby', slip.msgid ?? ''));
  await ana.hears(/^:hanna!\S+ REDACT #lobby /);
  await until('bea to see it', async () => (await shown()).includes('taken back by a host'));
  expect(await shown()).not.toContain('first slip');

  const address = `${lite.base}take-back?in=%23lobby`;
  const form = (await lite.get(address)).body;
  expect(textOf(form)).toMatch(/ana third ana second slip/);
  expect(textOf(form)).not.toContain('first slip');
  const radio = /value="([^"]+)"[^>]*>\s*<span>\s*<b>[^]*?second slip/.exec(
    form.slice(form.lastIndexOf('<label', form.indexOf('second slip'))),
  );
  const id = formId(form);
  expect((await lite.post(address, { id, msgid: 'nonsense' })).status).toBe(422);
  const done = await lite.post(address, { id, msgid: radio?.[1] ?? '' });
  expect(done.status).toBe(303);
  await ana.hears(/^:lara!\S+ REDACT #lobby /);
  await until('the page to see it', () =>
    page.talk('#lobby').every(({ text }) => text !== 'second slip'),
  );
  expect(page.talk('#lobby').map(({ takenBack }) => takenBack)).toEqual([
    'host',
    'host',
    undefined,
  ]);
  // The same form again does nothing; and it is not there for others.
  expect((await lite.post(address, { id, msgid: radio?.[1] ?? '' })).status).toBe(303);
  expect((await bea.get(`${bea.base}take-back?in=%23lobby`)).status).toBe(404);
  page.session.leave('');
});
