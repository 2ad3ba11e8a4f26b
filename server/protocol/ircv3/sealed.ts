// The capability mayfly.chat/sealed: the client seals what its guest says. A sealed room lets nobody in without it.

import { sealedCapability, sealedSupport } from '../../contract/room/sealed-line.ts';
import type { Capability } from './capability.ts';

export const sealed = {
  name: sealedCapability,
  specification: 'docs/protocol.md#sealed-rooms',
  needs: 'sealed',
  staysOn: true,
  support: ({ sealed: channel }) => (channel === null ? [] : [`${sealedSupport}=${channel}`]),
} as const satisfies Capability;
