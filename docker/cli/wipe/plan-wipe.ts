// Whether free memory can be overwritten on a machine without harm to other programs, and how much of it. Pure:
// facts in, a plan or a reason out.

import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

export interface WipeFacts {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly swapIsOn: boolean;
  readonly freeBytes: number;
  /** What the control groups of this process leave it; null: nothing limits it. */
  readonly roomBytes: number | null;
  /** What may be promised to programs where the kernel promises no more than it has; null: it does not count. */
  readonly commitBytes: number | null;
  /** Whether the kernel, out of memory, does something else than ending the one that takes most. */
  readonly outOfMemoryHurts: boolean;
}

export interface WipePlan {
  /** Not more than so much is taken; null: all that is free, down to the floor. */
  readonly limitBytes: number | null;
  /** So much stays free. */
  readonly floorBytes: number;
  /** Why not all that is free can be overwritten. */
  readonly limitedBy: 'nothing' | 'control group' | 'commit limit' | 'out of memory';
}

const mib = 1024 * 1024;
/** With the settings lowered the kernel itself keeps little more than 1 MiB back. */
const floorBytes = 2 * mib;
/** Where a limit of others' making may be reached, and where it would hurt. */
const wideFloorBytes = 256 * mib;
/** So much of a control group's room stays for the command itself. */
const spareBytes = 32 * mib;

/** @throws {Problem} that says why it may not be done here, and what to do. */
export function planWipe(facts: WipeFacts): WipePlan {
  refuse(facts);
  const { freeBytes, roomBytes, commitBytes, outOfMemoryHurts } = facts;
  const whole: WipePlan = { limitBytes: null, floorBytes, limitedBy: 'nothing' };
  const plans = [whole];
  if (outOfMemoryHurts) {
    plans.push({ ...whole, floorBytes: wideFloorBytes, limitedBy: 'out of memory' });
  }
  if (commitBytes !== null) {
    plans.push({ ...whole, limitBytes: commitBytes - wideFloorBytes, limitedBy: 'commit limit' });
  }
  if (roomBytes !== null) {
    plans.push({ ...whole, limitBytes: roomBytes - spareBytes, limitedBy: 'control group' });
  }
  const taken = (plan: WipePlan): number =>
    Math.min(freeBytes - plan.floorBytes, plan.limitBytes ?? Number.POSITIVE_INFINITY);
  const least = plans.reduce((one, other) => (taken(other) < taken(one) ? other : one));
  if (taken(least) <= 0) throw new Problem(sentence('wipe.noneFree'));
  return least;
}

function refuse({ platform, isRoot, swapIsOn }: WipeFacts): void {
  if (platform !== 'linux') throw new Problem(sentence('wipe.onlyLinux'));
  if (!isRoot) throw new Problem(sentence('wipe.needsRoot'), { hint: sentence('wipe.useSudo') });
  // What others have in memory would be pushed to a disk.
  if (swapIsOn) throw new Problem(sentence('wipe.swapIsOn'), { hint: sentence('wipe.swapOff') });
}
