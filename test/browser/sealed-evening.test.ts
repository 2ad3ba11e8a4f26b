// An evening in a sealed room over a private Tor network: Chromium, Firefox, and irssi by `mayfly connect`. Circuits
// are closed, ngIRCd and the gateway are killed; talk goes on, all have the same words, and the machine knows none of
// what was said.

import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { answers } from '../support/answers.ts';
import { openChromium, openFirefox } from '../support/browsers.ts';
import { freePorts } from '../support/free-ports.ts';
import { Irssi } from '../support/irssi.ts';
import { notGone } from '../support/not-gone.ts';
import { randomWord } from '../support/random-word.ts';
import { searchRoom } from '../support/room-memory.ts';
import { until } from '../support/until.ts';
import { breakCircuits } from '../tornet/break-circuits.ts';
import { Guest } from '../visual/stage.ts';
import { openOnionRoom, type OnionRoom } from './onion-room.ts';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');
const { control } = inject('tornet');
/** Over Tor, in browsers that have just started, on a busy machine. */
const farMs = 60_000;
const patienceMs = 240_000;

let room: OnionRoom;
/** The host, in a Chromium. */
let hanna: Guest;
/** In a Firefox. */
let ana: Guest;
/** In irssi, behind `mayfly connect`. */
let ivo: Irssi;
let connect: ChildProcessWithoutNullStreams;
let connectSays = '';
let localPort = 0;
let ivosToken = '';
/** Stands in everything that is said. */
const word = randomWord();
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  room = await openOnionRoom('--sealed', '--lifetime=2h');
  const [chromium, firefox] = await Promise.all([
    openChromium(room.socks.port),
    openFirefox(room.socks.port),
  ]);
  closers.push(
    () => chromium.close(),
    () => firefox.close(),
  );
  hanna = new Guest(chromium, 'hanna', farMs);
  ana = new Guest(firefox, 'ana', farMs);
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
  await room.end();
});

test(
  'two enter by their links, and one with irssi behind `mayfly connect`',
  { timeout: patienceMs },
  async () => {
    await hanna.enters(room.appliance.ready.host?.links.onion ?? 'none');
    await ana.enters(room.link);
    [localPort = 0] = await freePorts(1);
    const flags = [`--tor=127.0.0.1:${room.torPort}`, `--listen=${localPort}`];
    connect = spawn(process.execPath, [mayfly, 'connect', ...flags, '-']);
    closers.push(async () => {
      connect.kill('SIGTERM');
      if (connect.exitCode === null) await once(connect, 'exit');
    });
    for (const stream of [connect.stdout, connect.stderr])
      stream.on('data', (chunk: Buffer) => (connectSays += chunk.toString()));
    const ivos = await invited();
    connect.stdin.end(`${ivos.link}\n`);
    await until('connect to listen', () => answers(localPort), { withinMs: farMs }).catch(
      (cause: unknown) => {
        throw new Error(`connect says: ${connectSays}`, { cause });
      },
    );
    ivo = Irssi.start();
    closers.push(() => ivo.close());
    await ivo.enters('127.0.0.1', localPort, ivos.token, 'ivo');
    await ivo.joins('#lobby');
  },
);

/** An invitation of Ivo's own, with an ssh key and a seal. */
async function invited(): Promise<{ readonly token: string; readonly link: string }> {
  const name = String((await room.appliance.inside('tini')).pid);
  const command = [mayfly, 'invite', 'Ivo', '--ssh', '--json', '--room', name];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  const { token, links } = JSON.parse(stdout) as {
    readonly token: string;
    readonly links: { readonly ssh: string };
  };
  ivosToken = token;
  return { token, link: links.ssh };
}

/** irssi cannot take a session up again; by itself it would wait for five minutes before it enters anew. */
async function ivoComesAgain(): Promise<void> {
  await until('irssi to have lost the room', () => !ivo.screen().includes('[ivo('), {
    withinMs: farMs,
  });
  await until(
    'irssi to be in again',
    async () => {
      ivo.types(`/connect 127.0.0.1 ${localPort} ${ivosToken} ivo`);
      await delay(5_000);
      return ivo.screen().includes('[ivo(');
    },
    { withinMs: farMs },
  );
  await ivo.joins('#lobby');
  await wordsAreEqual();
}

