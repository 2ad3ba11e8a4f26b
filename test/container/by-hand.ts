// What `docker run` takes to start a room that has its orders by stdin, and its uplink: compose.yaml's
// hardening, less its limits and network. A container that `docker-compose up` made keeps its stdin when
// nobody holds it.

const state = [
  'supervisor:size=1m,mode=0700,uid=0,gid=0',
  'gateway:size=1m,mode=0750,uid=64101,gid=64101',
  'ngircd:size=1m,mode=0700,uid=64103,gid=64103',
  'sshd:size=1m,mode=0700,uid=64104,gid=64104',
];
const torState = ['tor:size=64m,mode=0700,uid=64102,gid=64102'];

export interface ByHand {
  /** The seccomp profile's file. */
  readonly profile: string;
  /** Its name. */
  readonly volume: string;
  /** As Docker takes it; by default none. */
  readonly network?: string;
}

/** Both have it. */
function held({ profile, volume, network = 'none' }: ByHand, tmpfs: readonly string[]): string[] {
  const flags =
    `--read-only --ipc none --log-driver none --cap-drop ALL --network ${network} ` +
    `--security-opt no-new-privileges --security-opt seccomp=${profile} ` +
    `--volume ${volume}:/run/mayfly/shared:nocopy`;
  const mounts = tmpfs.flatMap((mount) => {
    return ['--tmpfs', `/run/mayfly/${mount.replace(':', ':rw,noexec,nosuid,nodev,')}`];
  });
  return flags.split(' ').concat(mounts);
}

/** The words that make what the two share. */
export function volumeByHand(name: string): string[] {
  const options = 'type=tmpfs device=tmpfs o=size=1m,mode=1777,noexec,nosuid,nodev';
  return ['volume', 'create', ...options.split(' ').flatMap((option) => ['--opt', option]), name];
}

export function byHand(how: ByHand): string[] {
  const flags =
    '--interactive --env MAYFLY_ORDERS=stdin --env MAYFLY_JSON=on ' +
    '--cap-add SETUID --cap-add SETGID --cap-add KILL';
  return [...flags.split(' '), ...held(how, state)];
}

/** The room's uplink, image included; it goes when the room does. */
export function uplinkByHand(how: ByHand, image: string): string[] {
  const flags = ['--user', '64102:64102', '--rm', '--detach', ...held(how, torState)];
  const server = '-- /usr/bin/node /opt/mayfly/uplink.mjs /run/mayfly /usr/bin/tor';
  return [...flags, '--entrypoint', '/usr/bin/tini', image, ...server.split(' ')];
}
