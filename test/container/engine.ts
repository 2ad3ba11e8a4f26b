// A private Docker engine in an enclosure: its data in RAM or in a disk image, its network its own. It leaves
// the host's engine, its files and its firewall alone.

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';

import { openRelay, type Relay } from '../../docker/cli/engines/volatile/relay.ts';
import { engineEnvironment, engineProgram } from '../setup/engine-programs.ts';
import { until } from '../support/until.ts';
import { addLine, openEnclosure, type Enclosure } from './enclosure.ts';
import {
  ordinaryUser,
  prepareRootless,
  rootItself,
  rootlessPrograms,
  type Operator,
} from './rootless.ts';

const run = promisify(execFile);

export interface EngineOptions {
  /** An ext4 image file for the data root; default: a tmpfs. */
  readonly dataImage?: string;
  /** Containers' root is another user than the host's. */
  readonly usernsRemap?: boolean;
  /** An ordinary user's. */
  readonly rootless?: boolean;
  /** A way out for builds, which fetch packages; by default there is none. */
  readonly uplink?: boolean;
  /** More of dockerd's flags. */
  readonly flags?: readonly string[];
}

/** The numbers that containers' users 0–65535 have outside under userns-remap. */
export const remappedFrom = 1_000_000_000;

/** slirp4netns(1): it passes questions on to this machine's own. */
const uplinkResolver = '10.0.2.3';

export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const env = engineEnvironment(process.env);
  const enclosure = await openEnclosure(env);
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-engine-'));
  // Remapped users pass through; who may look into the data is dockerd's to say.
  chmodSync(dir, 0o711);
  const engine = new Engine(dir, env, enclosure, options);
  try {
    await engine.prepare();
    if (options.uplink === true) await engine.startUplink();
    await engine.startDaemon();
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return engine;
}

export class Engine {
  readonly dockerHost: string;
  /** For the docker client and docker-compose. */
  readonly env: NodeJS.ProcessEnv;
  readonly enclosure: Enclosure;
  /** Who runs the host command beside it. */
  readonly operator: Operator;
  readonly #dir: string;
  /** Where the daemon's user may write. */
  readonly #own: string;
  readonly #data: string;
  readonly #cgroup: string;
  readonly #options: EngineOptions;
  readonly #relays: Relay[] = [];
  #daemon: ChildProcess | null = null;
  #uplink: ChildProcess | null = null;

  constructor(dir: string, env: NodeJS.ProcessEnv, enclosure: Enclosure, options: EngineOptions) {
    this.#dir = dir;
    this.#data = join(dir, 'data');
    // Its own name, so that what is below can be told from everybody else's.
    this.#cgroup = basename(dir);
    this.#options = options;
    this.enclosure = enclosure;
    this.operator = options.rootless === true ? ordinaryUser(dir) : rootItself;
    this.#own = this.operator.env['XDG_RUNTIME_DIR'] ?? dir;
    this.dockerHost = `unix://${this.#own}/docker.sock`;
    this.env = { ...env, DOCKER_HOST: this.dockerHost };
  }

