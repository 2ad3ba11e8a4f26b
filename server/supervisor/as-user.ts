// Does work on files as another user, within this process. A supervisor that is uid 0 without
// CAP_DAC_OVERRIDE and CAP_CHOWN cannot write into a daemon's directory; as that daemon's user it can.
//
// Only the effective ids change (credentials(7)): the real and the saved ones stay the supervisor's, so
// that a daemon of that user can neither signal nor trace this process meanwhile (kill(2), ptrace(2)); all
// that it could change in these moments is this process's priority (setpriority(2)).
// While the effective uid is not 0 no capability is effective, and all come back with it
// (capabilities(7)). The supplementary groups stay.

import { Problem } from '../contract/host/problem.ts';
import type { ChildIdentity } from './process-spec.ts';
import { sentence } from '../contract/sentences/sentence.ts';

/**
 * Calls `work` with `identity` as the effective user and group; with null, as whoever this process is.
 * The work is done in one go, so nothing else of this process ever runs as that user. It must not
 * leave anything to a thread, as asynchronous calls of `fs` do: the ids are the whole process's.
 * @throws {Problem} if this process may not become that user; and what `work` throws
 */
export function asUser<T extends boolean | undefined>(
  identity: ChildIdentity | null,
  work: () => T,
): T {
  if (identity === null) return work();
  const { geteuid, getegid, seteuid, setegid } = process;
  if (!geteuid || !getegid || !seteuid || !setegid) throw new Problem(sentence('users.needUnix'));
  const before = { uid: geteuid(), gid: getegid() };
  become(() => setegid(identity.gid), identity);
  try {
    become(() => seteuid(identity.uid), identity);
    try {
      return work();
    } finally {
      // The user first: with it comes the right to take the group back.
      seteuid(before.uid);
    }
  } finally {
    setegid(before.gid);
  }
}

function become(change: () => void, { uid, gid }: ChildIdentity): void {
  try {
    change();
  } catch (cause) {
    throw new Problem(sentence('users.cannotAct', { uid, gid }), { cause });
  }
}
