// The panic word at each door: whoever types it sees what anybody sees who has the wrong passphrase, and the room is
// gone.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { processesInside } from '../support/inside.ts';
import { IrcClient } from '../support/irc-client.ts';
import { formId, LiteClient, textOf } from '../support/lite-client.ts';
import { until } from '../support/until.ts';

const panicWord = 'forget-all-of-it';

let appliance: ReadyAppliance;
let guest: IrcClient;

/** How each door answers a passphrase: all that its client is shown, but for what is random. */
const doors: Readonly<Record<string, (passphrase: string) => Promise<unknown>>> = {
  'the page’s': async (passphrase) => {
    const client = IrcClient.websocket(appliance.ports.web);
    client.say(`PASS ${passphrase}`, 'NICK mallory', 'USER a 0 * :A');
    const { code } = await client.ends();
    return { lines: client.lines, code };
  },
  'the lite': async (passphrase) => {
    const client = new LiteClient({ port: appliance.ports.web });
    const form = await client.get('/lite');
    const fields = { id: formId(form.body), channel: '#lobby', view: 'live' };
    // As a phone sends it: with a space behind it.
    const key = `${passphrase} `;
    const answer = await client.post('/lite', { ...fields, nick: 'mallory', key });
    return { status: answer.status, text: textOf(answer.body) };
  },
};

beforeEach(async () => {
  appliance = await readyAppliance({ flags: ['--no-onion', '--panic-word', panicWord] });
  guest = IrcClient.websocket(appliance.ports.web);
  await guest.enters('ana', appliance.ready.passphrase, '#lobby');
});

afterEach(async () => {
  await appliance.kill();
});

test.for(Object.entries(doors))('at %s door', async ([, typed]) => {
  const inside = await appliance.namespace();
  const wrong = await typed('forget-all-of-them');
  expect(appliance.events.some(({ event }) => event === 'ending')).toBe(false);

  const startedMs = performance.now();
  expect(await typed(panicWord)).toEqual(wrong);
  await until('the room to be gone', () => processesInside(inside).length === 0, { everyMs: 5 });
  // Most of it is the machine's: the supervisor is told at once, and burns the room.
  expect(performance.now() - startedMs).toBeLessThan(3000);
  expect(await appliance.outcome).toEqual({ code: 0, signal: null });
  expect(appliance.events.find(({ event }) => event === 'ending')).toMatchObject({
    reason: 'panic word',
  });
  await guest.ends();
  expect(guest.lines.at(-1)).toContain('the room has ended');
  // Nobody learns the word from what the room or its host program says.
  expect(JSON.stringify(appliance.events) + appliance.talk + guest.lines.join()).not.toContain(
    panicWord,
  );
});
