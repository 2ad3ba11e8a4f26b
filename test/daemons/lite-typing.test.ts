// A text that takes long to write is not lost: neither in one page, nor when the guest was taken to be gone meanwhile.

import { afterEach, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { formId, textOf } from '../support/lite-client.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;

afterEach(() => room.end());

test('in one page a guest is waited for longer than one of whom streams are heard', async () => {
  room = await GatewayRoom.start({}, (config) => ({ ...config, liteIdleMs: 2_000 }));
  const irc = room.irc();
  await irc.enters('ircy', passphrase, '#lobby');
  const slow = room.lite();
  await slow.enters('slow', passphrase, { view: 'page' });
  const gone = room.lite();
  await gone.enters('gone', passphrase);
  const page = await slow.get(`${slow.base}room`);
  await irc.hears(/^:gone!\S+ QUIT/);
  const path = `${slow.base}write?whole=1`;
  const sent = await slow.post(path, { id: formId(page.body), text: 'a long text' });
  expect(sent.status).toBe(303);
  await irc.hears(/^:slow!\S+ PRIVMSG #lobby :a long text$/);
});

test.each([true, false])(
  'what is sent too late comes back, to be copied (cookies: %s)',
  async (cookies) => {
    room = await GatewayRoom.start({}, (config) => ({ ...config, liteIdleMs: 500 }));
    const ada = room.lite({ cookies });
    await ada.enters('ada', passphrase);
    const id = await ada.writeId('#lobby');
    await until('her to be given up', async () => (await room.status()).guests === 0);
    for (const whole of ['', '?whole=1']) {
      const text = 'what took <b>long</b> to write & say';
      const answer = await ada.post(`${ada.base}write${whole}`, { id, text });
      expect(answer.status).toBe(403);
      expect(textOf(answer.body)).toContain('You are not in the room');
      expect(answer.body).toMatch(
        /<textarea[^>]*>what took &lt;b&gt;long&lt;\/b&gt; to write &amp; say</,
      );
      expect(answer.body).toContain('for="unsent"');
    }
  },
);
