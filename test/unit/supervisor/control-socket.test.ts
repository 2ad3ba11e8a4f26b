import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exchange } from '../../../docker/cli/host/ask-room.ts';
import type { ControlHandlers } from '../../../server/contract/host/control.ts';
import { handedOverName } from '../../../server/contract/host/handed-over.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import type { ApplianceStatus } from '../../../server/contract/host/status.ts';
import type { StopReport } from '../../../server/contract/host/stop-report.ts';
import {
  openControlSocket,
  type ControlSocket,
} from '../../../server/supervisor/control-socket.ts';
import { ManualClock } from './manual-clock.ts';

let dir: string;
let path: string;
let clock: ManualClock;
let control: ControlSocket;
/** An answer that is due when a test says so. */
let late: PromiseWithResolvers<StopReport>;
let keys: string[];
/** What was asked, in order. */
let asked: string[];

const status: ApplianceStatus = {
  phase: 'ready',
  sealed: false,
  children: [],
  onion: { state: 'off', address: null, percent: 0 },
  guests: 0,
  sessions: null,
  access: null,
  page: null,
  remainingMs: 1000,
  ends: { deadManMs: null, whenEmptyMs: null, emptyLeftMs: null },
};
const stopped: StopReport = { killed: [], left: ['tor'], unwiped: [] };

const handlers: ControlHandlers = {
  status: () => status,
  addKey: async ({ key }) => {
    if (key === 'fail') throw new Error('a secret of the inside');
    keys.push(key);
    return null;
  },
  invitation: () => {
    throw new Problem('refused in words', { hint: 'ask for something else' });
  },
  moveEnd: ({ timeMs }) => ({ remainingMs: timeMs }),
  stillHere: () => ({ deadManMs: null }),
  access: ({ request }) => request,
  end: () => late.promise,
  burn: () => late.promise,
};

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mayfly-control-'));
  path = join(dir, 'control');
  clock = new ManualClock();
  late = Promise.withResolvers();
  keys = [];
  asked = [];
  control = await openControlSocket(path, handlers, clock, 0, (question) => asked.push(question));
});

afterEach(async () => {
  await control.close();
  await rm(dir, { recursive: true });
});

function dial(): Socket {
  return connect({ path, allowHalfOpen: true });
}

/** Writes the pieces, and gives the answer to them. */
async function ask(...pieces: (string | Buffer)[]): Promise<unknown> {
  const socket = dial();
  for (const piece of pieces) socket.write(piece);
  const answer = await text(socket);
  socket.destroy();
  expect(answer.endsWith('\n')).toBe(true);
  return JSON.parse(answer);
}

function refusal(error: string | RegExp): unknown {
  const sentences = { text: expect.anything(), hintText: null };
  return { ok: false, error: expect.stringMatching(error), hint: null, ...sentences };
}

