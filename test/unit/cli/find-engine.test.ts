import { expect, test } from 'vitest';
import { findEngine, socketPaths } from '../../../docker/cli/docker/find-engine.ts';

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

test.each(['tcp://192.0.2.1:2376', 'ssh://box'])(
  'an engine elsewhere (%s) will not do: the doors would be there',
  async (host) => {
    expect(await findEngine({ DOCKER_HOST: host })).toBe(
      'DOCKER_HOST names no unix socket of this machine',
    );
  },
);

test('an engine that is not there is told from one that does not answer', async () => {
  expect(await findEngine({ DOCKER_HOST: 'unix:///nowhere/docker.sock' })).toBe(
    "Docker's engine at /nowhere/docker.sock has no socket",
  );
});
