// The limits of a room's two containers, as one table and as Docker's API takes them. compose.yaml has the
// same, with the reason of each. Pure.

/** The label with the room's random id. Docker keeps labels on its disk: they hold nothing else. */
export const roomLabel = 'mayfly.room';
/** The label that tells which part of a room a container, network or volume is. Compose sets it, too. */
export const partLabel = 'mayfly.part';

/** Where the two containers meet: unix sockets, on a tmpfs that both mount. */
export const sharedPath = '/run/mayfly/shared';

const mib = 1024 * 1024;
const sparse = 'rw,noexec,nosuid,nodev';

/** What both containers have. test/unit/cli/hardening.test.ts holds it all against compose.yaml. */
export const hardening = {
  hostname: 'mayfly',
  logDriver: 'none',
  restart: 'no',
  init: false,
  readOnly: true,
  ipc: 'none',
  capDrop: ['ALL'],
  securityOptions: ['no-new-privileges'],
  /** In the project's folder; the engine is handed its text. */
  seccompFile: 'docker/seccomp.json',
  swappiness: 0,
  ulimits: { core: 0, nofile: 16_384 },
  stopGraceS: 15,
} as const;

/** All daemons but tor, and no network. */
export const roomHardening = {
  network: 'none',
  tmpfs: {
    '/run/mayfly/supervisor': `${sparse},size=1m,mode=0700,uid=0,gid=0`,
    '/run/mayfly/gateway': `${sparse},size=1m,mode=0750,uid=64101,gid=64101`,
    '/run/mayfly/ngircd': `${sparse},size=1m,mode=0700,uid=64103,gid=64103`,
    '/run/mayfly/sshd': `${sparse},size=1m,mode=0700,uid=64104,gid=64104`,
  },
  capAdd: ['SETUID', 'SETGID', 'KILL'],
  pids: 192,
  /** Equal for memory and swap: the difference would be swap. */
  memoryMib: 384,
  cpus: 1,
} as const;

/** tor and the published ports, as tor's own user from the first process on. */
export const uplinkHardening = {
  user: '64102:64102',
  entrypoint: [
    '/usr/bin/tini',
    '--',
    '/usr/bin/node',
    '--max-old-space-size=64',
    '--max-semi-space-size=1',
    '/opt/mayfly/uplink.mjs',
    '/run/mayfly',
    '/usr/bin/tor',
  ],
  dns: '127.0.0.1',
  tmpfs: { '/run/mayfly/tor': `${sparse},size=64m,mode=0700,uid=64102,gid=64102` },
  pids: 64,
  memoryMib: 384,
  cpus: 0.5,
} as const;

export const networkHardening = {
  driver: 'bridge',
  options: { 'com.docker.network.bridge.enable_icc': 'false' },
} as const;

/** The container that comes first makes a folder there that only the right users may enter. */
export const volumeHardening = {
  driver: 'local',
  options: { type: 'tmpfs', device: 'tmpfs', o: 'size=1m,mode=1777,noexec,nosuid,nodev' },
} as const;

export interface RoomPlace {
  /** Random; names the containers, their network and their volume. */
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
export type VolumeBody = ReturnType<typeof volumeBody>;
export type ContainerBody = ReturnType<typeof roomBody> | ReturnType<typeof uplinkBody>;

/** The name of the room's container, of the network and of the volume. */
export function nameOf(room: string): string {
  return `mayfly-${room}`;
}

function labels(room: string, part: string): Record<string, string> {
  return { [roomLabel]: room, [partLabel]: part };
}

/** The uplink's own, with nobody else in it. */
export function networkBody(room: string) {
  return {
    Name: nameOf(room),
    Driver: networkHardening.driver,
    Options: { ...networkHardening.options },
    Labels: labels(room, 'network'),
  };
}

export function volumeBody(room: string) {
  return {
    Name: nameOf(room),
    Driver: volumeHardening.driver,
    DriverOpts: { ...volumeHardening.options },
    Labels: labels(room, 'volume'),
  };
}

/** The settings that both containers have. */
function common({ image }: RoomPlace) {
  return {
    Image: image,
    Hostname: hardening.hostname,
    Tty: false,
    StopTimeout: hardening.stopGraceS,
  };
}

interface Limits {
  readonly pids: number;
  readonly memoryMib: number;
  readonly cpus: number;
}

function commonHost({ room, seccomp, limitsCpus }: RoomPlace, limits: Limits) {
  const { pids, memoryMib, cpus } = limits;
  return {
    AutoRemove: true,
    LogConfig: { Type: hardening.logDriver, Config: {} },
    RestartPolicy: { Name: hardening.restart },
    Init: hardening.init,
    ReadonlyRootfs: hardening.readOnly,
    IpcMode: hardening.ipc,
    // Else /proc/self/cgroup tells each process the container's id, which Docker's log has. Compose 1.29
    // does not know it.
    CgroupnsMode: 'private',
    // Not as a copy of the image's folder, which would lend it its owner and mode.
    Binds: [`${nameOf(room)}:${sharedPath}:nocopy`],
    CapDrop: [...hardening.capDrop],
    SecurityOpt: [...hardening.securityOptions, `seccomp=${seccomp}`],
    PidsLimit: pids,
    Memory: memoryMib * mib,
    MemorySwap: memoryMib * mib,
    MemorySwappiness: hardening.swappiness,
    ...(limitsCpus ? { NanoCpus: cpus * 1e9 } : {}),
    Ulimits: Object.entries(hardening.ulimits).map(([Name, limit]) => ({
      Name,
      Soft: limit,
      Hard: limit,
    })),
  };
}

/** The container that reads its orders from stdin. The engine removes both containers when they end. */
export function roomBody(place: RoomPlace) {
  return {
    ...common(place),
    name: nameOf(place.room),
    // Nothing of the room's: Docker keeps this on its disk.
    Env: ['MAYFLY_ORDERS=stdin', 'MAYFLY_JSON=on'],
    Labels: labels(place.room, 'room'),
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    // Once: the host program's end is the room's, however it comes.
    OpenStdin: true,
    StdinOnce: true,
    HostConfig: {
      ...commonHost(place, roomHardening),
      NetworkMode: roomHardening.network,
      Tmpfs: { ...roomHardening.tmpfs },
      CapAdd: [...roomHardening.capAdd],
    },
  };
}

export function uplinkBody(place: RoomPlace) {
  const published = place.ports.map((port) => `${port}/tcp`);
  return {
    ...common(place),
    name: `${nameOf(place.room)}-uplink`,
    User: uplinkHardening.user,
    Entrypoint: [...uplinkHardening.entrypoint],
    Labels: labels(place.room, 'uplink'),
    ExposedPorts: Object.fromEntries(published.map((port) => [port, {}])),
    HostConfig: {
      ...commonHost(place, uplinkHardening),
      NetworkMode: nameOf(place.room),
      PortBindings: Object.fromEntries(
        place.ports.map((port) => [
          `${port}/tcp`,
          [{ HostIp: '127.0.0.1', HostPort: String(port) }],
        ]),
      ),
      Dns: [uplinkHardening.dns],
      Tmpfs: { ...uplinkHardening.tmpfs },
    },
  };
}
