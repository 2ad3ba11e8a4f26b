// The capability multi-prefix: NAMES and WHO show all of somebody's channel modes. ngIRCd does it itself.

import type { Capability } from './capability.ts';

export const multiPrefix = {
  name: 'multi-prefix',
  specification: 'https://ircv3.net/specs/extensions/multi-prefix',
  isNgircds: true,
} as const satisfies Capability;
