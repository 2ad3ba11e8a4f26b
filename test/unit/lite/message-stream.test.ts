// Over a real connection, with a clock of the test's own.

import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { html } from '../../../server/gateway/lite/html.ts';
import { LiteGuest } from '../../../server/gateway/lite/guest.ts';
import { streamBeat, streamEnd, streamNews } from '../../../server/gateway/lite/message-pages.ts';
import { MessageStream } from '../../../server/gateway/lite/message-stream.ts';
import { Place } from '../../../server/gateway/lite/place.ts';
import { until } from '../../support/until.ts';

function guest(): LiteGuest {
  return new LiteGuest('ada', {
    circuit: null,
    language: 'en',
    mode: 'live',
    wallClock: () => 0,
    dice: () => 0,
    draw: streamNews,
    drawBeat: streamBeat,
    drawEnd: streamEnd,
    refused: () => {},
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
  const stream = new MessageStream(response, new Place('#lobby', true), 0);
  ada.streams.add(stream);
  for (let nowMs = 0; nowMs <= 60_000; nowMs += 1_000) {
    stream.write(html`<p>${nowMs}</p>`);
    ada.beat(nowMs);
  }
  stream.end(html`<p>end</p>`);
  await until('the end', () => text().includes('<p>end</p>'));
  expect(signs(text())).toBe(2);
  expect(text().indexOf('class="beat"')).toBeGreaterThan(text().indexOf('<p>25000</p>'));
  ada.beat(120_000);
  expect(stream.open).toBe(false);
});
