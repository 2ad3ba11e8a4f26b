// How an end went inside: what the host makes of a room's answer, and of its own report.

import { describe, expect, test } from 'vitest';
import { residueText } from '../../../docker/cli/terminal/residue-text.ts';
import { keysCheck } from '../../../docker/cli/host/keys-check.ts';
import { parseReply } from '../../../server/contract/host/control.ts';
import { notOverwritten } from '../../../server/contract/host/stop-report.ts';
import { residueReport } from '../../../server/contract/host/residue.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';

const quiet = { killed: [], left: [], unwiped: [] };

/** What a room answers to `end`, as the host reads it. */
function reportIn(value: unknown): unknown {
  return parseReply('end', JSON.stringify({ ok: true, value }));
}

describe('a room’s answer', () => {
  test('is taken where it has its form', () => {
    const answer = { killed: ['tor'], left: [], unwiped: ['sshd'], more: 1 };
    expect(reportIn(answer)).toEqual({ killed: ['tor'], left: [], unwiped: ['sshd'] });
  });

  test.for([[null], ['ended'], [{}], [{ ...quiet, left: 'tor' }], [{ ...quiet, unwiped: [7] }]])(
    'of another form tells nothing: %j',
    ([answer]) => {
      expect(reportIn(answer)).toBeNull();
    },
  );
});

test('a part that had not ended counts as not overwritten, too', () => {
  expect(notOverwritten({ killed: ['a'], left: ['b'], unwiped: ['c'] })).toEqual(['b', 'c']);
  expect(notOverwritten(quiet)).toEqual([]);
});

describe('the report', () => {
  const process = { what: 'processes', verdict: 'left', detail: 'process 7' } as const;
  const lastLines = (...checks: Parameters<typeof residueReport>[0]): string =>
    residueText('the room is over', residueReport(checks), makeTranslator('en'))
      .split('\n')
      .slice(checks.length + 1)
      .join('\n');

  test('names no next step where nothing is left', () => {
    expect(lastLines(keysCheck([]))).toBe('');
    expect(lastLines(keysCheck(null))).toBe('');
  });

  test('names the next step for each kind of what is left', () => {
    expect(lastLines(keysCheck(['tor']))).toMatch(
      /^what was not overwritten .*switch this machine off$/,
    );
    expect(lastLines(process)).toMatch(
      /^to check again: .*verify; to remove what is left: .*down$/,
    );
    expect(lastLines(keysCheck(['tor']), process).split('\n')).toHaveLength(2);
  });
});
