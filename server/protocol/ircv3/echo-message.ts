// The capability echo-message: a guest's own message comes back to them as soon as ngIRCd has delivered it.
// delivery.ts sends it.

import type { Capability } from './capability.ts';

export const echoMessage = {
  name: 'echo-message',
  specification: 'https://ircv3.net/specs/extensions/echo-message',
} as const satisfies Capability;
