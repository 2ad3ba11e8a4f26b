// The page for hosts in a whole room: what it asks of the supervisor. The end is moved, a sign of life is shown, and
// the room is burned.

import { afterEach, expect, test } from 'vitest';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { processesInside } from '../support/inside.ts';
import { IrcClient } from '../support/irc-client.ts';
import { formId, LiteClient, textOf, type LiteAnswer } from '../support/lite-client.ts';
import { until } from '../support/until.ts';

let appliance: ReadyAppliance;
let hanna: LiteClient;
let ana: IrcClient;

async function start(...flags: string[]): Promise<void> {
  appliance = await readyAppliance({ flags: ['--no-onion', ...flags] });
  const { ports, ready } = appliance;
  ana = IrcClient.websocket(ports.web);
  await ana.enters('ana', ready.passphrase ?? '', '#lobby');
  hanna = new LiteClient({ port: ports.web });
  await hanna.enters('hanna', ready.host?.token ?? '');
}

afterEach(() => appliance.kill());

const hosts = (): Promise<LiteAnswer> => hanna.get(`${hanna.base}host`);

async function orders(fields: Readonly<Record<string, string>>): Promise<LiteAnswer> {
  const id = formId((await hosts()).body);
  return hanna.post(`${hanna.base}host`, { id, ...fields });
}

const told = async (fields: Readonly<Record<string, string>>): Promise<string> =>
  textOf((await hanna.follow(await orders(fields))).body);

const wordOf = ({ body }: LiteAnswer): string => /<strong[^>]*>([a-z-]+)</.exec(body)?.[1] ?? '';

test('a host moves the end and shows a sign of life', async () => {
  await start('--lifetime', '2h', '--dead-man', '10m');
  expect(textOf((await hosts()).body)).toMatch(/Time left (2h|1h59m) .*I am still here/);
  const later = await told({ do: 'extend', by: '1h' });
  expect(later).toMatch(/it ends in (3 h|2 h 59 min)\..*Time left (3h|2h59m) /);
  await ana.hears(/The time of this room was changed/);
  expect(textOf((await hanna.messages('#lobby')).body)).toContain('time of this room was changed');
  expect(await told({ do: 'shorten', by: '1d' })).toContain('At least 10s must be left.');
  expect(await told({ do: 'extend', by: '1d' })).toMatch(/Time left 1d/);
  expect(await told({ do: 'still-here' })).toContain('The room knows that a host is there.');
});

test('a host burns the room by a word, and reads that it ends', async () => {
  await start();
  const inside = await appliance.namespace();
  const asked = await orders({ do: 'burn' });
  const id = formId(asked.body);
  const last = await hanna.post(`${hanna.base}host`, { id, do: 'burn', word: wordOf(asked) });
  expect(last.status).toBe(200);
  expect(textOf(last.body)).toContain('The room ends now.');
  await until('all daemons to be gone', () => processesInside(inside).length === 0);
  expect(await appliance.outcome).toEqual({ code: 0, signal: null });
  expect(appliance.events.find(({ event }) => event === 'ending')).toMatchObject({
    reason: 'burn',
  });
  expect((await ana.ends()).code).toBe(1001);
});
