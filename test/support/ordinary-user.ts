// The start of a room by a user who is not root. Root starts it here, so that the test has a user that
// owns nothing on this machine.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { programsRoot } from '../../docker/cli/host/programs.ts';
import type { StartOptions } from './appliance.ts';
import { inPrivateView } from './private-view.ts';

/** Outside every range that Debian hands out. */
export const ordinaryUid = 64_999;

/** In the private view only, where files are looked for. */
const home = '/var/tmp/mayfly-home';

/** For `readyAppliance`. */
export function asOrdinaryUser(): StartOptions & { readonly prefix: readonly string[] } {
  const root = join(import.meta.dirname, '../..');
  const programs = programsRoot(process.env);
  // The clone and the cache may lie where only root may go: they are shown elsewhere.
  const script = `
set -eu
mount -t tmpfs -o mode=0755 shown /srv
mkdir /srv/mayfly /srv/programs ${home}
chown ${ordinaryUid}:${ordinaryUid} ${home}
mount --bind "${root}" /srv/mayfly
if [ -d "${programs}" ]; then mount --bind "${programs}" /srv/programs; fi
exec setpriv --reuid=${ordinaryUid} --regid=${ordinaryUid} --clear-groups "$@"
`;
  return {
    prefix: [...inPrivateView, 'sh', '-c', script, 'sh'],
    project: '/srv/mayfly',
    env: {
      HOME: home,
      XDG_CACHE_HOME: `${home}/.cache`,
      ...(existsSync(programs) ? { MAYFLY_PROGRAMS: '/srv/programs' } : {}),
    },
  };
}
