import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWish } from '../../../server/gateway/service/read-wish.ts';
import { readHostInput } from '../../../server/gateway/doors/lite/host-input.ts';
import { commandOf } from '../../../server/gateway/doors/lite/model/host-orders.ts';
import { inviteSteps } from '../../../server/gateway/doors/lite/pages/host-steps.ts';

const read = (fields: Record<string, string>): ReturnType<typeof readHostInput> =>
  readHostInput(new URLSearchParams(fields));

/** The line that the form becomes; null: none. */
function lineOf(fields: Record<string, string>): string | null {
  const input = read(fields);
  return input.kind === 'order' ? commandOf(input.order).join(' ') : null;
}

test.each([
  [{ do: 'let', who: 'ana' }, 'LET ana'],
  [{ do: 'turn-away', who: 'ana' }, 'TURN-AWAY ana'],
  [{ do: 'remove', who: 'ana' }, 'REMOVE ana'],
  [{ do: 'revoke', invitation: 'i12' }, 'REVOKE i12'],
  [{ do: 'close' }, 'CLOSE'],
  [{ do: 'open', who: 'nobody' }, 'OPEN'],
  [{ do: 'still-here' }, 'STILL-HERE'],
  [{ do: 'extend', by: '30m' }, 'EXTEND 30m'],
  [{ do: 'shorten', by: '1d' }, 'SHORTEN 1d'],
  [{ do: 'burn' }, 'BURN'],
  [{ do: 'burn', word: ' T-Shirt. ' }, 'BURN t-shirt'],
  [{ do: 'invite', name: '', for: '' }, 'INVITE'],
  [
    { do: 'invite', name: ' Ana\r\nQUIT  Sá ', for: '2h', once: '1' },
    'INVITE Ana QUIT Sá for 2h once',
  ],
  [{ do: 'invite', name: 'tea for', for: '', host: '1' }, 'INVITE tea for host'],
])('%j becomes %s', (fields, line) => {
  expect(lineOf(fields)).toBe(line);
});

test.each([
  {},
  { do: 'help' },
  { do: 'let' },
  { do: 'let', who: 'ana ben' },
  { do: 'remove', who: 'ana\r\nBURN' },
  { do: 'remove', who: 'x'.repeat(500) },
  { do: 'revoke', invitation: 'i' },
  { do: 'revoke', invitation: 'i2 i3' },
  { do: 'revoke', invitation: `i1${'0'.repeat(40)}` },
  { do: 'extend' },
  { do: 'extend', by: '99d' },
  { do: 'shorten', by: '30m\r\nBURN' },
  { do: 'invite', name: 'Ana', for: 'ever' },
])('%j is no form of ours', (fields) => {
  expect(read(fields)).toEqual({ kind: 'unreadable' });
});

test('a field that comes twice is none', () => {
  expect(readHostInput(new URLSearchParams('do=let&who=ana&who=ben'))).toEqual({
    kind: 'unreadable',
  });
  expect(readHostInput(undefined)).toEqual({ kind: 'unreadable' });
});

describe('the name of a new invitation', () => {
  test.each(['x'.repeat(65), 'x'.repeat(4_000)])(
    'is told if it is too long, and shown again',
    (name) => {
      const input = read({ do: 'invite', name, for: '', once: '1' });
      const problem = { key: 'lite.hostsNameLong', values: { limit: '64' } };
      expect(input).toMatchObject({ kind: 'wrong', problem, wish: { once: true } });
      if (input.kind === 'wrong') expect(name.startsWith(input.wish.label)).toBe(true);
    },
  );

  test('never makes another invitation than the form says', () => {
    const words = fc.constantFrom(
      'once',
      'host',
      'for',
      '2h',
      '7',
      '--host',
      '--',
      'Ana',
      'á',
      '#x',
    );
    const names = fc.oneof(
      fc.array(words, { maxLength: 6 }).map((some) => some.join(' ')),
      fc.string({ maxLength: 80 }),
    );
    const isFlag = fc.boolean();
    const lasts = fc.constantFrom('', ...inviteSteps);
    let orders = 0;
    fc.assert(
      fc.property(names, lasts, isFlag, isFlag, (name, lasting, once, host) => {
        const input = read({
          do: 'invite',
          name,
          for: lasting,
          ...(once && { once: '1' }),
          ...(host && { host: '1' }),
        });
        if (input.kind !== 'order' || input.order.do !== 'invite') return;
        orders += 1;
        const [command, ...params] = commandOf(input.order);
        expect(command).toBe('INVITE');
        expect(params.length).toBeLessThanOrEqual(1);
        const wish = readWish(params[0] ?? '');
        if (wish === 'bad time') throw new Error('the service reads no time');
        expect(wish).toMatchObject({ once, role: host ? 'host' : 'guest' });
        expect(wish.lastsMs === null).toBe(lasting === '');
      }),
      { numRuns: 2_000 },
    );
    expect(orders).toBeGreaterThan(500);
  });
});
