// The ways of ending a room whose memory is compared.

import type { EndMethod } from './canary-room.ts';

export interface Way {
  readonly name: string;
  readonly end: EndMethod;
  /** More of the kernel's command line. */
  readonly kernelWords: readonly string[];
}

export const ways = {
  plain: { name: 'plain kernel', end: ['down'], kernelWords: [] },
  wiped: { name: 'plain kernel, `down --wipe-ram`', end: ['down', '--wipe-ram'], kernelWords: [] },
  zeroing: { name: '`init_on_free=1`', end: ['down'], kernelWords: ['init_on_free=1'] },
} satisfies Record<string, Way>;
