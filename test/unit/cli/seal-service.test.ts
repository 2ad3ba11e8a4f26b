// What `mayfly up` gives other commands of the same user: seals, by a socket that has no name in any folder.

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askSeals } from '../../../docker/cli/seal/ask-seals.ts';
import { hiddenSockets } from '../../../docker/cli/seal/hidden-socket.ts';
import { RoomSeal } from '../../../docker/cli/seal/room-seal.ts';
import { serveSeals, type SealService } from '../../../docker/cli/seal/serve-seals.ts';
import { mintHostSeal, parseSeal } from '../../../server/sealed/seal/seal.ts';

const ana = { id: 'i2', role: 'guest' } as const;
const shared = { id: 'shared', role: 'guest' } as const;

let seal: RoomSeal;
let service: SealService | null;
let room: string | null;
let path: string;

beforeEach(async () => {
  room = '4242';
  seal = RoomSeal.mint(randomBytes);
  const before = new Set(hiddenSockets());
  service = await serveSeals(seal, () => room, process.env);
  path = hiddenSockets().find((each) => !before.has(each)) ?? '';
});

afterEach(() => service?.close());

/** All that comes back for a text, until the other side closes. */
function answerTo(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let answer = '';
    socket.on('data', (part) => (answer += String(part)));
    socket.on('error', () => {});
    socket.once('close', () => resolve(answer));
    socket.write(text);
  });
}

describe('a command that asks', () => {
  test('gets a seal for each invitation, and the same again for the shared one', async () => {
    const host = { id: 'i3', role: 'host' } as const;
    const seals = (await askSeals('4242', [ana, host, shared])) ?? [];
    expect(seals.map((text) => parseSeal(text))).toMatchObject([
      { kind: 'guest', invitation: 'i2' },
      { kind: 'host', invitation: 'i3' },
      { kind: 'guest', invitation: 'shared' },
    ]);
    expect(await askSeals('4242', [shared])).toEqual([seals[2]]);
    expect(await askSeals('4242', [ana])).not.toEqual([seals[0]]);
  });

  test('for another room gets none, nor before the room has a name, nor after the end', async () => {
    expect(await askSeals('4243', [ana])).toBeNull();
    room = null;
    expect(await askSeals('4242', [ana])).toBeNull();
    room = '4242';
    service?.close();
    service = null;
    expect(await askSeals('4242', [ana])).toBeNull();
    expect(hiddenSockets()).not.toContain(path);
  });

  test('finds the right one of several', async () => {
    const other = await serveSeals(RoomSeal.mint(randomBytes), () => '99', process.env);
    expect(await askSeals('4242', [ana])).toHaveLength(1);
    expect(await askSeals('99', [ana])).toHaveLength(1);
    other?.close();
  });
});

test('the socket has a name in no folder', () => {
  expect(path).toMatch(/^\/proc\/\d+\/fd\/\d+$/);
  for (const folder of [process.env['XDG_RUNTIME_DIR'] ?? '/run', '/dev/shm', '/run'])
    expect(readdirSync(folder).filter((name) => name.startsWith('mayfly-seal-'))).toEqual([]);
});

test.runIf(process.getuid?.() === 0)('it is never made in a folder of another user', async () => {
  const folder = mkdtempSync('/dev/shm/mayfly-strangers-');
  const madeIn = async (): Promise<string> => {
    const before = new Set(hiddenSockets());
    const other = await serveSeals(seal, () => '7', { XDG_RUNTIME_DIR: folder });
    const found = hiddenSockets().find((each) => !before.has(each)) ?? '';
    const name = readlinkSync(found);
    other?.close();
    return name;
  };
  try {
    expect(await madeIn()).toContain(folder);
    chownSync(folder, 65_534, 65_534);
    expect(await madeIn()).not.toContain(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A program that says by its exit code whether it could connect, and if not, why. */
const connecting = `require('node:net').connect(process.argv[1])
  .on('connect', () => process.exit(0))
  .on('error', ({ code }) => { console.log(code); process.exit(1); });`;

test.runIf(process.getuid?.() === 0)('another user cannot reach it; the same one can', () => {
  const tries = (command: string, ...before: string[]) =>
    spawnSync(command, [...before, '-e', connecting, path], { encoding: 'utf8' });
  expect(tries(process.execPath).status).toBe(0);
  const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath];
  const stranger = tries('setpriv', ...nobody);
  expect(stranger.stdout.trim()).toBe('EACCES');
});

test.each([
  ['no JSON', 'hello\n'],
  ['another form', '{"room":"4242"}\n'],
  ['a role that there is not', '{"room":"4242","wishes":[{"id":"i2","role":"king"}]}\n'],
  ['an id that is none', '{"room":"4242","wishes":[{"id":"../i2","role":"guest"}]}\n'],
  [
    'too many wishes',
    `${JSON.stringify({ room: '4242', wishes: Array.from({ length: 101 }, () => ana) })}\n`,
  ],
  ['too long a line', 'x'.repeat(20_000)],
])('%s is not answered, and the next command is', async (_, text) => {
  expect(await answerTo(text)).toBe('');
  expect(await askSeals('4242', [ana])).toHaveLength(1);
});

test('at its end the secret is overwritten', () => {
  const host = mintHostSeal('i1', randomBytes);
  const held = new RoomSeal(host, randomBytes);
  held.ofRoom();
  expect(host.secret.some((byte) => byte !== 0)).toBe(true);
  held.forget();
  expect(host.secret.every((byte) => byte === 0)).toBe(true);
});
