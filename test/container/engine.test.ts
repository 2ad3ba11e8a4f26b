// The private engine that every other test here stands on: it works, and it leaves nothing.

import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { freePorts } from '../support/free-ports.ts';
import { namespaceOf, processesInside } from '../support/inside.ts';
import { until } from '../support/until.ts';
import { baseImages, loadDebian } from './base-images.ts';
import { startEngine, remappedFrom, type Engine } from './engine.ts';

let engine: Engine | null = null;
afterEach(async () => {
  await engine?.stop();
});

/** PID 1 heeds no SIGTERM that it does not ask for: these would be waited for. */
const ends = ['--stop-signal', 'KILL'];

/** What this machine shows of an engine: by its name, and in the places that engines like to write to. */
function traces(name: string, namespace: string): Record<string, readonly unknown[]> {
  const cgroups = readdirSync('/sys/fs/cgroup', { recursive: true, encoding: 'utf8' });
  const loops = readdirSync('/sys/block').map((block) => `/sys/block/${block}/loop/backing_file`);
  return {
    processes: processesInside(namespace),
    mounts: linesWith(name, readFileSync('/proc/self/mounts', 'utf8')),
    cgroups: cgroups.filter((path) => path.includes(name)),
    files: readdirSync(tmpdir()).filter((file) => file.includes(name)),
    loops: loops.filter((file) => existsSync(file) && readFileSync(file, 'utf8').includes(name)),
  };
}

const places = [
  '/run/docker',
  '/run/containerd',
  '/etc/docker',
  '/var/lib/docker',
  '/opt/containerd',
];

function linesWith(name: string, text: string): string[] {
  return text.split('\n').filter((line) => line.includes(name));
}

/** Stops it, and looks. */
async function expectNothingLeft(running: Engine, placesBefore: readonly string[]): Promise<void> {
  const namespace = namespaceOf(running.enclosure.pid) ?? '';
  const name = basename(dirname(running.dockerHost));
  const during = traces(name, namespace);
  expect(during['processes']).not.toEqual([]);
  expect(during['cgroups']).not.toEqual([]);
  expect(during['files']).not.toEqual([]);
  await running.stop();
  const nothing = { processes: [], mounts: [], cgroups: [], files: [], loops: [] };
  expect(traces(name, namespace)).toEqual(nothing);
  expect(places.filter((path) => existsSync(path))).toEqual(placesBefore);
}

test('an engine runs a container whose port is reached from here, and leaves nothing', async () => {
  const before = places.filter((path) => existsSync(path));
  engine = await startEngine();
  await loadDebian(engine, Date.now());
  // perl is what a minimal Debian can listen with.
  const echo =
    '$l = IO::Socket::INET->new(LocalPort => 7, Listen => 1);' +
    'while ($c = $l->accept) { syswrite $c, $_ while sysread $c, $_, 99; close $c }';
  const perl = ['perl', '-MIO::Socket::INET', '-e', echo];
  const [port = 0] = await freePorts(1);
  const published = ['-p', `127.0.0.1:${port}:7`];
  await engine.exec(['run', '-d', ...ends, ...published, baseImages.debian, ...perl]);
  await engine.publish(port);
  const said = 'through two namespaces';
  // docker run returns before the program listens.
  expect(await until('an answer', async () => (await echoOf(port, said)) || null)).toBe(said);
  await expectNothingLeft(engine, before);
});

test('an engine that is stopped while a container writes leaves nothing', async () => {
  const before = places.filter((path) => existsSync(path));
  engine = await startEngine();
  await loadDebian(engine, Date.now());
  await engine.exec([
    'run',
    '-d',
    ...ends,
    baseImages.debian,
    'sh',
    '-c',
    'while :; do date >> /file; done',
  ]);
  await expectNothingLeft(engine, before);
});

test('under userns-remap the root of a container is nobody here', async () => {
  engine = await startEngine({ usernsRemap: true });
  await loadDebian(engine, Date.now());
  const id = await engine.exec(['run', '-d', ...ends, baseImages.debian, 'sleep', 'infinity']);
  const [pid = 0] = engine.processes(id);
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(
    new RegExp(`^Uid:\\s+${remappedFrom}\\s`, 'm'),
  );
});

/** What comes back from there; empty: it closed at once. */
async function echoOf(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let heard = '';
  socket.on('data', (chunk: string) => {
    heard += chunk;
    if (heard.length === text.length) socket.end();
  });
  socket.write(text);
  await once(socket, 'close');
  return heard;
}
