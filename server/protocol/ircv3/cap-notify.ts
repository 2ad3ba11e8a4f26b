// The capability cap-notify: the client understands CAP NEW and CAP DEL. What is offered here never changes.

import type { Capability } from './capability.ts';

export const capNotify = {
  name: 'cap-notify',
  specification: 'https://ircv3.net/specs/extensions/capability-negotiation#cap-notify',
  isImpliedBy302: true,
} as const satisfies Capability;