/** Everybody says something, and everybody reads all of it. */
async function allTalk(about: string): Promise<void> {
  const text = (nick: string): string => `${nick} ${word} ${about}`;
  await hanna.says(text('hanna'));
  await ana.says(text('ana'));
  ivo.types(text('ivo'));
  for (const nick of ['hanna', 'ana', 'ivo']) {
    await hanna.sees(text(nick));
    await ana.sees(text(nick));
    // irssi wraps nothing in its logs.
    await ivo.hears(new RegExp(text(nick)));
  }
}

async function wordsOfPage({ page, nick }: Guest): Promise<string> {
  await page.click('Sealed: what that means');
  const read = `[...document.querySelectorAll('dialog .seal-words li')]
    .map((item) => item.textContent).join(' ')`;
  const shown = await until(
    `${nick}’s words`,
    async () => {
      const text = String(await page.read(read));
      return text.split(' ').length === 4 ? text : null;
    },
    { withinMs: farMs },
  );
  await page.chord('Escape');
  return shown;
}

/** As `mayfly connect` has told them last. */
function wordsOfConnect(): string {
  return [...connectSays.matchAll(/The four words: ((?:[a-z]+ ?){4})/g)].at(-1)?.[1] ?? '';
}

async function wordsAreEqual(): Promise<void> {
  let all: readonly string[] = [];
  const areEqual = async (): Promise<boolean> => {
    all = [await wordsOfPage(hanna), await wordsOfPage(ana), wordsOfConnect()];
    return new Set(all).size === 1;
  };
  await until('the same words everywhere', areEqual, { withinMs: farMs }).catch(
    (cause: unknown) => {
      throw new Error(all.join(' | '), { cause });
    },
  );
}

test('all have the same words, and read what each says', { timeout: patienceMs }, async () => {
  await wordsAreEqual();
  await allTalk('at the beginning');
});

test('circuits are closed: talk goes on', { timeout: patienceMs }, async () => {
  expect(await breakCircuits(control)).toBeGreaterThan(0);
  await ivoComesAgain();
  await allTalk('after circuits broke');
});

test('ngIRCd is killed: talk goes on', { timeout: patienceMs }, async () => {
  process.kill((await room.appliance.inside('ngircd')).pid, 'SIGKILL');
  await allTalk('after ngIRCd died');
});

test(
  'the gateway is killed: everybody enters anew, and talk goes on',
  { timeout: patienceMs },
  async () => {
    process.kill((await room.appliance.gateway()).pid, 'SIGKILL');
    await ivoComesAgain();
    await allTalk('after the gateway died');
  },
);

test('no part of the room holds what was said', { timeout: patienceMs }, async () => {
  const said = { name: 'said', bytes: Buffer.from(word) };
  const known = { name: 'known', bytes: Buffer.from(room.passphrase) };
  const { found } = await searchRoom(room.appliance, [said, known]);
  expect(found.tor).toBeDefined();
  const holders = Object.entries(found).filter(([, hits]) =>
    hits.some((hit) => hit.startsWith('said')),
  );
  expect(holders).toEqual([]);
  // The same search finds what the room knows.
  expect(found.gateway?.some((hit) => hit.startsWith('known'))).toBe(true);
});

test('the room’s end leaves nothing', { timeout: patienceMs }, async () => {
  await room.appliance.end();
  expect(notGone((await room.appliance.event('ended')).residue)).toEqual([]);
  for (const { page } of [hanna, ana]) {
    // What browsers say of a room whose gateway is away.
    const away = /can’t establish a connection|WebSocket connection to .* failed|was interrupted/;
    expect((await page.alarms()).filter((alarm) => !away.test(alarm))).toEqual([]);
  }
});
