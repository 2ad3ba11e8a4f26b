// What a host does from within a whole room: an invitation that outlives the gateway, the end moved, the sign of life,
// and burn.

import { afterEach, expect, test } from 'vitest';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { processesInside } from '../support/inside.ts';
import { IrcClient } from '../support/irc-client.ts';
import { LiteClient, textOf } from '../support/lite-client.ts';
import { PageSession } from '../support/page-session.ts';
import { until } from '../support/until.ts';

let appliance: ReadyAppliance;

async function start(...flags: string[]): Promise<void> {
  appliance = await readyAppliance({ flags: ['--no-onion', ...flags] });
}

/** A guest with an IRC client in the browser's way. */
async function enters(nick: string, secret: string | null | undefined): Promise<IrcClient> {
  const client = IrcClient.websocket(appliance.ports.web);
  await client.enters(nick, secret ?? '', '#lobby');
  return client;
}

const hostSecret = (): string => appliance.ready.host?.token ?? '';

const reason = (): unknown =>
  appliance.events.find((event) => event.event === 'ending') ?? 'not ending';

afterEach(async () => {
  await appliance.kill();
});

test('what a host was told and did is good although the gateway is killed the moment after', async () => {
  await start();
  const host = await enters('hanna', hostSecret());
  const gateway = await appliance.gateway();
  host.say('PRIVMSG mayfly :invite Ana once');
  const secret = /([0-9a-z-]{32})$/.exec(await host.hears(/Its secret, in place of/))?.[1] ?? '';
  process.kill(gateway.pid, 'SIGKILL');
  const ana = await until('Ana to enter', () => enters('ana', secret).catch(() => null));
  await expect(enters('eve', secret)).rejects.toThrow();

  const again = await until('the host to be back', () =>
    enters('hanna', hostSecret()).catch(() => null),
  );
  again.say('CLOSE');
  await again.hears(/The shared invitation is closed/);
  process.kill((await appliance.gateway()).pid, 'SIGKILL');
  await until('the host to be back', () => enters('hanna', hostSecret()).catch(() => null));
  await expect(enters('late', appliance.ready.passphrase)).rejects.toThrow();
  ana.close();
});

test('a host moves the end, from the page without scripts, and everybody sees the new time', async () => {
  await start('--lifetime', '2h');
  const ana = await enters('ana', appliance.ready.passphrase);
  const lite = new LiteClient({ port: appliance.ports.web });
  await lite.enters('hanna', hostSecret());
  await lite.writes('#lobby', '/extend 1h');
  const seconds = /ENDS-IN=(\d+)/.exec(await ana.hears(/ 005 ana mayfly.chat\/ENDS-IN=/))?.[1];
  expect(Number(seconds)).toBeGreaterThan(2.9 * 3600);
  await ana.hears(/NOTICE ana :The time of this room was changed: it ends in (3 h|2 h 59 min)\.$/);
  await lite.writes('#lobby', '/shorten 4h');
  await until('the refusal', async () =>
    textOf((await lite.messages('#lobby')).body).includes('At least 10s must be left.'),
  );
  await lite.writes('#lobby', '/shorten 2h30m');
  await ana.hears(/NOTICE ana :The time of this room was changed: it ends in (30|29) min\.$/);
});

test('of two hosts who shorten the time at once, the one who came too late is told so', async () => {
  await start('--lifetime', '1h');
  const hanna = await enters('hanna', hostSecret());
  hanna.say('PRIVMSG mayfly :invite host');
  const secret = /([0-9a-z-]{32})$/.exec(await hanna.hears(/Its secret, in place of/))?.[1] ?? '';
  const hugo = await enters('hugo', secret);
  // The supervisor fetches wishes one after another, so both have been looked at before the first is done.
  hanna.say('SHORTEN 40m');
  hugo.say('SHORTEN 40m');
  const tooSoon = /NOTICE \w+ :At least 10s must be left\. To end the room now, use burn\.$/;
  const late = (client: IrcClient): number =>
    client.lines.filter((line) => tooSoon.test(line)).length;
  await until('a host to be told', () => late(hanna) + late(hugo) > 0);
  await hanna.hears(/it ends in (20|19) min\.$/);
  expect(late(hanna) + late(hugo)).toBe(1);
});

test('burn asks a host to repeat a word, and ends the room within a second of it', async () => {
  await start();
  const host = await enters('hanna', hostSecret());
  const page = new PageSession(appliance.ports.web);
  await page.enters('bea', appliance.ready.passphrase ?? '', '#lobby');
  host.say('BURN');
  const word = /burn ([a-z-]+)$/.exec(await host.hears(/within a minute: /))?.[1] ?? '';
  host.say('BURN not-the-word');
  await host.hears(/within a minute: /);
  expect(reason()).toBe('not ending');
  host.say(`BURN ${word}`);
  const next = /burn ([a-z-]+)$/.exec(await host.hears(/within a minute: /))?.[1] ?? '';
  const inside = await appliance.namespace();
  const repeatedAtMs = performance.now();
  host.say(`PRIVMSG mayfly :burn ${next}`);
  await until('all daemons to be gone', () => processesInside(inside).length === 0, { everyMs: 2 });
  expect(performance.now() - repeatedAtMs).toBeLessThan(1000);
  expect(await appliance.outcome).toEqual({ code: 0, signal: null });
  expect(reason()).toMatchObject({ reason: 'burn' });
  expect((await host.ends()).code).toBe(1001);
  await until('the page to be over', () => page.session.state.value.at === 'ended');
  expect(page.session.room.value.buffers.size).toBe(0);
});

test('what a host writes is a sign of life; what a guest writes, or a client by itself, is none', async () => {
  await start('--dead-man', '15s');
  const warning = /NOTICE \w+ :No host has shown a sign of life: this room ends in 5 s unless/;
  const goesOn = /NOTICE \w+ :A host has shown a sign of life: this room goes on\.$/;
  const host = await enters('hanna', hostSecret());
  const ana = await enters('ana', appliance.ready.passphrase);
  await host.hears(warning, 20_000);
  ana.say('PRIVMSG #lobby :is anybody there?', 'STILL-HERE');
  host.say('PING 1', 'MODE #lobby', 'WHO #lobby');
  await Promise.all([ana.sync(), host.sync()]);
  expect(host.lines.some((line) => goesOn.test(line))).toBe(false);
  host.say('PRIVMSG #lobby :I am');
  await ana.hears(goesOn);
  await host.hears(warning, 20_000);
  host.say('STILL-HERE');
  await host.hears(/The room knows that a host is there\.$/);
  await ana.hears(goesOn);
  // That it ends without one: room-end.test.ts.
  expect(reason()).toBe('not ending');
});
