// How a room in a container ends, and which containers do not start at all.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { profilePath } from '../../docker/seccomp/derive.ts';
import type { ApplianceEvent } from '../../server/contract/host/events.ts';
import { until } from '../support/until.ts';
import { byHand, uplinkByHand, volumeByHand } from './by-hand.ts';
import { inspect, printed, toItsEnd } from './docker-client.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyImage } from './mayfly-image.ts';
import { startRoom } from './room.ts';

let engine: Engine;
/** Started first: its patience is longer than any one test's. */
let withoutOrders: Promise<readonly [string, number | null]>;
beforeAll(async () => {
  engine = await engineWithImage();
  await engine.exec(volumeByHand('nobodys'));
  withoutOrders = toItsEnd(engine, [
    'run',
    '--rm',
    ...byHand({ profile: profilePath, volume: 'nobodys' }),
    mayflyImage,
  ]);
});
afterAll(async () => {
  await engine.stop();
});

/** The uplink ends by itself, as the room has; then its volume can be removed. */
async function volumeIsFree(name: string): Promise<void> {
  await until(`nobody to use ${name}`, () =>
    engine.exec(['volume', 'rm', name]).then(
      () => true,
      () => false,
    ),
  );
}

describe('its end', () => {
  test('by Compose is in order and within the grace time: nothing had to be killed', async () => {
    const room = await startRoom(engine);
    // Compose's own --timeout would take the file's place.
    await room.compose('stop');
    expect(await room.state()).toEqual({ ended: true, exitCode: 0 });
    const composed = ['--filter', 'label=com.docker.compose.project'];
    expect(await engine.exec(['ps', '--quiet', ...composed])).toBe('');
    await room.compose('down', '--volumes');
    expect(await engine.exec(['ps', '--all', '--quiet', ...composed])).toBe('');
    expect(await engine.exec(['volume', 'ls', '--quiet'])).toBe('nobodys');
    const networks = await engine.exec(['network', 'ls', '--format', '{{.Name}}']);
    expect(networks.split('\n').toSorted()).toEqual(['bridge', 'host', 'none']);
    await room.remove();
  });

  test('is in order with a fifth of one CPU, as its start is', { timeout: 170_000 }, async () => {
    const room = await startRoom(engine, { settings: { MAYFLY_CPUS: '0.2' } });
    await room.mayfly('down');
    await until('the end', async () => (await room.state()).ended);
    expect((await room.state()).exitCode).toBe(0);
    expect(room.talk).toContain('mayfly: the room has ended\n');
    await room.remove();
  });

  test('can be ordered from inside', async () => {
    const room = await startRoom(engine);
    await room.mayfly('down');
    await until('the end', async () => (await room.state()).ended);
    expect((await room.state()).exitCode).toBe(0);
    await room.remove();
  });

  test('can be moved, put off and burnt from inside', async () => {
    const room = await startRoom(engine, { settings: { MAYFLY_DEAD_MAN: '30m' } });
    await room.mayfly('extend', '1h');
    await room.mayfly('still-here');
    const status = await room.mayfly('status');
    expect(status).toMatch(/ends in 12h 59m$/m);
    expect(status).toMatch(/^dead man +the room ends in (30m 0s|29m \d+s) /m);
    await expect(room.mayfly('shorten', 'a-lot')).rejects.toThrow();
    await expect(room.mayfly('burn')).rejects.toThrow();
    await room.mayfly('burn', '--yes');
    await until('the end', async () => (await room.state()).ended);
    expect((await room.state()).exitCode).toBe(0);
    expect(room.talk).toContain('burning the room');
    await room.remove();
  });

  test('says what could not be overwritten and what to do, and has an exit code of its own', async () => {
    const room = await startRoom(engine);
    // What the user of sshd may not touch, as only root of this machine can leave it there.
    const [pid] = engine.processes(room.id);
    const planted = join('/proc', String(pid), 'root/run/mayfly/sshd/planted');
    mkdirSync(planted, { mode: 0o700 });
    writeFileSync(join(planted, 'key'), 'secret');
    const down = await toItsEnd(engine, ['exec', room.id, 'mayfly', 'down', '--json']);
    expect(down[1]).toBe(0);
    expect(JSON.parse(down[0])).toEqual({ killed: [], left: [], unwiped: ['sshd'] });
    await until('the end', async () => (await room.state()).ended);
    expect((await room.state()).exitCode).toBe(3);
    expect(room.talk).toContain('mayfly: the room has ended (not wiped: sshd)');
    expect(room.talk).toMatch(/hint: .*switch this machine off/);
    await room.remove();
  });

  test('comes with the end of its stdin, where its orders came by that', async () => {
    const passphrase = 'said-by-word-of-mouth';
    const how = { profile: profilePath, volume: 'held' };
    await engine.exec(volumeByHand(how.volume));
    await engine.exec(['run', ...uplinkByHand(how, mayflyImage)]);
    const run = ['run', '--name', 'held', ...byHand(how), mayflyImage];
    const docker = engine.spawn(run);
    const { stdin, stdout } = docker;
    if (stdin === null || stdout === null) throw new Error('docker has no stdin or stdout');
    stdin.write(
      `${JSON.stringify({ variables: { MAYFLY_PASSPHRASE: passphrase, MAYFLY_ONION: 'off' } })}\n`,
    );
    const events: ApplianceEvent[] = [];
    for await (const line of createInterface({ input: stdout })) {
      const event = JSON.parse(line) as ApplianceEvent;
      events.push(event);
      // Our end of the stream is the lifeline.
      if (event.event === 'ready') stdin.end();
    }
    expect(events.find((event) => event.event === 'ready')?.passphrase).toBe(passphrase);
    expect(events).toContainEqual({ event: 'ending', reason: 'host gone' });
    expect(await inspect(engine, 'held', '.State.ExitCode')).toBe(0);
    expect(JSON.stringify(await inspect(engine, 'held', '.'))).not.toContain(passphrase);
    await engine.exec(['rm', 'held']);
    await volumeIsFree('held');
  });
});

