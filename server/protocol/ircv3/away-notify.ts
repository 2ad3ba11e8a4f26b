// The capability away-notify: a guest is told when others in their channels are away or back.
// late-lines.ts sends it.

import type { Capability } from './capability.ts';

export const awayNotify = {
  name: 'away-notify',
  specification: 'https://ircv3.net/specs/extensions/away-notify',
} as const satisfies Capability;
