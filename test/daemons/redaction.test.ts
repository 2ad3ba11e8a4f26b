// Taking back a message, with a real ngIRCd: ids, REDACT, the backlog, and clients of each kind.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { guest, heardInside } from '../support/capable-guest.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { textOf } from '../support/lite-client.ts';
import { PageSession } from '../support/page-session.ts';
import { until } from '../support/until.ts';
import { obey } from '../../web/src/session/orders.ts';

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
