// Makes the variables that enter.sh reads: how the file tree of a bare room is made. Pure.

import { basename } from 'node:path';
import type { ProgramName, Program } from '../../host/programs.ts';
import type { BorrowedTorPlan } from './borrowed-tor.ts';
import { roomDir, userIds } from '../../../../server/contract/host/places.ts';

/** Where the programs are on this machine, and what this user may do on it. */
export interface BarePlan {
  /** Holds `server.mjs`, `uplink.mjs` and `web/`. */
  readonly dist: string;
  /** The host's Node, 24 or later. */
  readonly node: string;
  /** The root of the unpacked packages; it need not exist. */
  readonly programsRoot: string;
  readonly programs: Readonly<Record<ProgramName, Program>>;
  /** Pluggable transports by name. */
  readonly transports: Readonly<Record<string, string>>;
  /** True where a transport must resolve the name of its broker. */
  readonly resolver: boolean;
  /** The tmpfs of this kernel has the option `noswap`. */
  readonly noswap: boolean;
  /** True as root: each daemon has its own user. */
  readonly separateUsers: boolean;
  /** A tor that runs already and is to be used; null: the room starts its own. */
  readonly borrowedTor: BorrowedTorPlan | null;
}

/** By the names that enter.sh gives them: sshd's user is the one that guests log in as. */
const { gateway, tor, ngircd, sshd } = userIds;
export const insideUsers = { gateway, tor, ngircd, guest: sshd } as const;

/**
 * Where the new root is mounted before it becomes the root. Any directory will do, as it is covered in
 * the private namespace only; this one is on every Linux, and nothing that is bound lies below it, so
 * that none need be made on the host.
 */
const mountpoint = '/sys';

export const insideApp = '/opt/mayfly';

/** A host program's path inside: system directories are there as they are, unpacked ones below /opt. */
export function insidePath(plan: BarePlan, hostPath: string): string {
  if (/^\/(usr|bin|sbin|nix)\//.test(hostPath)) return hostPath;
  const root = `${plan.programsRoot}/`;
  if (hostPath.startsWith(root)) return `${insideApp}/programs/${hostPath.slice(root.length)}`;
  return `${insideApp}/bin/${basename(hostPath)}`;
}

export function insideLibraries(plan: BarePlan, program: Program): string | null {
  if (program.libraryPath === null) return null;
  return program.libraryPath.replaceAll(plan.programsRoot, `${insideApp}/programs`);
}

/** Every variable that enter.sh reads. None is secret: /proc shows them to their own user. */
export function enterVariables(plan: BarePlan): Record<string, string> {
  const { separateUsers } = plan;
  // Where only one user may exist, it is the one that sshd lets guests log in as.
  const users: Readonly<Record<string, number>> = separateUsers
    ? { root: 0, ...insideUsers }
    : { guest: insideUsers.guest };
  const stray = Object.values(plan.programs)
    .map((program) => program.path)
    .concat(Object.values(plan.transports))
    .filter((path) => insidePath(plan, path).startsWith(`${insideApp}/bin/`));
  return {
    MAYFLY_MOUNTPOINT: mountpoint,
    MAYFLY_NOSWAP: plan.noswap ? ',noswap' : '',
    MAYFLY_DIST: plan.dist,
    MAYFLY_NODE: plan.node,
    MAYFLY_PROGRAMS: plan.programsRoot,
    MAYFLY_STRAY: stray.map((path) => `${basename(path)}=${path}`).join(' '),
    MAYFLY_RESOLVER: plan.resolver ? 'yes' : '',
    MAYFLY_PASSWD: Object.entries(users)
      .map(([name, id]) => `${name}:x:${id}:${id}::${roomDir}:/usr/sbin/nologin`)
      .join('\n'),
    MAYFLY_GROUP: Object.entries(users)
      .map(([name, id]) => `${name}:x:${id}:`)
      .join('\n'),
    MAYFLY_STATE: stateMounts(separateUsers).join(' '),
    MAYFLY_TOR_STATE: torMount(separateUsers),
    MAYFLY_TOR: insidePath(plan, plan.programs.tor.path),
    MAYFLY_TOR_LIBRARIES: insideLibraries(plan, plan.programs.tor) ?? '',
    MAYFLY_TOR_UID: String(insideUsers.tor),
    MAYFLY_TOR_CONTROL: plan.borrowedTor?.control ?? '',
    MAYFLY_TOR_COOKIES: plan.borrowedTor?.cookies ?? '',
    MAYFLY_TOR_GROUPS: plan.borrowedTor?.groups.join(',') ?? '',
    MAYFLY_TINI: insidePath(plan, plan.programs.tini.path),
    MAYFLY_TINI_LIBRARIES: insideLibraries(plan, plan.programs.tini) ?? '',
    MAYFLY_SEPARATE: separateUsers ? 'yes' : 'no',
    MAYFLY_UID: String(insideUsers.guest),
  };
}

/** One tmpfs for each daemon, and one that the room shares with the uplink, as `name:options`. */
function stateMounts(separateUsers: boolean): string[] {
  const of = (user: keyof typeof insideUsers): string => owner(user, separateUsers);
  return [
    'supervisor:size=1m,mode=0700',
    // The supervisor is a member of the group: it asks the gateway by its socket.
    `gateway:size=1m,mode=0750,${of('gateway')}`,
    `ngircd:size=1m,mode=0700,${of('ngircd')}`,
    `sshd:size=1m,mode=0700,${of('guest')}`,
    // As /tmp is: each side makes a place of its own in it, before any daemon runs.
    'shared:size=1m,mode=1777',
  ];
}

function torMount(separateUsers: boolean): string {
  return `size=64m,mode=0700,${owner('tor', separateUsers)}`;
}

function owner(user: keyof typeof insideUsers, separateUsers: boolean): string {
  // In a user namespace the only user is its root at the time of mounting.
  const id = separateUsers ? insideUsers[user] : 0;
  return `uid=${id},gid=${id}`;
}
