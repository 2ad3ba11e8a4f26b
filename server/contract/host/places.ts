// Where things are inside a room, and who owns them: the appliance makes them, the host program looks for them.

/** Writable state, where the host program starts the room: a tmpfs. */
export const roomDir = '/run/mayfly';

/** The supervisor's control socket. @param run the directory of writable state */
export function controlSocket(run: string): string {
  return `${run}/supervisor/control`;
}

// Outside every range that Debian hands out (adduser.conf: 100–999 system, 1000–59999 people),
// below 65534 (nobody), and inside a userns-remapped container's 65536.
/** The user id of each daemon, and of its group. */
export const userIds = { gateway: 64_101, tor: 64_102, ngircd: 64_103, sshd: 64_104 } as const;