  /** Mounts: the data root, and private stand-ins for what an engine writes to on its host. */
  async prepare(): Promise<void> {
    const { dataImage, usernsRemap, rootless } = this.#options;
    const inside = this.enclosure;
    mkdirSync(this.#data);
    const data = dataImage === undefined ? ['-t', 'tmpfs', 'data'] : ['-o', 'loop', dataImage];
    await inside.exec(['mount', ...data, this.#data]);
    // containerd's shims have their sockets in /run/containerd, whatever they are told.
    await inside.exec(['mount', '-t', 'tmpfs', 'run', '/run']);
    // dockerd keeps a key in /etc/docker, whatever it is told.
    await inside.exec(['mkdir', '/run/etc', '/run/etc-work']);
    const layers = 'lowerdir=/etc,upperdir=/run/etc,workdir=/run/etc-work';
    await inside.exec(['mount', '-t', 'overlay', '-o', layers, 'etc', '/etc']);
    // containerd makes a folder for plug-ins in /opt, whatever it is told; read-only, it does without.
    if (existsSync('/opt')) {
      await inside.exec(['mount', '--bind', '/opt', '/opt']);
      await inside.exec(['mount', '-o', 'remount,bind,ro', '/opt']);
    }
    if (rootless === true) await prepareRootless(inside, this.operator, this.#data, this.env);
    if (usernsRemap !== true) return;
    const ids = `remapped:${remappedFrom}:65536`;
    await addLine(
      inside,
      '/etc/passwd',
      `remapped:x:${remappedFrom}:${remappedFrom}::/:/bin/false`,
    );
    await addLine(inside, '/etc/group', `remapped:x:${remappedFrom}:`);
    await addLine(inside, '/etc/subuid', ids);
    await addLine(inside, '/etc/subgid', ids);
  }

  /** A network in user space (slirp4netns(1)): nothing of this machine's own is changed for it. */
  async startUplink(): Promise<void> {
    const args = ['--configure', '--disable-host-loopback', String(this.enclosure.pid), 'uplink'];
    const child = spawn(engineProgram('slirp4netns', this.env), args, {
      env: this.env,
      stdio: 'ignore',
    });
    this.#uplink = child;
    await until('the way out', async () => {
      if (child.exitCode !== null) throw new Error(`slirp4netns ended with ${child.exitCode}`);
      return (await this.enclosure.exec(['ip', 'route', 'show', 'default'])) !== '';
    });
  }

  /** What the daemon says; on a real host it would go to the system's log. */
  get log(): string {
    return readFileSync(join(this.#dir, 'log'), 'utf8');
  }

  get #pidFile(): string {
    return join(this.#own, 'pid');
  }

  async startDaemon(): Promise<void> {
    const dir = this.#dir;
    const names = this.#uplink === null ? {} : { dns: [uplinkResolver] };
    writeFileSync(join(dir, 'daemon.json'), JSON.stringify(names));
    const { usernsRemap, rootless, flags } = this.#options;
    const args = [
      ['--config-file', join(dir, 'daemon.json'), '--pidfile', this.#pidFile],
      ['--data-root', this.#data, '-H', this.dockerHost],
      rootless === true
        ? []
        : ['--exec-root', '/run/docker', '--cgroup-parent', `/${this.#cgroup}`],
      usernsRemap === true ? ['--userns-remap', 'remapped'] : [],
      flags ?? [],
    ].flat();
    const log = join(dir, 'log');
    const env =
      rootless === true
        ? { ...this.env, ...rootlessPrograms(this.env), ...this.operator.env }
        : this.env;
    const dockerd = rootless === true ? 'dockerd-rootless.sh' : engineProgram('dockerd', this.env);
    const logged = ['sh', '-c', 'exec "$@" >>"$0" 2>&1', log];
    const command = [...logged, ...this.operator.become, dockerd, ...args];
    const [program = '', ...rest] = [...this.enclosure.enter, ...command];
    const daemon = spawn(program, rest, { env, stdio: 'ignore' });
    this.#daemon = daemon;
    await until('the engine to answer', async () => {
      if (daemon.exitCode !== null) throw new Error(`dockerd ended:\n${this.log}`);
      return this.exec(['version', '--format', '{{.Server.Version}}']).catch(() => null);
    });
  }

  /** Asks it to end, which by Docker's default ends its containers too; by force after a while. */
  async stopDaemon(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const daemon = this.#daemon;
    if (daemon === null || daemon.exitCode !== null || daemon.signalCode !== null) return;
    const closed = once(daemon, 'close');
    await this.#signalDaemon(signal);
    const force = setTimeout(() => void this.#signalDaemon('SIGKILL'), 20_000);
    await closed;
    clearTimeout(force);
    this.#daemon = null;
  }

  /** nsenter waits for it and passes no signal on. */
  async #signalDaemon(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const pid = readFileSync(this.#pidFile, 'utf8').trim();
    await this.enclosure.exec(['kill', `-${signal.slice(3)}`, pid]);
  }

  /** Runs the docker client. @returns stdout, without the last line end. @throws where it fails. */
  async exec(args: readonly string[], timeoutMs = 120_000): Promise<string> {
    const options = { env: this.env, maxBuffer: 64 * 1024 * 1024, timeout: timeoutMs };
    const { stdout } = await run(engineProgram('docker', this.env), args, options);
    return stdout.replace(/\n$/, '');
  }

  /** The same, started only: for what is attached. */
  spawn(args: readonly string[]): ChildProcess {
    return spawn(engineProgram('docker', this.env), args, { env: this.env });
  }

  /** Makes ports of 127.0.0.1 in there ours as well. */
  async publish(...ports: readonly number[]): Promise<void> {
    this.#relays.push(await openRelay(this.enclosure.pid, this.#dir, ports));
  }

  /** A container's processes, as this machine numbers them. @param container its whole id. */
  processes(container: string): number[] {
    const file = this.controlFiles(container, 'cgroup.procs')[0];
    if (file === undefined) return [];
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number);
  }

  /** A container's control files of that name: cgroups of version 1 have a folder for each controller. */
  controlFiles(container: string, name: string): string[] {
    return cgroupPlaces(join(this.#cgroup, container))
      .map((place) => join(place, name))
      .filter((file) => existsSync(file));
  }

  /** Writes out what waits in memory to reach the data root's disk, as an hour would. */
  async flush(): Promise<void> {
    await this.enclosure.exec(['sync', '--file-system', this.#data]);
  }

  /** A folder of this machine's that goes with the engine, and is not its data. */
  get folder(): string {
    return this.#dir;
  }

  /** Where the data root is, for those inside. */
  get dataRoot(): string {
    return this.#data;
  }

  /** Ends all there is: containers, daemon, mounts, cgroups, files. A second call is harmless. */
  async stop(): Promise<void> {
    for (const relay of this.#relays.splice(0)) await relay.close();
    const { isOpen } = this.enclosure;
    try {
      await this.stopDaemon();
      // Now, so that a disk image is whole when this returns.
      if (isOpen && this.#options.dataImage !== undefined) await this.#unmountData();
    } finally {
      if (this.#uplink !== null) await endOf(this.#uplink);
      await this.enclosure.close();
      for (const place of cgroupPlaces(this.#cgroup)) removeCgroups(place);
      rmSync(this.#dir, { recursive: true, force: true });
    }
  }

  async #unmountData(): Promise<void> {
    const mounts = readFileSync(`/proc/${this.enclosure.pid}/mounts`, 'utf8');
    if (mounts.includes(` ${this.#data} `)) {
      await this.enclosure.exec(['umount', '--recursive', this.#data]);
    }
  }
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill();
  await closed;
}

/** Version 2 has one tree, version 1 one for each controller. */
function cgroupPlaces(name: string): string[] {
  const root = '/sys/fs/cgroup';
  return [root, ...readdirSync(root).map((controller) => join(root, controller))]
    .map((place) => join(place, name))
    .filter((place) => existsSync(place));
}

/** Folders only: a control file goes with its cgroup. */
function removeCgroups(dir: string): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) removeCgroups(join(dir, entry.name));
  }
  rmdirSync(dir);
}
