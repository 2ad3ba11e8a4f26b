// How the room's container is held: the same settings as compose.yaml, which tells the reason of each, as
// one table, and as Docker's API takes them. Pure.

/** Where the room's random id stands. Docker keeps labels on its disk: they hold nothing else. */
export const roomLabel = 'mayfly.room';

const mib = 1024 * 1024;
const sparse = 'rw,noexec,nosuid,nodev';

/** test/unit/cli/hardening.test.ts holds it against compose.yaml. */
export const hardening = {
  hostname: 'mayfly',
  dns: '127.0.0.1',
  logDriver: 'none',
  restart: 'no',
  init: false,
  readOnly: true,
  ipc: 'none',
  tmpfs: {
    '/run/mayfly/supervisor': `${sparse},size=1m,mode=0700,uid=0,gid=0`,
    '/run/mayfly/gateway': `${sparse},size=1m,mode=0750,uid=64101,gid=64101`,
    '/run/mayfly/doors': `${sparse},size=1m,mode=0750,uid=64101,gid=64102`,
    '/run/mayfly/tor': `${sparse},size=64m,mode=0750,uid=64102,gid=64102`,
    '/run/mayfly/ngircd': `${sparse},size=1m,mode=0700,uid=64103,gid=64103`,
    '/run/mayfly/sshd': `${sparse},size=1m,mode=0700,uid=64104,gid=64104`,
  },
  capDrop: ['ALL'],
  capAdd: ['SETUID', 'SETGID', 'KILL'],
  securityOptions: ['no-new-privileges:true'],
  /** In the project's folder; the engine is handed its text. */
  seccompFile: 'docker/seccomp.json',
  pids: 256,
  memoryMib: 768,
  /** Equal: the difference would be swap. */
  memoryAndSwapMib: 768,
  swappiness: 0,
  cpus: 1,
  ulimits: { core: 0, nofile: 16_384 },
  stopGraceS: 15,
  networkDriver: 'bridge',
  networkOptions: { 'com.docker.network.bridge.enable_icc': 'false' },
} as const;

export interface RoomPlace {
  /** Random; names the container and its network. */
  readonly room: string;
  readonly image: string;
  /** The text of the seccomp profile. */
  readonly seccomp: string;
  /** Each is the same number inside, as the page answers to the address that the invitation names. */
  readonly ports: readonly number[];
  /** Whether the engine can limit a container's CPU; one that cannot refuses the limit, whereas others it drops. */
  readonly limitsCpus: boolean;
}

export type NetworkBody = ReturnType<typeof networkBody>;
export type ContainerBody = ReturnType<typeof containerBody>;

/** The container's name, and its network's. */
export function nameOf(room: string): string {
  return `mayfly-${room}`;
}

/** Its own, with nobody else in it. */
export function networkBody(room: string) {
  return {
    Name: nameOf(room),
    Driver: hardening.networkDriver,
    Options: { ...hardening.networkOptions },
    Labels: { [roomLabel]: room },
  };
}

/** A container that is told its orders on stdin, and removes itself when it ends. */
export function containerBody({ room, image, seccomp, ports, limitsCpus }: RoomPlace) {
  const { ulimits, memoryMib, memoryAndSwapMib, cpus } = hardening;
  const published = ports.map((port) => `${port}/tcp`);
  return {
    name: nameOf(room),
    Image: image,
    Hostname: hardening.hostname,
    // Nothing of the room's: Docker keeps this on its disk.
    Env: ['MAYFLY_ORDERS=stdin', 'MAYFLY_JSON=on'],
    Labels: { [roomLabel]: room },
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: false,
    // Once: the host program's end is the room's, however it comes.
    OpenStdin: true,
    StdinOnce: true,
    StopTimeout: hardening.stopGraceS,
    ExposedPorts: Object.fromEntries(published.map((port) => [port, {}])),
    HostConfig: {
      AutoRemove: true,
      NetworkMode: nameOf(room),
      PortBindings: Object.fromEntries(
        ports.map((port) => [`${port}/tcp`, [{ HostIp: '127.0.0.1', HostPort: String(port) }]]),
      ),
      Dns: [hardening.dns],
      LogConfig: { Type: hardening.logDriver, Config: {} },
      RestartPolicy: { Name: hardening.restart },
      Init: hardening.init,
      ReadonlyRootfs: hardening.readOnly,
      Tmpfs: { ...hardening.tmpfs },
      IpcMode: hardening.ipc,
      CapDrop: [...hardening.capDrop],
      CapAdd: [...hardening.capAdd],
      SecurityOpt: [...hardening.securityOptions, `seccomp=${seccomp}`],
      PidsLimit: hardening.pids,
      Memory: memoryMib * mib,
      MemorySwap: memoryAndSwapMib * mib,
      MemorySwappiness: hardening.swappiness,
      ...(limitsCpus ? { NanoCpus: cpus * 1e9 } : {}),
      Ulimits: Object.entries(ulimits).map(([Name, limit]) => ({ Name, Soft: limit, Hard: limit })),
    },
  };
}
