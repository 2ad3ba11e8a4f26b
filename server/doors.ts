// Makes the gateway's directory on the tmpfs that the uplink sees, too. Either side may write there, so a
// directory belongs to whoever makes it: this one is made before any daemon runs.

import { chmodSync, mkdirSync } from 'node:fs';
import type { Layout } from './config/layout.ts';
import { Problem } from './contract/host/problem.ts';
import { asUser } from './supervisor/as-user.ts';
import { sentence } from './contract/sentences/sentence.ts';

/** Once both sides have their directory: nobody can make another. */
const closedMode = 0o755;

/** The gateway's, for tor's group: both tor and the uplink are of it, nobody else. */
const doorsMode = 0o750;

/** @throws {Problem} if something stands there already: it is somebody else's. */
export function makeDoors({ users, shared }: Layout): void {
  const { gateway, tor } = users;
  const owner = gateway === null || tor === null ? null : { uid: gateway.uid, gid: tor.gid };
  asUser(owner, () => {
    try {
      mkdirSync(shared.doors, doorsMode);
      chmodSync(shared.doors, doorsMode); // Not by mkdir, which applies the umask.
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
      throw new Problem(sentence('doors.cannotMake', { path: shared.doors, code }), { cause });
    }
    return undefined;
  });
}

/**
 * Lets nobody make more beside the two directories, so that no daemon can fill the tmpfs that the doors need.
 * Where the tmpfs belongs to another user, as under Docker's userns-remap, it stays as it is.
 */
export function closeShared({ dirs }: Layout): void {
  try {
    chmodSync(dirs.shared, closedMode);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
  }
}
