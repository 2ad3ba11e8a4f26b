// When free memory may be overwritten, how much of it, and what the report says afterwards.

import { describe, expect, test } from 'vitest';
import { memoryLeftAlone } from '../../../docker/cli/host/freed-memory.ts';
import { isYes, mayAsk } from '../../../docker/cli/wipe/ask-first.ts';
import { memoryGroup, roomInGroups } from '../../../docker/cli/wipe/memory-limit.ts';
import { planWipe, type WipeFacts } from '../../../docker/cli/wipe/plan-wipe.ts';
import { reportOf } from '../../../docker/cli/wipe/wipe-report.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { english } from '../../../server/contract/sentences/sentence.ts';

const mib = 2 ** 20;
const gib = 2 ** 30;

/** A machine on which it may be done. */
const fine: WipeFacts = {
  platform: 'linux',
  isRoot: true,
  swapIsOn: false,
  freeBytes: 8 * gib,
  roomBytes: null,
  commitBytes: null,
  outOfMemoryHurts: false,
};

describe('the plan', () => {
  test('takes all that is free, but a little', () => {
    const { limitBytes, floorBytes, limitedBy } = planWipe(fine);
    expect({ limitBytes, limitedBy }).toEqual({ limitBytes: null, limitedBy: 'nothing' });
    expect(floorBytes).toBeGreaterThanOrEqual(mib);
    expect(floorBytes).toBeLessThanOrEqual(16 * mib);
  });

  test.for<[string, Partial<WipeFacts>, RegExp, RegExp | null]>([
    ['an ordinary user', { isRoot: false }, /needs root$/, /sudo mayfly down --wipe-ram/],
    ['swap', { swapIsOn: true }, /swap is on/, /swapoff/],
    ['another system', { platform: 'darwin' }, /Linux only$/, null],
    ['no free memory', { freeBytes: mib }, /almost none is free$/, null],
    ['a control group that is full', { roomBytes: 0 }, /almost none is free$/, null],
  ])('%s: is refused, and the error says what to do', ([, facts, text, hint]) => {
    let problem: unknown;
    try {
      planWipe({ ...fine, ...facts });
    } catch (error) {
      problem = error;
    }
    if (!(problem instanceof Problem)) throw new Error('it was not refused');
    expect(english(problem.text)).toMatch(text);
    if (hint === null) expect(problem.hintText).toBeNull();
    else expect(english(problem.hintText ?? '')).toMatch(hint);
  });

  test.for<[string, Partial<WipeFacts>, string, number]>([
    ['a control group', { roomBytes: 2 * gib }, 'control group', 2 * gib],
    ['the limit of what is promised', { commitBytes: 3 * gib }, 'commit limit', 3 * gib],
    ['the least of both', { roomBytes: gib, commitBytes: 3 * gib }, 'control group', gib],
  ])('%s limits it, and something stays for others', ([, facts, limitedBy, mostBytes]) => {
    const plan = planWipe({ ...fine, ...facts });
    expect(plan.limitedBy).toBe(limitedBy);
    expect(plan.limitBytes).toBeLessThan(mostBytes);
    expect(plan.limitBytes).toBeGreaterThan(mostBytes / 2);
  });

  test('a group that leaves more than is free does not count', () => {
    expect(planWipe({ ...fine, roomBytes: 64 * gib }).limitedBy).toBe('nothing');
  });

  test('a kernel that would stop, or end another program, keeps a wide distance', () => {
    const plan = planWipe({ ...fine, outOfMemoryHurts: true });
    expect(plan).toMatchObject({ limitedBy: 'out of memory', limitBytes: null });
    expect(plan.floorBytes).toBeGreaterThanOrEqual(256 * mib);
  });
});

describe('the limit of control groups', () => {
  const version1 = '9:name=systemd:/\n4:memory:/user/7\n1:cpu,cpuacct:/\n0::/';
  const version2 = '0::/system.slice/mayfly.service\n';
  const files =
    (texts: Readonly<Record<string, string>>) =>
    (path: string): string | null =>
      texts[path] ?? null;

  test('is that of the tightest one above', () => {
    const read = files({
      '/sys/fs/cgroup/system.slice/mayfly.service/memory.max': 'max\n',
      '/sys/fs/cgroup/system.slice/mayfly.service/memory.current': '5\n',
      '/sys/fs/cgroup/system.slice/memory.max': '1000\n',
      '/sys/fs/cgroup/system.slice/memory.current': '400\n',
    });
    expect(roomInGroups(memoryGroup(version2), read)).toBe(600);
  });

  test('is read in version 1 as well, where a huge number means none', () => {
    const read = files({
      '/sys/fs/cgroup/memory/user/7/memory.limit_in_bytes': '2000',
      '/sys/fs/cgroup/memory/user/7/memory.usage_in_bytes': '2500',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712',
      '/sys/fs/cgroup/memory/memory.usage_in_bytes': '100',
    });
    expect(roomInGroups(memoryGroup(version1), read)).toBe(0);
  });

  test('is none where no group counts, or nothing can be read', () => {
    expect(memoryGroup('')).toBeNull();
    expect(roomInGroups(null)).toBeNull();
    expect(roomInGroups(memoryGroup(version2), () => null)).toBeNull();
  });
});

describe('the question', () => {
  const memory = memoryLeftAlone(false, 'linux');

  test('is asked where it can be answered, and yes be done', () => {
    expect(mayAsk(fine, { isTerminal: true, memory })).toBe(true);
  });

  test.for<[string, Partial<WipeFacts>, boolean, boolean | null]>([
    ['without a terminal', {}, false, false],
    ['of an ordinary user', { isRoot: false }, true, false],
    ['with swap', { swapIsOn: true }, true, false],
    ['where the kernel does it', {}, true, true],
  ])('is not asked %s', ([, facts, isTerminal, zeroes]) => {
    const left = memoryLeftAlone(zeroes, 'linux');
    expect(mayAsk({ ...fine, ...facts }, { isTerminal, memory: left })).toBe(false);
  });

  test('takes the word of its language and y for yes, and all else for no', () => {
    for (const word of ['s', 'sí', 'S ', 'y', 'yes']) expect(isYes(word, 'sí')).toBe(true);
    for (const word of ['', 'n', 'no', 'yep', 'sin']) expect(isYes(word, 'sí')).toBe(false);
  });
});

describe('the report', () => {
  const whole = planWipe(fine);
  const outcome = { end: 'full', doneBytes: 7.4e9, totalBytes: 7.4e9 } as const;
  const told = (...[done, plan]: Parameters<typeof reportOf>): string => {
    const { verdict, detail } = reportOf(done, plan);
    return `${verdict}: ${english(detail ?? '')}`;
  };

  test('says overwritten where all was, and promises nothing', () => {
    expect(told(outcome, whole)).toMatch(/^overwritten: 7\.4 GB; less is left .* not .* nothing$/);
  });

  test.for<[Parameters<typeof reportOf>[0]['end'], RegExp]>([
    ['stopped', /stopped$/],
    ['late', /too long$/],
    ['refused', /no more memory$/],
    ['killed', /was killed$/],
  ])('says how much was where it ended early: %s', ([end, why]) => {
    const text = told({ ...outcome, end, doneBytes: 3.14e9 }, whole);
    expect(text).toMatch(/^partly overwritten: 3\.1 of 7\.4 GB; /);
    expect(text).toMatch(why);
  });

  test('a limit makes it a part, even where the limit was reached', () => {
    const limited = planWipe({ ...fine, roomBytes: 2 * gib });
    expect(told(outcome, limited)).toMatch(/^partly overwritten: .*control group/);
  });
});
