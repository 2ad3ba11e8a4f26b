// The command lines of mayfly seal.

import { expect, test } from 'vitest';
import { parse, problemsOf } from './args-fixture.ts';

test('a minus is all it needs', () => {
  expect(parse(['seal', '-'])).toEqual({ command: 'seal', asHosts: false, id: null, qr: true });
});

test('it takes the number of an invitation, and that it is for a host', () => {
  expect(parse(['seal', '--id', 'i12', '--host', '--no-qr', '-'])).toEqual({
    command: 'seal',
    asHosts: true,
    id: 'i12',
    qr: false,
  });
});

test.each([[[]], [['-', '-']], [['http://x/#room=lobby&key=secret']]])(
  '%j is refused without a word of it',
  (words) => {
    const problems = problemsOf(['seal', ...words]);
    expect(problems).toEqual([expect.stringContaining('other users of this machine')]);
    expect(problems.join()).not.toContain('secret');
  },
);

test('names all that is wrong at once', () => {
  expect(problemsOf(['seal', '--id', 'shared', '--json'])).toHaveLength(3);
});
