// One virtual machine: QEMU with no disk and no network. Its memory is a file that has no name any more, which can be
// read while the machine is paused. That is what the monitor's pmemsave would copy.

import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  accessSync,
  closeSync,
  constants,
  openSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';

import { within } from '../../support/within.ts';
import { GuestLink } from './guest-link.ts';
import { memoryFolder } from './memory-file.ts';
import { Monitor } from './qmp.ts';

export interface MachineOptions {
  readonly kernel: string;
  /** The path of the initramfs. */
  readonly root: string;
  /** More of the kernel's command line. */
  readonly kernelWords: readonly string[];
  readonly memoryMiB: number;
  /** Without KVM everything takes some ten times as long. */
  readonly accelerator: Accelerator;
}

export type Accelerator = 'kvm' | 'tcg';

/**
 * KVM where this user may use it. Without the processor's own support (KVM by PVM has none), it runs no kernel that
 * was not made for it.
 */
export function bestAccelerator(): Accelerator {
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK);
    return /^flags.* (vmx|svm) /m.test(readFileSync('/proc/cpuinfo', 'latin1')) ? 'kvm' : 'tcg';
  } catch {
    return 'tcg';
  }
}

export class Machine {
  readonly link: GuestLink;
  /** Its memory, a byte at the number of its physical address. */
  readonly memory: number;
  readonly #child: ChildProcess;
  readonly #monitor: Monitor;
  readonly #console: number;

  private constructor(
    child: ChildProcess,
    monitor: Monitor,
    link: GuestLink,
    files: { readonly memory: number; readonly console: number },
  ) {
    this.#child = child;
    this.#monitor = monitor;
    this.link = link;
    this.memory = files.memory;
    this.#console = files.console;
  }

  /** Boots it. @throws {Error} with its console where its agent does not come. */
  static async boot(options: MachineOptions): Promise<Machine> {
    const folder = memoryFolder(options.memoryMiB * 1024 * 1024);
    const key = randomBytes(32);
    const output = openSync(join(folder, 'console'), 'w+');
    let child: ChildProcess | null = null;
    try {
      const monitor = await listen(join(folder, 'monitor'));
      const port = await listen(join(folder, 'port'));
      child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command(options, folder, key)], {
        stdio: ['ignore', output, output],
      });
      const running = child;
      const come = Promise.all([monitor.connection, port.connection]);
      const sockets = within(30_000, 'QEMU', come);
      const [toMonitor, toAgent] = await Promise.race([sockets, failure(running)]);
      const link = new GuestLink(toAgent, key);
      const opened = await Monitor.open(toMonitor);
      const memory = openSync(join(folder, 'memory'), 'r');
      const machine = new Machine(running, opened, link, { memory, console: output });
      // From here on, nothing of it has a name.
      rmSync(folder, { recursive: true });
      const patienceMs = options.accelerator === 'kvm' ? 60_000 : 300_000;
      await within(patienceMs, 'the agent', Promise.race([link.agent, failure(running)]));
      return machine;
    } catch (cause) {
      const said = startOf(output);
      child?.kill('SIGKILL');
      closeSync(output);
      throw new Error(`the virtual machine does not start:\n${said}`, { cause });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** What its kernel and its programs have said. */
  get console(): string {
    return startOf(this.#console);
  }

  /** From here to `goOn`, its memory stays as it is. */
  async pause(): Promise<void> {
    await this.#monitor.execute('stop');
  }

  async goOn(): Promise<void> {
    await this.#monitor.execute('cont');
  }

  /** A second call is harmless. */
  async end(): Promise<void> {
    this.link.close();
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await ended;
    for (const file of [this.memory, this.#console]) closeSync(file);
  }
}

/** Waits for one connection. */
async function listen(path: string): Promise<{ readonly connection: Promise<Socket> }> {
  const server = createServer();
  await once(server.listen(path), 'listening');
  const connection = once(server, 'connection').then(([socket]) => {
    server.close();
    return socket as Socket;
  });
  return { connection };
}

function startOf(file: number): string {
  const bytes = Buffer.alloc(64 * 1024);
  return bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0));
}

async function failure(child: ChildProcess): Promise<never> {
  await once(child, 'close');
  throw new Error(`QEMU ended with ${child.exitCode ?? child.signalCode}`);
}

function command(options: MachineOptions, folder: string, key: Buffer): string[] {
  const { kernel, root, kernelWords, memoryMiB, accelerator } = options;
  const append = ['console=ttyS0', 'quiet', 'panic=-1', `link=${key.toString('hex')}`];
  const memory = `size=${memoryMiB}M,share=on,mem-path=${folder}/memory`;
  const flags = {
    accel: { kvm: 'kvm', tcg: 'tcg,thread=multi' }[accelerator],
    cpu: { kvm: 'host', tcg: 'max' }[accelerator],
    smp: '2',
    m: `${memoryMiB}M`,
    machine: 'pc,memory-backend=memory',
    object: `memory-backend-file,id=memory,${memory}`,
    nic: 'none',
    display: 'none',
    serial: 'stdio',
    kernel,
    initrd: root,
    append: [...append, ...kernelWords].join(' '),
    mon: 'chardev=monitor,mode=control',
  };
  const given = Object.entries(flags).flatMap(([name, value]) => [`-${name}`, value]);
  const sockets = ['monitor', 'port'].flatMap((name) => [
    '-chardev',
    `socket,id=${name},path=${folder}/${name}`,
  ]);
  const devices = ['virtio-serial-pci', 'virtserialport,chardev=port'].flatMap((one) => [
    '-device',
    one,
  ]);
  const words = ['-nodefaults', '-no-user-config', '-no-reboot', ...sockets, ...given, ...devices];
  return ['qemu-system-x86_64', ...words];
}
