// An ordinary user's engine, as Docker's own script starts it (docs.docker.com/engine/security/rootless): the
// user, the numbers that are lent to him, and the places that he can see.

import { join } from 'node:path';

import { engineEnvironment, engineRoot } from '../setup/engine-programs.ts';
import { addLine, type Enclosure } from './enclosure.ts';

/** Outside every range that Debian hands out. */
export const ordinaryUid = 64_998;
/** A container's user 1 is this one outside, and so on; its root is the user himself. */
export const lentFrom = 1_100_000_000;
const lent = 65_536;
const name = 'rootless';

/** Who runs an engine, and the host command beside it. */
export interface Operator {
  /** The words in front of a command of his, once inside the enclosure. */
  readonly become: readonly string[];
  /** What his environment has that root's has not. */
  readonly env: Readonly<Record<string, string>>;
  /** Where he sees a file of the project's. */
  readonly shown: (path: string) => string;
}

export const rootItself: Operator = { become: [], env: {}, shown: (path) => path };

const project = join(import.meta.dirname, '../..');
/** The clone and the cache may lie where only root may go: they are shown elsewhere, as in the enclosure only. */
const shownProject = '/run/project';
const shownPrograms = '/run/programs';
const own = '/run/rootless';

const script = `
set -eu
home=$1 data=$2 uid=$3 project=$4 programs=$5
mkdir "$home" ${shownProject} ${shownPrograms} ${own}
mount --bind "$project" ${shownProject}
if [ -d "$programs" ]; then mount --bind "$programs" ${shownPrograms}; fi
# user_namespaces(7): who maps more than himself must be root for it.
for name in newuidmap newgidmap; do install -m 4755 "$(command -v $name)" ${own}; done
for dir in "$programs/usr/share/docker.io/contrib" /usr/share/docker.io/contrib /usr/bin; do
  [ ! -f "$dir/dockerd-rootless.sh" ] || install -m 755 "$dir/dockerd-rootless.sh" ${own}
done
# On most machines everybody may open it; linux/miscdevice.h, TUN.
mknod -m 666 ${own}/tun c 10 200
mount --bind ${own}/tun /dev/net/tun
chown "$uid:$uid" "$home" "$data"
`;

/** @param dir the engine's own folder, which others may pass through. */
export function ordinaryUser(dir: string): Operator {
  const home = join(dir, 'home');
  return {
    become: ['setpriv', `--reuid=${ordinaryUid}`, `--regid=${ordinaryUid}`, '--clear-groups', '--'],
    env: {
      HOME: home,
      XDG_RUNTIME_DIR: home,
      XDG_CACHE_HOME: join(home, 'cache'),
      TMPDIR: home,
    },
    shown: (path) => path.replace(project, shownProject),
  };
}

/** Makes the user, in an enclosure whose /run and /etc are its own. @param data the engine's data root. */
export async function prepareRootless(
  inside: Enclosure,
  user: Operator,
  data: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const home = user.env['HOME'] ?? '';
  await addLine(inside, '/etc/passwd', `${name}:x:${ordinaryUid}:${ordinaryUid}::${home}:/bin/sh`);
  await addLine(inside, '/etc/group', `${name}:x:${ordinaryUid}:`);
  for (const file of ['/etc/subuid', '/etc/subgid']) {
    await addLine(inside, file, `${name}:${lentFrom}:${lent}`);
  }
  const words = [home, data, String(ordinaryUid), project, engineRoot(env)];
  await inside.exec(['sh', '-c', script, 'sh', ...words]);
}

/** The engine's programs where he sees them. */
export function rootlessPrograms(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const programs = engineEnvironment(env);
  const shown = (text = ''): string => text.replaceAll(engineRoot(env), shownPrograms);
  const { XTABLES_LIBDIR: extensions } = programs;
  return {
    PATH: `${own}:${shown(programs['PATH'])}`,
    LD_LIBRARY_PATH: shown(programs['LD_LIBRARY_PATH']),
    ...(extensions === undefined ? {} : { XTABLES_LIBDIR: shown(extensions) }),
  };
}
