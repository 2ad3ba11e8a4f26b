// The capability batch: lines that belong together, as an answer to CHATHISTORY, are marked.

import type { Capability } from './capability.ts';

export const batch = {
  name: 'batch',
  specification: 'https://ircv3.net/specs/extensions/batch',
  tag: ({ batch: name = null }) => (name === null ? null : `batch=${name}`),
} as const satisfies Capability;
