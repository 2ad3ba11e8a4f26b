import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createRefuser } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  findEngine,
  firstAnswering,
  socketPaths,
} from '../../../docker/cli/engines/container/find-engine.ts';
import { english, isText } from '../../../server/contract/sentences/sentence.ts';

test('without DOCKER_HOST the engine is looked for where root, a user and Desktop have it', () => {
  expect(socketPaths({ XDG_RUNTIME_DIR: '/run/user/1000' }, '/home/ada')).toEqual([
    '/var/run/docker.sock',
    '/run/user/1000/docker.sock',
    '/home/ada/.docker/run/docker.sock',
  ]);
});

test('DOCKER_HOST is the only place where it is set', () => {
  expect(socketPaths({ DOCKER_HOST: 'unix:///tmp/d.sock' }, '/root')).toEqual(['/tmp/d.sock']);
});

async function whyNone(host: string): Promise<string | null> {
  const found = await findEngine({ DOCKER_HOST: host });
  return isText(found) ? english(found) : null;
}

test.each(['tcp://192.0.2.1:2376', 'ssh://box'])(
  'an engine elsewhere (%s) will not do: the doors would be there',
  async (host) => {
    expect(await whyNone(host)).toBe('DOCKER_HOST is not a unix socket of this machine');
  },
);

test('an engine that is not there is told from one that does not answer', async () => {
  expect(await whyNone('unix:///nowhere/docker.sock')).toBe(
    "there is no socket of Docker's engine at /nowhere/docker.sock",
  );
});

test('an engine that does not let this user in does not hide the user’s own', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-sockets-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const [roots, users] = [join(dir, 'root.sock'), join(dir, 'user.sock')];
  const refuser = createRefuser((socket) => socket.destroy()).listen(roots);
  const engine = createServer((_request, answer) => answer.end('OK')).listen(users);
  await Promise.all([once(refuser, 'listening'), once(engine, 'listening')]);
  onTestFinished(() => {
    refuser.close();
    engine.close();
  });
  expect(await firstAnswering([roots, join(dir, 'nowhere'), users])).toMatchObject({
    socketPath: users,
  });
  const none = await firstAnswering([join(dir, 'nowhere'), roots]);
  expect(isText(none) && english(none)).toMatch(`engine at ${roots} does not`);
});

test('Podman, which answers at the same socket, is not taken for Docker', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-sockets-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const path = join(dir, 'podman.sock');
  // As version 4.3.1 answers.
  const version = { Components: [{ Name: 'Podman Engine', Version: '4.3.1' }], Version: '4.3.1' };
  const engine = createServer((request, answer) => {
    answer.setHeader('content-type', 'application/json');
    answer.end(request.url?.endsWith('/version') === true ? JSON.stringify(version) : 'OK');
  }).listen(path);
  await once(engine, 'listening');
  onTestFinished(() => void engine.close());
  const found = await firstAnswering([path]);
  expect(isText(found) && english(found)).toMatch(`${path} is Podman's`);
});
