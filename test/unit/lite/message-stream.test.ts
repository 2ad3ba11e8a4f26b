// A stream of messages, over a real connection and with the test's own clock.

import { Lines } from '../../../server/protocol/wire/lines.ts';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Language } from '../../../server/contract/words/languages.ts';
import { inEnglish } from '../../../server/contract/words/room-says.ts';
import { Counter } from '../../../server/gateway/admission/counter.ts';
import { html } from '../../../server/gateway/doors/lite/pages/html.ts';
import { LiteGuest } from '../../../server/gateway/doors/lite/guests/guest.ts';
import { MessageStream } from '../../../server/gateway/doors/lite/streams/message-stream.ts';
import { RoomBuffer } from '../../../server/gateway/doors/lite/model/buffer.ts';
import { textOf } from '../../support/lite-client.ts';
import { until } from '../../support/until.ts';

function guest(language: Language = 'en'): LiteGuest {
  return new LiteGuest('ada', {
    mark: 'm',
    circuit: null,
    language,
    mode: 'live',
    clocks: { now: () => 0, wallMs: () => 0 },
    random: () => 0,
    refusals: new Counter(),
  });
}

/** What is written, and what is read of it. */
async function connection(): Promise<{ response: ServerResponse; text: () => string }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => server.close().closeAllConnections());
  const asked = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
  const [, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
  let text = '';
  response.flushHeaders();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  answer.on('error', () => {});
  return { response, text: () => text };
}

const signs = (text: string): number => text.match(/class="beat"/g)?.length ?? 0;

test('a stream shows that it still comes every 25 seconds, however much is said, and not more often', async () => {
  const { response, text } = await connection();
  const ada = guest();
  const stream = new MessageStream(response, new RoomBuffer('#lobby', true), 0);
  ada.streams.add(stream, 2);
  for (let nowMs = 0; nowMs <= 60_000; nowMs += 1_000) {
    stream.write(html`<p>${nowMs}</p>`);
    ada.tick(nowMs);
  }
  stream.end(html`<p>end</p>`);
  await until('the end', () => text().includes('<p>end</p>'));
  expect(signs(text())).toBe(2);
  expect(text().indexOf('class="beat"')).toBeGreaterThan(text().indexOf('<p>25000</p>'));
  ada.tick(120_000);
  expect(stream.open).toBe(false);
});

test('a stream that is open at midnight says the new day once, and the room’s words, in its language', async () => {
  const { response, text } = await connection();
  const ada = guest('es');
  const lobby = ada.view.ensure('#lobby');
  const stream = new MessageStream(response, lobby, 0);
  ada.streams.add(stream, 2);
  const hears = (time: string, line: string): void =>
    ada.send(new Lines(Buffer.from(`@time=2026-11-${time}:00.000Z ${line}\r\n`)));
  hears('21T23:58', ':ben!,web@1a2b.room PRIVMSG #lobby :buenas noches');
  hears('21T23:59', ':ben!,web@1a2b.room PRIVMSG ada :en privado');
  hears('22T00:01', ':ben!,web@1a2b.room PRIVMSG #lobby :buenos dias');
  hears('22T00:02', `:mayfly.room NOTICE ada :${inEnglish('says.away')}`);
  hears('22T00:03', ':mayfly.room NOTICE #lobby :words of an operator');
  stream.end(html`<p>end</p>`);
  await until('the end', () => text().includes('<p>end</p>'));
  const shown = textOf(text());
  expect(shown).toMatch(/23:58 ben buenas noches.* domingo, 22 de noviembre 00:01 ben buenos dias/);
  expect(shown).toMatch(
    /00:02 La sala no está disponible por un momento\. .* 00:03 La sala dice: words of an/,
  );
  expect(shown.match(/noviembre/g)).toHaveLength(1);
});

test('a stream that holds forgotten lines is ended for a new document, but not too often', async () => {
  const { response } = await connection();
  const lobby = new RoomBuffer('#lobby', true);
  const talk = { kind: 'talk', form: 'say', from: 'bea', own: false, mention: false } as const;
  lobby.add({
    ...talk,
    id: 7,
    atMs: 0,
    text: 'old',
    refused: false,
    msgid: null,
    takenBack: null,
  });
  const stream = new MessageStream(response, lobby, 0);
  expect(stream.isOld(600_000, 600_000)).toBe(false);
  lobby.dropOldest();
  expect(stream.isOld(149_999, 600_000)).toBe(false);
  expect(stream.isOld(150_000, 600_000)).toBe(true);
  expect(stream.isOld(29_999, 10_000)).toBe(false);
  expect(stream.isOld(30_000, 10_000)).toBe(true);
  expect(stream.isOld(600_000, null)).toBe(false);
  expect(new MessageStream(response, lobby, 0).isOld(600_000, 600_000)).toBe(false);
});