describe('the control socket', () => {
  test('is for its owner alone', async () => {
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('answers a question by its handler', async () => {
    expect(await ask('{"ask":"status"}\n')).toEqual({ ok: true, value: status });
  });

  test('takes a question byte by byte, text of several bytes included', async () => {
    const line = Buffer.from('{"ask":"addKey","key":"Ъ€😀"}\n');
    const bytes = [...line].map((byte) => Buffer.from([byte]));
    expect(await ask(...bytes)).toEqual({ ok: true, value: null });
    expect(keys).toEqual(['Ъ€😀']);
  });

  test('answers one who has ended their side after the line', async () => {
    const socket = dial();
    socket.end('{"ask":"addKey","key":"half open"}\n');
    expect(JSON.parse(await text(socket))).toEqual({ ok: true, value: null });
    expect(keys).toEqual(['half open']);
  });

  test('reads no further than the line', async () => {
    expect(await ask('{"ask":"status"}\n{"ask":"addKey","key":"fail"}\n')).toMatchObject({
      ok: true,
    });
  });

  test('passes a Problem on, with its hint', async () => {
    expect(await ask('{"ask":"invitation"}\n')).toEqual({
      ok: false,
      error: 'refused in words',
      hint: 'ask for something else',
      text: 'refused in words',
      hintText: 'ask for something else',
    });
  });

  test('shows nothing of any other error', async () => {
    const line = '{"ask":"addKey","key":"fail"}\n';
    expect(await ask(line)).toEqual(refusal(/^control: the answer failed$/));
  });

  test.for([
    ['what is not JSON', 'status\n', /not JSON/],
    ['an empty line', '\n', /not JSON/],
    ['JSON that is no object', '"status"\n', /not an object/],
    ['null', 'null\n', /not an object/],
    ['an object without a question', '{}\n', /not an object/],
    ['a question that is not text', '{"ask":1}\n', /not an object/],
    ['an unknown question', '{"ask":"shell"}\n', /unknown question "shell"/],
    ['a question that every object knows', '{"ask":"constructor"}\n', /unknown question/],
    ['a key that is not text', '{"ask":"addKey","key":1}\n', /^key: is not a text$/],
    ['a request without one', '{"ask":"access"}\n', /^request: is/],
    [
      'an unknown request about invitations',
      '{"ask":"access","request":{"access":"all"}}\n',
      /^request.access: is unknown$/,
    ],
    [
      'a wish for somebody who is neither guest nor host',
      '{"ask":"access","request":{"access":"issue","wishes":[{"label":"","role":"king","lastsMs":null,"once":true}]}}\n',
      /^request.wishes\[0\].role: is not guest or host$/,
    ],
    ['a line that does not fit', `${'x'.repeat(65_537)}\n`, /longer than 65536 bytes/],
  ] as const)('refuses %s, in words', async ([, line, error]) => {
    expect(await ask(line)).toEqual(refusal(error));
  });

  test('refuses an endless line before its end, and the asker hears of it while still writing', async () => {
    expect(await ask('x'.repeat(300_000))).toEqual(refusal(/longer than/));
  });

  test('refuses a connection that ends before its line does', async () => {
    const socket = dial();
    socket.end('{"ask":"sta');
    expect(JSON.parse(await text(socket))).toEqual(refusal(/ended before the line was complete/));
  });

  test('does not wait longer than two seconds for a line', async () => {
    const socket = dial();
    socket.write('{"ask":');
    await expect.poll(() => clock.waiting).toBe(1);
    await clock.advance(2000);
    expect(JSON.parse(await text(socket))).toEqual(refusal(/no line came within 2000 ms/));
  });

  test('cuts off one who does not end their side within two seconds of the answer', async () => {
    const socket = dial();
    socket.write('{"ask":"status"}\n');
    await text(socket);
    const cut = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    await expect.poll(() => clock.waiting).toBe(1);
    await clock.advance(2000);
    // A write is what tells a half-open side that nobody is there.
    socket.write('anybody?\n');
    await cut;
  });

  test('tells a ninth asker that it is busy, and serves again when one has left', async () => {
    const sockets = Array.from({ length: 8 }, dial);
    await expect.poll(() => clock.waiting).toBe(8);
    expect(await ask('{"ask":"status"}\n')).toMatchObject({ ok: false, hint: expect.any(String) });
    for (const socket of sockets) socket.destroy();
    await expect.poll(() => ask('{"ask":"status"}\n')).toMatchObject({ ok: true });
  });

  /** Closes it while an asker waits for an answer, which becomes due just then. */
  async function closedWhileAsked(): Promise<{ socket: Socket; closing: Promise<void> }> {
    const socket = dial();
    socket.write('{"ask":"end"}\n');
    await expect.poll(() => clock.waiting).toBe(0);
    await ask('{"ask":"status"}\n');
    late.resolve(stopped);
    const closing = control.close();
    expect(JSON.parse(await text(socket))).toEqual({ ok: true, value: stopped });
    return { socket, closing };
  }

  test('gives the answer that is due when it is closed, and waits until it was passed on', async () => {
    const { socket, closing } = await closedWhileAsked();
    let isClosed = false;
    void closing.then(() => (isClosed = true));
    await clock.advance(1999);
    expect(isClosed).toBe(false);
    socket.destroy();
    await closing;
  });

  test('does not wait long for one who does not leave', async () => {
    const { socket, closing } = await closedWhileAsked();
    await expect.poll(() => clock.waiting).toBeGreaterThan(0);
    await clock.advance(2000);
    await closing;
    socket.destroy();
  });

  test('is gone after its close, with the connections it had', async () => {
    const socket = dial();
    const cut = new Promise((resolve) => socket.once('close', resolve));
    await expect.poll(() => clock.waiting).toBe(1);
    socket.resume();
    socket.once('end', () => socket.end());
    await control.close();
    await cut;
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('says where it cannot listen', async () => {
    const nowhere = join(dir, 'no', 'such', 'place');
    await expect(openControlSocket(nowhere, handlers, clock)).rejects.toThrow(
      /^control: cannot listen at .*place/,
    );
  });
});

describe('an answer that holds a secret', () => {
  let inMemory: string;
  let other: ControlSocket;
  const question = '{"ask":"access","byFile":true,"request":{"access":"list"}}\n';
  beforeEach(async () => {
    inMemory = await mkdtemp('/dev/shm/mayfly-control-');
    path = join(inMemory, 'control');
    other = await openControlSocket(path, handlers, clock);
  });
  afterEach(async () => {
    await other.close();
    await rm(inMemory, { recursive: true });
  });
  const files = async () => (await readdir(inMemory)).filter((name) => name !== 'control');

  test('goes by a file, for one who can read it', async () => {
    const answer = await exchange(path, { ask: 'access', request: { access: 'list' } });
    expect(answer).toBe('{"ok":true,"value":{"access":"list"}}\n');
    expect(await files()).toEqual([]);
  });

  test('is overwritten and removed where the asker goes without it', async () => {
    const socket = dial();
    socket.write(question);
    const name = handedOverName(await text(socket)) ?? '';
    expect(await files()).toEqual([name]);
    const handed = await open(join(inMemory, name));
    socket.destroy();
    await expect.poll(files).toEqual([]);
    expect(await handed.readFile('utf8')).toMatch(/^\0+$/);
    await handed.close();
  });

  test('is removed where the asker stays too long', async () => {
    const socket = dial();
    socket.write(question);
    expect(handedOverName(await text(socket))).not.toBeNull();
    await clock.advance(2000);
    await expect.poll(files).toEqual([]);
    socket.destroy();
  });

  test('stays on the socket where nobody asked for a file', async () => {
    for (const byFile of ['', '"byFile":"yes",']) {
      const words = `{"ask":"access",${byFile}"request":{"access":"list"}}\n`;
      expect(await ask(words)).toMatchObject({ ok: true });
    }
  });
});
