// The host command's containers and compose.yaml's are one: each setting of the one is held against the other.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  hardening,
  networkBody,
  networkHardening,
  roomBody,
  roomHardening,
  sharedPath,
  uplinkBody,
  uplinkHardening,
  volumeBody,
  volumeHardening,
} from '../../../docker/cli/engines/container/hardening.ts';

const root = join(import.meta.dirname, '../../..');
const mib = 1024 * 1024;

type Node = string | Node[] | { [key: string]: Node };

/** The part of YAML that compose.yaml is written in: maps and lists by indentation, plain scalars. */
function parseYaml(text: string): Node {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const indentOf = (line: string): number => line.length - line.trimStart().length;
  const scalar = (word: string): string => word.replace(/^(['"])(.*)\1$/, '$2');
  let at = 0;
  const block = (indent: number): Node => {
    if (lines[at]?.trimStart().startsWith('- ') === true) {
      const items: Node[] = [];
      while (at < lines.length && indentOf(lines[at] ?? '') === indent) {
        items.push(scalar((lines[at] ?? '').trim().slice(2)));
        at += 1;
      }
      return items;
    }
    const map: { [key: string]: Node } = {};
    while (at < lines.length && indentOf(lines[at] ?? '') === indent) {
      const [, key = '', value = ''] = /^([^:]+):\s*(.*)$/.exec((lines[at] ?? '').trim()) ?? [];
      at += 1;
      map[key] = value === '' ? block(indentOf(lines[at] ?? '')) : scalar(value);
    }
    return map;
  };
  return block(0);
}

function valueAt(node: Node | undefined, ...path: string[]): Node | undefined {
  let found = node;
  for (const key of path) {
    if (typeof found !== 'object' || Array.isArray(found)) return undefined;
    found = found[key];
  }
  return found;
}

/** What a variable's default is, where compose.yaml lets the shell change a value. */
function fallback(value: Node | undefined): string {
  const text = typeof value === 'string' ? value : '';
  return /^\$\{\w+:-(.*)\}$/.exec(text)?.[1] ?? text;
}

const compose = parseYaml(readFileSync(join(root, 'compose.yaml'), 'utf8'));
const service = (name: string, ...path: string[]): Node | undefined =>
  valueAt(compose, 'services', name, ...path);

const { securityOptions, seccompFile } = hardening;

/** What compose.yaml says of a service, under the names of the table. */
function said(name: string): unknown {
  return {
    hostname: service(name, 'hostname'),
    log: service(name, 'logging', 'driver'),
    restart: service(name, 'restart'),
    init: service(name, 'init'),
    readOnly: service(name, 'read_only'),
    ipc: service(name, 'ipc'),
    tmpfs: service(name, 'tmpfs'),
    volumes: service(name, 'volumes'),
    capDrop: service(name, 'cap_drop'),
    capAdd: service(name, 'cap_add'),
    security: service(name, 'security_opt'),
    pids: Number(service(name, 'pids_limit')),
    memory: fallback(service(name, 'mem_limit')),
    memoryAndSwap: fallback(service(name, 'memswap_limit')),
    swappiness: service(name, 'mem_swappiness'),
    cpus: Number(fallback(service(name, 'cpus'))),
    ulimits: service(name, 'ulimits'),
    grace: service(name, 'stop_grace_period'),
    user: service(name, 'user'),
    entrypoint: service(name, 'entrypoint'),
    dns: service(name, 'dns'),
    networkMode: service(name, 'network_mode'),
    networks: service(name, 'networks'),
  };
}

const common = {
  hostname: hardening.hostname,
  log: hardening.logDriver,
  restart: hardening.restart,
  init: String(hardening.init),
  readOnly: String(hardening.readOnly),
  ipc: hardening.ipc,
  volumes: [`shared:${sharedPath}:nocopy`],
  capDrop: [...hardening.capDrop],
  security: [...securityOptions, `seccomp=./${seccompFile}`],
  swappiness: String(hardening.swappiness),
  ulimits: {
    core: String(hardening.ulimits.core),
    nofile: String(hardening.ulimits.nofile),
  },
  grace: `${hardening.stopGraceS}s`,
};

/** Of either container. */
function limits({ tmpfs, pids, memoryMib, cpus }: typeof roomHardening | typeof uplinkHardening) {
  return {
    tmpfs: Object.entries(tmpfs).map(([path, options]) => `${path}:${options}`),
    pids,
    memory: `${memoryMib}m`,
    memoryAndSwap: `${memoryMib}m`,
    cpus,
  };
}

test('the table says what compose.yaml says of the room, which has no network', () => {
  expect(said('mayfly')).toEqual({
    ...common,
    ...limits(roomHardening),
    capAdd: [...roomHardening.capAdd],
    networkMode: 'none',
  });
});

test('and of the uplink, which has no capability', () => {
  expect(said('uplink')).toEqual({
    ...common,
    ...limits(uplinkHardening),
    user: uplinkHardening.user,
    entrypoint: [...uplinkHardening.entrypoint],
    dns: uplinkHardening.dns,
    networks: ['room'],
  });
});

test('and of the network and the volume', () => {
  expect(valueAt(compose, 'networks', 'room')).toEqual({
    driver: networkHardening.driver,
    driver_opts: networkHardening.options,
    labels: ['mayfly.part=network'],
  });
  expect(valueAt(compose, 'volumes', 'shared')).toEqual({
    driver: volumeHardening.driver,
    driver_opts: volumeHardening.options,
    labels: ['mayfly.part=volume'],
  });
});

test('both together take no more than one room did: 768 MB, 256 process numbers', () => {
  expect(roomHardening.memoryMib + uplinkHardening.memoryMib).toBeLessThanOrEqual(768);
  expect(roomHardening.pids + uplinkHardening.pids).toBeLessThanOrEqual(256);
});

test('what Compose makes can be found by its labels', () => {
  expect(service('mayfly', 'labels')).toEqual(['mayfly.part=room']);
  expect(service('uplink', 'labels')).toEqual(['mayfly.part=uplink']);
});

test('compose.yaml has no setting that the table does not know', () => {
  // The host command's own: the image it was told of, orders on stdin, the ports of the flags, its
  // random names, and no healthcheck, as it hears of every part's state.
  const own = ['image', 'build', 'labels'];
  const both = [
    'logging',
    'restart',
    'init',
    'hostname',
    'read_only',
    'tmpfs',
    'volumes',
    'ipc',
    'cap_drop',
    'security_opt',
    'pids_limit',
    'mem_limit',
    'memswap_limit',
    'mem_swappiness',
    'cpus',
    'ulimits',
    'stop_grace_period',
  ];
  const keys = (name: string): string[] => Object.keys(service(name) ?? {}).toSorted();
  const room = ['depends_on', 'environment', 'healthcheck', 'cap_add', 'network_mode'];
  const uplink = ['user', 'entrypoint', 'ports', 'networks', 'dns'];
  expect(keys('mayfly')).toEqual([...own, ...both, ...room].toSorted());
  expect(keys('uplink')).toEqual([...own, ...both, ...uplink].toSorted());
});

const seccomp = '{"defaultAction":"SCMP_ACT_ERRNO"}';
const place = {
  room: '69bbf5df0d05',
  image: 'mayfly:1',
  seccomp,
  ports: [8080, 2222],
  limitsCpus: true,
};
const held = {
  AutoRemove: true,
  LogConfig: { Type: 'none' },
  ReadonlyRootfs: true,
  IpcMode: 'none',
  CgroupnsMode: 'private',
  Binds: ['mayfly-69bbf5df0d05:/run/mayfly/shared:nocopy'],
  CapDrop: ['ALL'],
  SecurityOpt: ['no-new-privileges', `seccomp=${seccomp}`],
  Memory: 384 * mib,
  MemorySwap: 384 * mib,
  Ulimits: [
    { Name: 'core', Soft: 0, Hard: 0 },
    { Name: 'nofile', Soft: 16_384, Hard: 16_384 },
  ],
};

test('the room’s container is told nothing of the room, and everything of the table', () => {
  const { HostConfig, ...body } = roomBody(place);
  expect(body).toMatchObject({
    Env: ['MAYFLY_ORDERS=stdin', 'MAYFLY_JSON=on'],
    Labels: { 'mayfly.room': '69bbf5df0d05', 'mayfly.part': 'room' },
    OpenStdin: true,
    StdinOnce: true,
    Tty: false,
  });
  expect(HostConfig).toMatchObject({
    ...held,
    NetworkMode: 'none',
    CapAdd: ['SETUID', 'SETGID', 'KILL'],
    NanoCpus: 1e9,
  });
  expect(HostConfig).not.toHaveProperty('PortBindings');
  // An engine that cannot limit the CPU refuses a container that asks for it.
  const { NanoCpus, ...others } = HostConfig;
  expect(NanoCpus).toBe(1e9);
  expect(roomBody({ ...place, limitsCpus: false }).HostConfig).toEqual(others);
});

test('the uplink’s has the ports and the network, and is told nothing at all', () => {
  const { HostConfig, ...body } = uplinkBody(place);
  expect(body).toMatchObject({
    User: '64102:64102',
    Labels: { 'mayfly.room': '69bbf5df0d05', 'mayfly.part': 'uplink' },
    Tty: false,
  });
  for (const name of ['Env', 'OpenStdin']) expect(body).not.toHaveProperty(name);
  expect(HostConfig).toMatchObject({
    ...held,
    NetworkMode: 'mayfly-69bbf5df0d05',
    PortBindings: {
      '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '8080' }],
      '2222/tcp': [{ HostIp: '127.0.0.1', HostPort: '2222' }],
    },
    NanoCpus: 5e8,
  });
  expect(HostConfig).not.toHaveProperty('CapAdd');
});

test('network and volume carry the room’s random id and nothing else of it', () => {
  const labels = { 'mayfly.room': '69bbf5df0d05' };
  expect(networkBody('69bbf5df0d05')).toMatchObject({
    Name: 'mayfly-69bbf5df0d05',
    Labels: labels,
  });
  expect(volumeBody('69bbf5df0d05')).toMatchObject({
    Name: 'mayfly-69bbf5df0d05',
    Labels: labels,
    DriverOpts: { type: 'tmpfs' },
  });
});
