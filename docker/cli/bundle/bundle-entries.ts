// What a bundle holds: a package, Node, the daemons, what starts them, and the list of all its files.

import { formatHashList } from '../../../server/contract/host/hash-list.ts';
import { bundleListName, sha256 } from '../host/own-list.ts';
import { gatherDaemons } from './daemons.ts';
import { nodeEntries, packageEntries } from './own-files.ts';
import type { Entry } from './tar-file.ts';

const daemonsFolder = 'programs';

/** Starts the command with the bundle's own Node and daemons, from wherever it was unpacked. */
const starter = `#!/bin/sh
# Starts Mayfly from this folder, with the Node and the daemons that are in it.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")
node=$here/node_modules/node-linux-${process.arch}/bin/node
if [ ! -x "$node" ]; then
  echo "mayfly: no program can be started from $here: unpack the archive on a disk that is not mounted noexec" >&2
  exit 1
fi
: "\${MAYFLY_PROGRAMS:=$here/${daemonsFolder}}"
export MAYFLY_PROGRAMS
exec "$node" "$here/docker/cli/mayfly.mjs" "$@"
`;

export interface Bundle {
  /** All below one folder. */
  readonly entries: readonly Entry[];
  readonly folder: string;
  /** The oldest GNU C library that runs the daemons; null: any. */
  readonly glibc: string | null;
}

/**
 * @param version as package.json says it.
 * @throws {Problem} where a daemon is not there.
 */
export function bundleEntries(version: string, env: NodeJS.ProcessEnv): Bundle {
  const folder = `mayfly-${version}-linux-${process.arch}`;
  const { entries, glibc } = gatherDaemons(env);
  const inside: readonly Entry[] = [
    ...packageEntries(),
    ...nodeEntries(),
    ...entries.map((entry) => ({ ...entry, path: `${daemonsFolder}/${entry.path}` })),
    { path: 'mayfly', isProgram: true, content: Buffer.from(starter) },
  ];
  const list = formatHashList(new Map(inside.map((entry) => [entry.path, sha256(entry.content)])));
  const all = [...inside, { path: bundleListName, isProgram: false, content: Buffer.from(list) }];
  return {
    folder,
    glibc,
    entries: all.map((entry) => ({ ...entry, path: `${folder}/${entry.path}` })),
  };
}
