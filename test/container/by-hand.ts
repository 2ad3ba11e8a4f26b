// What `docker run` takes to start a room that has its orders by stdin: compose.yaml's hardening, less its
// limits and network. A container that `docker-compose up` made keeps its stdin when nobody holds it.

const state = [
  'supervisor:size=1m,mode=0700,uid=0,gid=0',
  'gateway:size=1m,mode=0750,uid=64101,gid=64101',
  'doors:size=1m,mode=0750,uid=64101,gid=64102',
  'tor:size=64m,mode=0750,uid=64102,gid=64102',
  'ngircd:size=1m,mode=0700,uid=64103,gid=64103',
  'sshd:size=1m,mode=0700,uid=64104,gid=64104',
];

/** @param profile the seccomp profile's file. */
export function byHand(profile: string): string[] {
  const flags =
    '--interactive --env MAYFLY_ORDERS=stdin --env MAYFLY_JSON=on --read-only --ipc none ' +
    '--log-driver none --cap-drop ALL --cap-add SETUID --cap-add SETGID --cap-add KILL ' +
    `--security-opt no-new-privileges --security-opt seccomp=${profile}`;
  const mounts = state.flatMap((mount) => {
    return ['--tmpfs', `/run/mayfly/${mount.replace(':', ':rw,noexec,nosuid,nodev,')}`];
  });
  return flags.split(' ').concat(mounts);
}
