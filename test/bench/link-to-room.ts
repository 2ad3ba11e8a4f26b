// How long it takes from an invitation's link to "you are in the room", over the private Tor network: Mayfly's
// page, and The Lounge's beside it where a folder with it is given. Every run has a tor and a browser of its
// own that know nothing yet; "again" is the same browser's second visit, over circuits that stand.
//
// usage: node test/bench/link-to-room.ts [--runs N] [--lounge FOLDER]
// FOLDER: where `npm install thelounge` was done. It is run in public mode, and connects to the same room.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { answers } from '../support/answers.ts';
import { openChromium, type Chromium } from '../support/browsers.ts';
import { openIrcPort } from '../support/irc-port.ts';
import { freePorts } from '../support/free-ports.ts';
import { onionPage } from '../support/onion-page.ts';
import { program } from '../support/programs.ts';
import { until } from '../support/until.ts';
import { startTorNetwork, type TorNetwork } from '../tornet/network.ts';
import { startTorNode } from '../tornet/tor-node.ts';

interface Room {
  readonly name: string;
  readonly link: (nick: string) => string;
  /** From the open page to the room, as fast as anybody could. */
  readonly enter: (page: Chromium, nick: string) => Promise<void>;
}

const patience = { withinMs: 90_000, everyMs: 10 };
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, lounge: { type: 'string' } },
});
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'mayfly-bench-'));
const tor = program('tor');
const ends: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true })];

const inList = (selector: string, nick: string): string =>
  `(document.querySelector(${JSON.stringify(selector)})?.textContent ?? '').includes('${nick}')`;

function mayfly({ ready }: ReadyAppliance): Room {
  return {
    name: 'Mayfly',
    link: () => ready.onion?.link ?? '',
    enter: async (page, nick) => {
      await page.fill('Nickname', nick);
      await page.click('Enter the room');
      await until('the room', () => page.read(inList('aside.people ul', nick)), patience);
    },
  };
}

/** An onion service of its own, in front of The Lounge in public mode, which speaks to the room's IRC door. */
async function theLounge(
  installed: string,
  network: TorNetwork,
  { ports, ready }: ReadyAppliance,
): Promise<Room> {
  const [port = 0] = await freePorts(1);
  const home = join(folder, 'lounge');
  mkdirSync(home);
  const defaults = {
    name: 'room',
    host: '127.0.0.1',
    port: ports.irc,
    password: ready.passphrase,
    tls: false,
    rejectUnauthorized: false,
    nick: 'guest%%',
    username: 'guest',
    realname: 'guest',
    join: '#lobby',
    leaveMessage: '',
  };
  const config = { public: true, host: '127.0.0.1', port, prefetch: false, defaults };
  writeFileSync(join(home, 'config.js'), `module.exports = ${JSON.stringify(config)};\n`);
  const main = join(installed, 'node_modules', 'thelounge', 'index.js');
  // It asks GitHub for news at its start, and falls where there is no Internet.
  const goOn = `data:text/javascript,process.on('uncaughtException',()=>{})`;
  const child = spawn(process.execPath, ['--import', goOn, main, 'start'], {
    env: { ...process.env, THELOUNGE_HOME: home },
    stdio: 'ignore',
  });
  ends.push(() => void child.kill('SIGTERM'));
  await until('The Lounge', () => answers(port), { withinMs: 30_000 });
  const dir = join(folder, 'lounge-onion');
  const lines = `SocksPort 0\nHiddenServiceDir ${dir}/service\nHiddenServicePort 80 127.0.0.1:${port}`;
  const service = await startTorNode(tor, dir, `${network.torrc}\n${lines}`);
  ends.push(() => service.stop());
  await service.bootstrapped(60_000);
  const onion = readFileSync(join(dir, 'service/hostname'), 'ascii').trim();
  await until('The Lounge’s onion', () => onionPage(onion, network.socksPort), {
    withinMs: 120_000,
  });
  return {
    name: 'The Lounge',
    link: (nick) => `http://${onion}/?nick=${nick}&join=%23lobby`,
    enter: async (page, nick) => {
      await page.click('Connect');
      await until('the room', () => page.read(inList('.userlist', nick)), patience);
    },
  };
}

interface Run {
  readonly firstMs: number;
  readonly againMs: number;
  readonly kilobytes: number;
}

async function visit(page: Chromium, room: Room, nick: string): Promise<number> {
  const startMs = performance.now();
  await page.open(room.link(nick));
  await room.enter(page, nick);
  return performance.now() - startMs;
}

async function run(room: Room, network: TorNetwork, at: number): Promise<Run> {
  const [port = 0] = await freePorts(1);
  const client = await startTorNode(
    tor,
    join(folder, `client-${room.name.length}-${at}`),
    `${network.torrc}\nSocksPort 127.0.0.1:${port}`,
  );
  const page = await openChromium(port);
  try {
    await client.bootstrapped(60_000);
    const firstMs = await visit(page, room, `first${at}`);
    const bytes = await page.read(
      `performance.getEntries().reduce((sum, { transferSize }) => sum + (transferSize ?? 0), 0)`,
    );
    // In a tab of its own: The Lounge asks whether one really wants to go.
    const againMs = await visit(await page.tab(), room, `again${at}`);
    return { firstMs, againMs, kilobytes: Number(bytes) / 1000 };
  } finally {
    await page.close();
    await client.stop();
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function measure(): Promise<void> {
  const network = await startTorNetwork(tor);
  ends.push(() => network.stop());
  const torrc = join(folder, 'torrc');
  writeFileSync(torrc, network.torrc);
  const appliance = await readyAppliance({ flags: ['--torrc', torrc] });
  ends.push(() => appliance.end());
  ends.push(await openIrcPort(appliance));
  await appliance.event('onion', ({ state }) => state === 'reachable', 120_000);
  const rooms = [mayfly(appliance)];
  if (values.lounge !== undefined) rooms.push(await theLounge(values.lounge, network, appliance));
  process.stdout.write('room        first visit   again    loaded   (medians)\n');
  for (const room of rooms) {
    const runs: Run[] = [];
    for (let at = 0; at < Number(values.runs); at += 1) runs.push(await run(room, network, at));
    const of = (pick: (one: Run) => number): string =>
      Math.round(median(runs.map(pick))).toString();
    const all = runs.map(({ firstMs }) => Math.round(firstMs)).join(' ');
    process.stdout.write(
      `${room.name.padEnd(12)}${of((one) => one.firstMs)} ms   ${of((one) => one.againMs)} ms   ` +
        `${of((one) => one.kilobytes)} kB   first: ${all}\n`,
    );
  }
}

try {
  await measure();
} finally {
  for (const end of ends.toReversed()) await end();
}
