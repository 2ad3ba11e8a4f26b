// What a bare room needs of this machine to use a tor that runs already: descriptors and groups by which its uplink
// reaches that tor's socket and cookie, and nothing else of this machine's files.

import { closeSync, constants, openSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { torControlText, type TorControl } from '../../../../server/contract/host/tor-control.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

export interface BorrowedTorPlan {
  /** Where the uplink finds the control port, as its argument. */
  readonly control: string;
  /** Where it finds the cookie's folder; '': it needs none. */
  readonly cookies: string;
  /** What is opened here and handed down as descriptors 3, 4 and 5; null: nothing. */
  readonly open: readonly [table: string, controlDir: string | null, cookieDir: string | null];
  /** Groups that its user must be in, where that is a user of its own. */
  readonly groups: readonly number[];
}

const controlDescriptor = 4;
const cookieDescriptor = 5;

/**
 * A folder is handed down, not a file: tor makes its socket and its cookie anew whenever it starts.
 * @param cookieFile null: that tor asks for none.
 * @param ownUser the uplink has a user of its own, who is in no group yet.
 * @throws {Problem} where that user could not reach them.
 */
export function borrowedTorPlan(
  at: TorControl,
  cookieFile: string | null,
  ownUser: boolean,
): BorrowedTorPlan {
  const path = 'path' in at ? at.path : null;
  const isIpv6 = 'host' in at && at.host.includes(':');
  const groups = [
    ...(path === null ? [] : groupsToReach(path, 0o2)),
    ...(cookieFile === null ? [] : groupsToReach(cookieFile, 0o4)),
  ];
  return {
    control:
      path === null ? torControlText(at) : `/proc/self/fd/${controlDescriptor}/${basename(path)}`,
    cookies: cookieFile === null ? '' : `/proc/self/fd/${cookieDescriptor}`,
    open: [
      isIpv6 ? '/proc/net/tcp6' : '/proc/net/tcp',
      path === null ? null : dirname(path),
      cookieFile === null ? null : dirname(cookieFile),
    ],
    groups: ownUser ? [...new Set(groups.flatMap((group) => group ?? []))] : [],
  };

  function groupsToReach(file: string, bit: number): readonly (number | null)[] {
    if (!ownUser) return [];
    return [groupFor(file, bit), groupFor(dirname(file), 0o1)];
  }
}

/** The group that lets others than the owner in; null: everybody may. */
function groupFor(path: string, bit: number): number | null {
  const { mode, gid } = statSync(path);
  if ((mode & bit) !== 0) return null;
  if ((mode & (bit << 3)) !== 0) return gid;
  throw new Problem(sentence('torControl.notReachable', { path }), {
    hint: sentence('torControl.openToGroup'),
  });
}

/** Opens what is handed down, for the time in which `use` starts the room. */
export function withDescriptors<T>(
  plan: BorrowedTorPlan | null,
  use: (descriptors: readonly (number | 'ignore')[]) => T,
): T {
  const opened = (plan?.open ?? []).map((path, index) => {
    if (path === null) return 'ignore';
    return openSync(
      path,
      index === 0 ? constants.O_RDONLY : constants.O_RDONLY | constants.O_DIRECTORY,
    );
  });
  try {
    return use(opened);
  } finally {
    for (const each of opened) if (each !== 'ignore') closeSync(each);
  }
}
