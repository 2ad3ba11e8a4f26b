import { expect, test } from 'vitest';
import { AdmissionQueue } from '../../../server/gateway/admission/admission-queue.ts';

const member = (name: string): { name: string } => ({ name });

test('the oldest of the circuit that has the most is evicted first', () => {
  const crowd = new AdmissionQueue<{ name: string }>();
  const [first, second, third, alone] = ['1', '2', '3', 'alone'].map(member);
  if (!first || !second || !third || !alone) throw new Error('four were made');
  crowd.add(alone, 5);
  crowd.add(first, 7);
  crowd.add(second, 7);
  crowd.add(third, 9);
  expect(crowd.evictionCandidate()).toBe(first);
  crowd.remove(first);
  // All have one now: the oldest of all.
  expect(crowd.evictionCandidate()).toBe(alone);
});

test('connections without a circuit do not count as one circuit', () => {
  const crowd = new AdmissionQueue<{ name: string }>();
  const local = ['a', 'b', 'c'].map(member);
  const hoard = ['d', 'e'].map(member);
  for (const each of local) crowd.add(each, null);
  for (const each of hoard) crowd.add(each, 1);
  expect(crowd.evictionCandidate()).toBe(hoard[0]);
});

test('a member that is added again is the youngest', () => {
  const crowd = new AdmissionQueue<{ name: string }>();
  const [one, two] = ['one', 'two'].map(member);
  if (!one || !two) throw new Error('two were made');
  crowd.add(one, null);
  crowd.add(two, null);
  crowd.add(one, null);
  expect(crowd.evictionCandidate()).toBe(two);
  expect(crowd.size).toBe(2);
});

test('nothing is kept of a member that was removed', () => {
  const crowd = new AdmissionQueue<{ name: string }>();
  const one = member('one');
  crowd.add(one, 3);
  expect([crowd.size, crowd.of(3)]).toEqual([1, 1]);
  expect([crowd.remove(one), crowd.remove(one)]).toEqual([true, false]);
  expect([crowd.size, crowd.of(3), crowd.evictionCandidate()]).toEqual([0, 0, null]);
});

test('too many connections by loopback evict nobody of the onion, and the other way round', () => {
  const crowd = new AdmissionQueue<{ name: string }>();
  const local = ['a', 'b', 'c'].map(member);
  const onion = ['d', 'e'].map(member);
  for (const each of onion) crowd.add(each, 1);
  for (const each of local) crowd.add(each, null);
  expect([crowd.sizeBeside(null), crowd.sizeBeside(7)]).toEqual([3, 2]);
  expect(crowd.evictionCandidate(null)).toBe(local[0]);
  expect(crowd.evictionCandidate(7)).toBe(onion[0]);
  for (const each of local) crowd.remove(each);
  expect([crowd.sizeBeside(null), crowd.evictionCandidate(null)]).toEqual([0, null]);
});
