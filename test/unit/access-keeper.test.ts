// What the supervisor keeps of the gateway's book, whatever order its answers come in. The gateway is a server
// that answers as told; test/daemons/invite-command.test.ts has the real one.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AccessKeeper } from '../../server/access-keeper.ts';
import { until } from '../support/until.ts';

interface Asked {
  readonly path: string;
  readonly body: unknown;
  /** null: nothing has changed. */
  readonly answer: (value: unknown) => void;
}

let dir: string;
let server: Server;
let asked: Asked[];
let keeper: AccessKeeper;
let changes = 0;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-keeper-'));
  asked = [];
  server = createServer((request, response) => {
    void text(request).then((body) =>
      asked.push({
        path: request.url ?? '',
        body: JSON.parse(body),
        answer: (value) => {
          response.statusCode = value === null ? 204 : 200;
          response.end(value === null ? undefined : JSON.stringify(value));
        },
      }),
    );
  });
  server.listen(join(dir, 'gateway'));
  await once(server, 'listening');
  changes = 0;
  keeper = new AccessKeeper(join(dir, 'gateway'), 'first', () => (changes += 1));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(dir, { recursive: true });
});

function next(): Promise<Asked> {
  return until('a request', () => asked.shift());
}

const shared = { state: 'closed', usesLeft: null };

test('an answer comes when its change is kept', async () => {
  expect(keeper.snapshot).toBe('first');
  const answer = keeper.ask<'shared'>({ access: 'shared', open: false });
  const { path, body, answer: give } = await next();
  expect({ path, body }).toEqual({ path: '/access', body: { access: 'shared', open: false } });
  give({ answer: shared, change: { number: 1, snapshot: 'closed' } });
  expect(await answer).toEqual(shared);
  expect(keeper.snapshot).toBe('closed');
});

test('an older change that comes later is not kept', async () => {
  const early = keeper.ask<'shared'>({ access: 'shared', open: true });
  const first = await next();
  const late = keeper.ask<'shared'>({ access: 'shared', open: false });
  (await next()).answer({ answer: shared, change: { number: 2, snapshot: 'closed' } });
  await late;
  first.answer({ answer: { ...shared, state: 'open' }, change: { number: 1, snapshot: 'open' } });
  await early;
  expect(keeper.snapshot).toBe('closed');
  expect(changes).toBe(1);
});

test('changes at the doors are followed, each acknowledged by the next question', async () => {
  const over = new AbortController();
  const followed = keeper.follow(over.signal);
  const first = await next();
  expect(first).toMatchObject({ path: '/access-changes', body: { seen: 0 } });
  first.answer({ number: 7, snapshot: 'used' });
  const second = await next();
  expect(second.body).toEqual({ seen: 7 });
  second.answer(null);
  const third = await next();
  expect(third.body).toEqual({ seen: 7 });
  expect(keeper.snapshot).toBe('used');
  over.abort();
  await followed;
});

test.each([
  ['no such invitation', 'the room has no such invitation'],
  ['too many', 'a room has at most 1000 invitations, those that are over included'],
])('%s is a problem in words', async (refused, words) => {
  const answer = keeper.ask<'revoke'>({ access: 'revoke', id: 'i9' });
  const failed = expect(answer).rejects.toThrow(words);
  (await next()).answer({ refused });
  await failed;
  expect(keeper.snapshot).toBe('first');
});

test('what no gateway answers names nothing of what was asked', async () => {
  const answer = keeper.ask<'list'>({ access: 'list' });
  const failed = answer.catch((error: unknown) => error);
  (await next()).answer({ answer: { secret: 'label' }, change: null });
  expect(await failed).toEqual(
    expect.objectContaining({ message: 'the room’s gateway does not answer' }),
  );
  expect(await failed).not.toHaveProperty('cause');
});
