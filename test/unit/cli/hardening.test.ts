// The host command's container and compose.yaml's are one: each setting of the one is held against the other.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { containerBody, hardening, networkBody } from '../../../docker/cli/docker/hardening.ts';

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
const service = valueAt(compose, 'services', 'mayfly');

test('the table says what compose.yaml says, setting by setting', () => {
  const { securityOptions, seccompFile } = hardening;
  expect({
    hostname: valueAt(service, 'hostname'),
    dns: valueAt(service, 'dns'),
    log: valueAt(service, 'logging', 'driver'),
    restart: valueAt(service, 'restart'),
    init: valueAt(service, 'init'),
    readOnly: valueAt(service, 'read_only'),
    ipc: valueAt(service, 'ipc'),
    tmpfs: valueAt(service, 'tmpfs'),
    capDrop: valueAt(service, 'cap_drop'),
    capAdd: valueAt(service, 'cap_add'),
    security: valueAt(service, 'security_opt'),
    pids: valueAt(service, 'pids_limit'),
    memory: fallback(valueAt(service, 'mem_limit')),
    memoryAndSwap: fallback(valueAt(service, 'memswap_limit')),
    swappiness: valueAt(service, 'mem_swappiness'),
    cpus: Number(fallback(valueAt(service, 'cpus'))),
    ulimits: valueAt(service, 'ulimits'),
    grace: valueAt(service, 'stop_grace_period'),
    network: valueAt(compose, 'networks', 'room'),
  }).toEqual({
    hostname: hardening.hostname,
    dns: hardening.dns,
    log: hardening.logDriver,
    restart: hardening.restart,
    init: String(hardening.init),
    readOnly: String(hardening.readOnly),
    ipc: hardening.ipc,
    tmpfs: Object.entries(hardening.tmpfs).map(([path, options]) => `${path}:${options}`),
    capDrop: [...hardening.capDrop],
    capAdd: [...hardening.capAdd],
    security: [...securityOptions, `seccomp=./${seccompFile}`],
    pids: String(hardening.pids),
    memory: `${hardening.memoryMib}m`,
    memoryAndSwap: `${hardening.memoryAndSwapMib}m`,
    swappiness: String(hardening.swappiness),
    cpus: hardening.cpus,
    ulimits: {
      core: String(hardening.ulimits.core),
      nofile: String(hardening.ulimits.nofile),
    },
    grace: `${hardening.stopGraceS}s`,
    network: { driver: hardening.networkDriver, driver_opts: hardening.networkOptions },
  });
});

test('compose.yaml has no setting that the table does not know', () => {
  // The host command's own: the image it was told of, orders on stdin, the ports of the flags, its
  // random network, and no healthcheck, as it hears of every part's state.
  const own = ['image', 'build', 'environment', 'ports', 'networks', 'healthcheck'];
  const known = [
    'logging',
    'restart',
    'init',
    'hostname',
    'dns',
    'read_only',
    'tmpfs',
    'ipc',
    'cap_drop',
    'cap_add',
    'security_opt',
    'pids_limit',
    'mem_limit',
    'memswap_limit',
    'mem_swappiness',
    'cpus',
    'ulimits',
    'stop_grace_period',
  ];
  expect(Object.keys(service ?? {}).toSorted()).toEqual([...own, ...known].toSorted());
});

test('the container is told nothing of the room, and everything of the table', () => {
  const seccomp = '{"defaultAction":"SCMP_ACT_ERRNO"}';
  const place = { room: '69bbf5df0d05', image: 'mayfly:1', seccomp, ports: [8080, 2222] };
  const { HostConfig, ...body } = containerBody({ ...place, limitsCpus: true });
  expect(body).toMatchObject({
    Env: ['MAYFLY_ORDERS=stdin', 'MAYFLY_JSON=on'],
    Labels: { 'mayfly.room': '69bbf5df0d05' },
    OpenStdin: true,
    StdinOnce: true,
    Tty: false,
  });
  expect(HostConfig).toMatchObject({
    AutoRemove: true,
    NetworkMode: 'mayfly-69bbf5df0d05',
    PortBindings: {
      '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '8080' }],
      '2222/tcp': [{ HostIp: '127.0.0.1', HostPort: '2222' }],
    },
    LogConfig: { Type: 'none' },
    ReadonlyRootfs: true,
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges:true', `seccomp=${seccomp}`],
    Memory: 768 * mib,
    MemorySwap: 768 * mib,
    NanoCpus: 1e9,
    Ulimits: [
      { Name: 'core', Soft: 0, Hard: 0 },
      { Name: 'nofile', Soft: 16_384, Hard: 16_384 },
    ],
  });
  expect(networkBody('69bbf5df0d05').Labels).toEqual({ 'mayfly.room': '69bbf5df0d05' });
  // An engine that cannot limit the CPU refuses a container that asks for it.
  const { NanoCpus, ...others } = HostConfig;
  expect(NanoCpus).toBe(1e9);
  expect(containerBody({ ...place, limitsCpus: false }).HostConfig).toEqual(others);
});
