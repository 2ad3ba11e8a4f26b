// The command lines about who is in the room and who waits, and `--knock`, whose word may be left out.

import { describe, expect, test } from 'vitest';
import { parse, problemsOf, up } from './args-fixture.ts';

test.each(['guests', 'knocks'])('%s is for one room', (command) => {
  expect(parse([command, '--room', '42', '--json'])).toEqual({ command, room: '42', json: true });
  expect(problemsOf([command, 'ana'])).toHaveLength(1);
});

describe.each(['remove', 'let', 'turn-away'])('%s', (command) => {
  test('takes one nickname, or reads it from stdin', () => {
    expect(parse([command, 'ana_1'])).toEqual({ command, room: null, json: false, nick: 'ana_1' });
    expect(parse([command, '-'])).toMatchObject({ nick: 'from-standard-input' });
  });

  test.each([[[]], [['']], [['two words']], [['#lobby']], [['a'.repeat(32)]], [['ana\nbob']]])(
    'refuses %j',
    (names) => {
      const problems = problemsOf([command, ...names]);
      expect(problems).toEqual([`mayfly ${command}: say whom, by their nickname`]);
    },
  );

  test('takes no second one', () => {
    expect(problemsOf([command, 'ana', 'bob'])).toHaveLength(1);
  });
});

describe('--knock', () => {
  test.each([
    [['--knock'], 'shared'],
    [['--knock', 'all'], 'all'],
    [['--knock=all'], 'all'],
    [['--knock', '--lifetime', '1h'], 'shared'],
    [[], 'off'],
  ])('%j', (argv, knock) => {
    expect(up(argv).settings.knock).toBe(knock);
  });

  test('refuses other words', () => {
    expect(problemsOf(['up', '--knock=some'])[0]).toContain('"some" is none of');
    expect(problemsOf(['up', '--knock', 'some'])).toHaveLength(1);
  });

  test('can be a variable', () => {
    expect(up([], { MAYFLY_KNOCK: 'all' }).settings.knock).toBe('all');
  });
});
