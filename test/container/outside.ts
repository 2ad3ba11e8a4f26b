// What a room could call if it had a network: servers on every kind of address of the machine that it runs
// on, each of which counts who comes. Judges nothing.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Engine } from './engine.ts';

export interface Outside {
  /** By what they stand for; all answer on `port`, by TCP and UDP. RFC 5737 and RFC 3849: nobody's. */
  readonly addresses: {
    readonly internet: string;
    readonly neighbour: string;
    readonly metadata: string;
    readonly version6: string;
    readonly loopback: string;
  };
  readonly port: number;
  /** A name of the kernel's, without a file. */
  readonly abstract: string;
  /** How many calls came to each address, since the last time that this was asked. */
  calls(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const addresses = {
  internet: '192.0.2.1',
  neighbour: '10.99.0.1',
  metadata: '169.254.169.254',
  version6: '2001:db8::1',
  loopback: '127.0.0.1',
} as const;

/** In the engine's network namespace, which is its containers' host. */
export async function openOutside(engine: Engine): Promise<Outside> {
  const inside = engine.enclosure;
  const { loopback, version6, ...others } = addresses;
  for (const address of Object.values(others)) {
    await inside.exec(['ip', 'address', 'add', `${address}/32`, 'dev', 'lo']);
  }
  await inside.exec(['ip', 'address', 'add', `${version6}/128`, 'dev', 'lo', 'nodad']);
  const [program = '', ...words] = inside.enterNetwork;
  const script = join(import.meta.dirname, 'outside-servers.ts');
  const abstract = `mayfly-outside-${process.pid}`;
  const child = spawn(program, [...words, process.execPath, script, abstract], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [first] = (await once(lines, 'line')) as [string];
  return {
    addresses: { ...others, version6, loopback },
    port: Number(first),
    abstract,
    calls: async () => {
      const told = once(lines, 'line');
      child.stdin.write('\n');
      const [line] = (await told) as [string];
      return JSON.parse(line) as string[];
    },
    close: async () => {
      const ended = once(child, 'close');
      child.stdin.end();
      await ended;
    },
  };
}
