// A room whose onion is carried by a tor that ran before it, as of Debian, Tails or Whonix.

import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';

import { firstTorPort, lastTorPort } from '../../server/contract/host/tor-control.ts';
import { english } from '../../server/contract/sentences/sentence.ts';
import {
  readyAppliance,
  startAppliance,
  type ReadyAppliance,
  type StartOptions,
} from '../support/appliance.ts';
import { IrcClient } from '../support/irc-client.ts';
import { asOrdinaryUser } from '../support/ordinary-user.ts';
import { onionPage } from '../support/onion-page.ts';
import { program, programEnv } from '../support/programs.ts';
import { forwardTo } from '../support/socks-forward.ts';
import { until } from '../support/until.ts';
import { ControlFilter, readProfile } from '../tornet/control-filter.ts';
import { SystemTor } from '../tornet/system-tor.ts';

const { torrc, socksPort } = inject('tornet');
const profile = join(import.meta.dirname, '../../docs/onion-grater/40_mayfly.yml');
const reachableMs = 120_000;
const password = 'open sesame';

let tor: SystemTor;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  const found = program('tor');
  const { stdout } = await promisify(execFile)(
    found.path,
    ['--quiet', '--hash-password', password],
    {
      env: { ...process.env, ...programEnv(found) },
    },
  );
  tor = await SystemTor.start(
    torrc,
    'CookieAuthentication 1',
    'CookieAuthFileGroupReadable 1',
    `HashedControlPassword ${stdout.trim()}`,
  );
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

afterAll(() => tor.stop());

async function room(options: StartOptions): Promise<ReadyAppliance> {
  const appliance = await readyAppliance(options);
  closers.push(() => appliance.kill());
  await appliance.event('onion', ({ state }) => state === 'reachable', reachableMs);
  return appliance;
}

/** @param seen so many events were there before it was lost */
async function untilReachable({ events }: ReadyAppliance, seen: number): Promise<void> {
  const isReachable = (): boolean =>
    events.slice(seen).some((each) => each.event === 'onion' && each.state === 'reachable');
  await until('the onion to be reachable again', isReachable, { withinMs: reachableMs });
}

function addressOf({ ready }: ReadyAppliance): string {
  if (ready.onion === null) throw new Error('the room has no onion');
  return ready.onion.address;
}

/** Ports of the range that somebody listens on: proc(5), state 0A. */
function torPorts(): number[] {
  const lines = readFileSync('/proc/net/tcp', 'latin1').split('\n');
  return lines
    .flatMap((line) => /^ *\d+: 0100007F:([0-9A-F]{4}) \S+ 0A /.exec(line)?.[1] ?? [])
    .map((digits) => Number.parseInt(digits, 16))
    .filter((port) => port >= firstTorPort && port <= lastTorPort);
}

/** What a port says to a request: '' where it hangs up. */
async function saidBy(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  let text = '';
  try {
    for await (const chunk of socket.setTimeout(5_000, () => socket.destroy()))
      text += String(chunk);
  } catch {
    // Reset: it was not let in.
  }
  return text;
}

/** sshd speaks when its front has heard a client. */
async function sshGreeting(address: string): Promise<string> {
  const forward = await forwardTo(socksPort, address, 22);
  closers.push(() => forward.close());
  const socket = connect(forward.port, '127.0.0.1');
  closers.push(() => socket.destroy());
  let heard = '';
  socket.setEncoding('latin1').on('data', (text: string) => (heard += text));
  socket.write('SSH-2.0-guest\r\n');
  return until('sshd', () => heard !== '' && heard, { withinMs: 60_000 });
}

async function entersByIrc(appliance: ReadyAppliance, nick: string): Promise<void> {
  const forward = await forwardTo(socksPort, addressOf(appliance), 6667);
  closers.push(() => forward.close());
  const guest = IrcClient.tcp({ host: '127.0.0.1', port: forward.port });
  closers.push(() => guest.close());
  guest.say(`PASS ${appliance.ready.passphrase ?? ''}`);
  guest.say(`NICK ${nick}`);
  guest.say(`USER ${nick} 0 * :${nick}`);
  await until(`${nick} to be in`, () => guest.lines.some((line) => / 001 /.test(line)), {
    withinMs: 60_000,
  });
}

