// What a frame leads to, besides what is to be done at once.

import type { GroupAction } from './group-types.ts';

/**
 * `stay`: nothing; `anew`: this device must enter anew; `foreign`: there is another group; `changed`: the frame is
 * not what a member made.
 */
export interface Outcome {
  readonly actions: readonly GroupAction[];
  readonly next: 'stay' | 'anew' | 'foreign' | 'changed';
}

export const stay = (...actions: readonly GroupAction[]): Outcome => ({ actions, next: 'stay' });
export const anew = (...actions: readonly GroupAction[]): Outcome => ({ actions, next: 'anew' });
export const foreign = (...actions: readonly GroupAction[]): Outcome => ({
  actions,
  next: 'foreign',
});
export const changed = (...actions: readonly GroupAction[]): Outcome => ({
  actions,
  next: 'changed',
});

export const unknown: GroupAction = { kind: 'unreadable', why: 'unknown' };
export const before: GroupAction = { kind: 'unreadable', why: 'before' };
