import { describe, expect, test } from 'vitest';
import type { ChildState } from '../../../server/contract/host/status.ts';
import { type ChildAction, type ChildEvent, next } from '../../../server/supervisor/child-table.ts';

const states: ChildState[] = [
  'down',
  'starting',
  'ready',
  'waiting',
  'degraded',
  'stopping',
  'stopped',
];
const events: ChildEvent[] = [
  'start',
  'proved',
  'wedged',
  'fell',
  'looped',
  'due',
  'stop',
  'overdue',
];

// Every cell that does something; each of the others leaves all as it is.
const moves: [ChildState, ChildEvent, ChildState, ChildAction][] = [
  ['down', 'start', 'starting', 'launch'],
  ['down', 'stop', 'stopped', 'release'],
  ['starting', 'proved', 'ready', 'watch'],
  ['starting', 'wedged', 'waiting', 'kill'],
  ['starting', 'fell', 'waiting', 'backOff'],
  ['starting', 'looped', 'degraded', 'backOffAtCap'],
  ['starting', 'stop', 'stopping', 'terminate'],
  ['ready', 'wedged', 'waiting', 'kill'],
  ['ready', 'fell', 'waiting', 'backOff'],
  ['ready', 'looped', 'degraded', 'backOffAtCap'],
  ['ready', 'stop', 'stopping', 'terminate'],
  ['waiting', 'fell', 'waiting', 'backOff'],
  ['waiting', 'looped', 'degraded', 'backOffAtCap'],
  ['waiting', 'due', 'starting', 'launch'],
  ['waiting', 'stop', 'stopping', 'terminate'],
  ['degraded', 'due', 'starting', 'launch'],
  ['degraded', 'stop', 'stopping', 'terminate'],
  ['stopping', 'fell', 'stopped', 'release'],
  ['stopping', 'looped', 'stopped', 'release'],
  ['stopping', 'overdue', 'stopping', 'kill'],
];

describe('the table of a child', () => {
  test.for(moves)('%s, %s → %s, %s', ([state, event, after, action]) => {
    expect(next(state, event)).toEqual({ state: after, action });
  });

  const moving = new Set(moves.map(([state, event]) => `${state} ${event}`));
  const still = states
    .flatMap((state) => events.map((event) => [state, event] as const))
    .filter(([state, event]) => !moving.has(`${state} ${event}`));

  test.for(still)('%s, %s changes nothing', ([state, event]) => {
    expect(next(state, event)).toEqual({ state, action: 'nothing' });
  });

  test('has no way out of stopped, and a way into it from everywhere', () => {
    for (const event of events) expect(next('stopped', event).state).toBe('stopped');
    for (const state of states) {
      const told = next(state, 'stop').state;
      expect(next(told, 'fell').state).toBe('stopped');
    }
  });
});
