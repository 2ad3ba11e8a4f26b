// What a session does after a disconnect or a refusal, and how long it waits before it dials again.

import { describe, expect, test } from 'vitest';
import { blocked, brokenOff } from '../../../web/src/irc/wire.ts';
import { afterEnd, afterTimeout, type Disconnected } from '../../../web/src/session/disconnect.ts';
import { afterRefusal, type Entry } from '../../../web/src/session/entry-refusal.ts';
import { ReconnectPolicy } from '../../../web/src/session/reconnect-policy.ts';

const inside: Disconnected = { givesUp: false, wasOnline: true, isPastEnd: false, lastError: '' };
const entering: Disconnected = { ...inside, givesUp: true, wasOnline: false };
const roomEnds = { code: 1001, reason: 'the room has ended' };
const lastError = 'Closing link: too much at once';

describe('after the end of a connection', () => {
  test.each([
    ['it broke', brokenOff, inside, { do: 'reconnect' }],
    ['the room ends', roomEnds, { ...inside, lastError }, { how: 'over', text: lastError }],
    [
      'the circuit breaks between the room’s last line and its close frame',
      brokenOff,
      { ...inside, lastError: 'Closing link: the room has ended' },
      { do: 'end', how: 'over' },
    ],
    ['the room was to end', brokenOff, { ...inside, isPastEnd: true }, { how: 'over', text: '' }],
    ['the server said why', brokenOff, { ...inside, lastError }, { how: 'shut', text: lastError }],
    [
      'the guest did not answer',
      brokenOff,
      { ...inside, lastError: 'Closing link: no answer to PING' },
      { do: 'reconnect' },
    ],
    [
      'an old ERROR while the guest was not registered',
      brokenOff,
      { ...inside, wasOnline: false, lastError },
      { do: 'reconnect' },
    ],
    ['no way in', brokenOff, entering, { do: 'show the door', key: 'failed.unreachable' }],
    ['a browser that forbids it', blocked, entering, { key: 'failed.blocked', why: '' }],
    ['a room that ends', roomEnds, entering, { key: 'failed.closed', why: roomEnds.reason }],
  ] as const)('%s', (_, end, state, step) => {
    expect(afterEnd(end, state)).toMatchObject(step);
  });

  test('no answer in time', () => {
    expect(afterTimeout(entering)).toMatchObject({ do: 'show the door', key: 'failed.timeout' });
    expect(afterTimeout({ ...inside, isPastEnd: true })).toMatchObject({ do: 'end', how: 'over' });
    expect(afterTimeout(inside)).toEqual({ do: 'reconnect' });
  });
});

describe('after a refusal', () => {
  const first: Entry = { nick: 'Ana', isFirst: true, otherPassphrases: [], pick: () => 0 };
  const again: Entry = { ...first, isFirst: false };
  const taken = { code: '433', text: 'Nickname already in use' };
  const wrongPassphrase = { code: '464', text: 'Bad password' };

  test('a new guest is asked at the door, once no other passphrase is left', () => {
    expect(afterRefusal(taken, first)).toMatchObject({
      do: 'show the door',
      state: { at: 'door', problem: { key: 'failed.nickTaken' }, suggestion: 'Ana10' },
    });
    expect(afterRefusal(wrongPassphrase, { ...first, otherPassphrases: ['b', 'c'] })).toEqual({
      do: 'try another passphrase',
      passphrase: 'b',
      others: ['c'],
    });
    expect(afterRefusal(wrongPassphrase, first)).toMatchObject({
      state: { problem: { key: 'failed.passphrase' } },
    });
  });

  test('a guest who comes back takes another nickname, or the session ends', () => {
    expect(afterRefusal(taken, again)).toEqual({ do: 'try another nickname', nick: 'Ana10' });
    expect(afterRefusal(wrongPassphrase, again)).toEqual({ do: 'end', text: 'Bad password' });
    const turnedAway = { code: 'ERROR', text: 'Closing link: a host did not let you in' };
    expect(afterRefusal(turnedAway, again)).toEqual({ do: 'end', text: turnedAway.text });
    expect(afterRefusal(turnedAway, first)).toMatchObject({
      state: { problem: { key: 'failed.notLetIn' } },
    });
    // The end of the connection follows an ERROR, and tells more.
    expect(afterRefusal({ code: 'ERROR', text: 'the room is full' }, again)).toEqual({
      do: 'nothing',
    });
  });
});

describe('the wait before the next try', () => {
  test('grows from try to try, and begins anew after a success', () => {
    const policy = new ReconnectPolicy();
    const waits = Array.from({ length: 7 }, () => policy.failed(true, 1).waitMs);
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    policy.succeeded(true);
    expect(policy.failed(true, 0)).toEqual({
      waitMs: 500,
      state: { is: 'waiting', waitMs: 500 },
    });
  });

  test('a browser that was wrong about the network is believed after a failed try', () => {
    const policy = new ReconnectPolicy();
    policy.succeeded(false);
    expect(policy.failed(false, 0).state.is).toBe('waiting');
    expect(policy.failed(false, 0).state.is).toBe('offline');
  });
});