test('a host program that has gone as soon as it gave the orders leaves no room behind', async () => {
  const how = { profile: profilePath, volume: 'brief' };
  await engine.exec(volumeByHand(how.volume));
  await engine.exec(['run', ...uplinkByHand(how, mayflyImage)]);
  const docker = engine.spawn(['run', '--rm', ...byHand(how), mayflyImage]);
  docker.stdin?.end(`${JSON.stringify({ variables: { MAYFLY_ONION: 'off' } })}\n`);
  expect(await printed(docker.stdout)).toContain('{"event":"ending","reason":"host gone"}');
  await until('the end of docker', () => docker.exitCode !== null);
  expect(docker.exitCode).toBe(0);
  await volumeIsFree('brief');
});

describe('a container that would break a promise does not start', () => {
  test.each(['MAYFLY_PASSPHRASE', 'MAYFLY_SSH_KEYS', 'MAYFLY_BRIDGES', 'MAYFLY_TORRC'])(
    'a secret in its environment: %s',
    async (variable) => {
      const secret = ['--env', `${variable}=word-of-mouth`];
      const [told, code] = await toItsEnd(engine, ['run', '--rm', ...secret, mayflyImage]);
      expect(told).toContain(`error: ${variable}: is in the container's environment`);
      expect(told).not.toContain('word-of-mouth');
      expect(code).toBe(1);
    },
  );

  test('a state directory that is no tmpfs', async () => {
    const [told, code] = await toItsEnd(engine, ['run', '--rm', mayflyImage]);
    expect(told).toContain('/run/mayfly/supervisor: is not a tmpfs');
    expect(code).toBe(1);
  });

  test('one that never gets the orders that it waits for', async () => {
    const [told, code] = await withoutOrders;
    expect(told).toContain('stdin: no line of orders came within 30 s');
    expect(code).toBe(1);
  });
});