describe('a tor of this machine', () => {
  test('lets guests of an ordinary user’s room in, and the service ends with it', async () => {
    const user = asOrdinaryUser();
    const appliance = await room({
      ...user,
      flags: ['--tor-control', `localhost:${tor.port}`],
      env: { ...user.env, MAYFLY_TOR_PASSWORD: password },
    });
    const address = addressOf(appliance);
    const id = address.replace('.onion', '');
    expect(appliance.talk).toContain('It does not tell which circuit a guest comes by');
    // It tells its user, so the ports are its alone.
    expect(appliance.talk).not.toContain('every user of this machine');
    expect(await onionPage(address, socksPort)).toContain('<title>');
    await entersByIrc(appliance, 'dan');
    await entersByIrc(appliance, 'eve');
    expect(await sshGreeting(address)).toMatch(/^SSH-2\.0-OpenSSH/);
    expect(await tor.says(`hs/service/desc/id/${id}`)).toMatch(/^250 /);
    // Ours alone: no file of tor's holds the key.
    const ports = torPorts();
    expect(ports).toHaveLength(3);
    // The test is another user than that tor: it is shown nothing, not even that this is the room.
    expect(await Promise.all(ports.map(saidBy))).toEqual(['', '', '']);

    expect(await appliance.end()).toEqual({ code: 0, signal: null });
    const { residue } = await appliance.event('ended');
    const checks = residue.checks.map(({ what, verdict }) => `${english(what)}: ${verdict}`);
    expect(appliance.talk).not.toContain(password);
    expect(checks).toContain(`onion service in the tor at 127.0.0.1:${tor.port}: gone`);
    expect(checks).toContain('log, disk and memory of that tor: not checked');
    expect(await tor.says(`hs/service/desc/id/${id}`)).toMatch(/^551 /);
    expect(torPorts()).toEqual([]);
  }, 240_000);

  test('that is killed and comes back with another cookie carries the same onion again', async () => {
    const appliance = await room({ flags: ['--tor-control', tor.socket] });
    expect(await Promise.all(torPorts().map(saidBy))).toEqual(['', '', '']);
    const seen = appliance.events.length;
    const states = (): string[] =>
      appliance.events.flatMap((each) => (each.event === 'onion' ? [each.state] : []));
    // Until it is added, nothing is amiss.
    expect(states()).not.toContain('noTor');
    await tor.kill();
    await until('that tor to be missed', () => states().includes('noTor'));
    await tor.start();
    await untilReachable(appliance, seen);
    expect(await onionPage(addressOf(appliance), socksPort)).toContain('<title>');
    expect(await appliance.end()).toEqual({ code: 0, signal: null });
  }, 360_000);
});

describe('behind a filter', () => {
  test('with our own profile a room has all that it asks for, also after tor was lost', async () => {
    const filter = await ControlFilter.open(readProfile(profile), () => tor.controller());
    closers.push(() => filter.close());
    const appliance = await room({ flags: ['--tor-control', `127.0.0.1:${filter.port}`] });
    expect(filter.filtered).toEqual([]);
    expect(await onionPage(addressOf(appliance), socksPort)).toContain('<title>');
    const seen = appliance.events.length;
    await tor.kill();
    await tor.start();
    // The filter keeps the connection: that the service is gone, only a look shows.
    await untilReachable(appliance, seen);
    expect(await appliance.end()).toEqual({ code: 0, signal: null });
    const { residue } = await appliance.event('ended');
    expect(residue.checks.filter(({ verdict }) => verdict === 'left')).toEqual([]);
    expect(filter.filtered).toEqual([]);
  }, 360_000);

  test('a profile without events and without questions leaves the onion unchecked, and it is there', async () => {
    const { commands } = readProfile(profile);
    const bare = new Map([...commands].filter(([name]) => name === 'ADD_ONION'));
    const filter = await ControlFilter.open({ commands: bare, events: new Set() }, () =>
      tor.controller(),
    );
    closers.push(() => filter.close());
    const appliance = await readyAppliance({
      flags: ['--tor-control', `127.0.0.1:${filter.port}`],
    });
    closers.push(() => appliance.kill());
    await appliance.event('onion', ({ state }) => state === 'unchecked');
    expect(appliance.talk).toContain('every user of this machine');
    const said = await Promise.all(torPorts().map(saidBy));
    expect(said.filter((text) => text.startsWith('HTTP/1.1 '))).toHaveLength(1);
    const page = await until('the page', () => onionPage(addressOf(appliance), socksPort), {
      withinMs: reachableMs,
    });
    expect(page).toContain('<title>');
    expect(await appliance.end()).toEqual({ code: 0, signal: null });
    const { residue } = await appliance.event('ended');
    expect(residue.checks.map(({ verdict }) => verdict)).toContain('not checked');
  }, 240_000);
});

describe('is refused before a room begins', () => {
  async function refusal(...flags: string[]): Promise<string> {
    const appliance = await startAppliance({ flags });
    const { code } = await appliance.outcome;
    expect(code).toBe(1);
    expect(appliance.events.map(({ event }) => event)).not.toContain('starting');
    return appliance.talk;
  }

  test('with a wrong password, which is not shown', async () => {
    const file = join(tor.dir, 'wrong');
    writeFileSync(file, 'close sesame');
    const talk = await refusal('--tor-control', `127.0.0.1:${tor.port}`, '--tor-password', file);
    expect(talk).toContain('does not accept the password');
    expect(talk).not.toContain('sesame');
  });

  test('where the room’s own user could not reach it', async () => {
    const cookie = join(tor.dir, 'control_auth_cookie');
    chmodSync(cookie, 0o600);
    const talk = await refusal('--tor-control', `127.0.0.1:${tor.port}`);
    chmodSync(cookie, 0o640);
    expect(talk).toContain(`cannot reach ${cookie}`);
    expect(talk).toContain('CookieAuthFileGroupReadable 1');
  });
});
