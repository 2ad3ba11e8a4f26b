import { describe, expect, test } from 'vitest';
import { makeTell, neutral, type Tell } from '../../../docker/cli/terminal/tell.ts';
import { Problem } from '../../../server/contract/host/problem.ts';

interface Screen {
  readonly tell: Tell;
  readonly out: () => string;
  readonly err: () => string;
}

function screen(terminal: boolean, env: Record<string, string> = {}, columns = 40): Screen {
  let out = '';
  let err = '';
  const tell = makeTell(
    {
      out: { write: (text) => (out += text) },
      err: { write: (text) => (err += text), isTTY: terminal, columns },
    },
    env,
  );
  return { tell, out: () => out, err: () => err };
}

/** What a terminal shows in the end: it knows cursor up, carriage return, erase below, and no colours. */
function shown(written: string): string[] {
  const lines = [''];
  let row = 0;
  // A sign in the place of ESC: the linter minds control characters in patterns.
  for (const [token] of written
    .replaceAll('\x1b', '⎋')
    .matchAll(/⎋\[\d+A|⎋\[J|⎋\[[\d;]*m|\r|\n|[^⎋\r\n]+/g)) {
    const up = /^⎋\[(\d+)A$/.exec(token);
    if (up !== null) row -= Number(up[1]);
    else if (token === '⎋[J') lines.splice(row, lines.length, '');
    else if (token === '\n') lines[(row += 1)] ??= '';
    else if (!token.startsWith('⎋') && token !== '\r') lines[row] += token;
  }
  return lines;
}

describe('in a pipe', () => {
  test('data goes to stdout as it is, talk to stderr with its label', () => {
    const { tell, out, err } = screen(false);
    tell.data('{"event":"ready"}');
    tell.note('a note');
    tell.warning('a warning');
    tell.problem(new Problem('one\ntwo', { hint: 'do this' }));
    tell.problem(new Problem('three'));
    expect(out()).toBe('{"event":"ready"}\n');
    expect(err()).toBe(
      'mayfly: a note\nmayfly: warning: a warning\n' +
        'mayfly: error: one\nmayfly: error: two\nmayfly: hint: do this\nmayfly: error: three\n',
    );
  });

  test('progress is one line a change', () => {
    const { tell, err } = screen(false);
    tell.progress('tor', 'bootstrapping 5 %');
    tell.progress('tor', 'bootstrapping 5 %');
    tell.progress('tor', 'bootstrapping 45 %');
    tell.endProgress();
    expect(err()).toBe('mayfly: tor: bootstrapping 5 %\nmayfly: tor: bootstrapping 45 %\n');
  });
});

describe('on a terminal', () => {
  test('progress stays in place, and notes go above it', () => {
    const { tell, err } = screen(true);
    tell.progress('ngircd', 'starting');
    tell.progress('tor', 'bootstrapping 5 %');
    tell.note('hello');
    tell.progress('ngircd', 'ready');
    expect(shown(err())).toEqual([
      'mayfly: hello',
      '  ngircd  ready',
      '  tor     bootstrapping 5 %',
      '',
    ]);
    tell.endProgress();
    expect(shown(err())).toEqual(['mayfly: hello', '']);
  });

  test('data on the same screen is not overwritten by progress', () => {
    let both = '';
    const stream = { write: (text: string) => (both += text), isTTY: true, columns: 40 };
    const tell = makeTell({ out: stream, err: stream }, {});
    tell.progress('tor', 'starting');
    tell.data('the invitation\nof two lines');
    tell.progress('tor', 'ready');
    expect(shown(both)).toEqual(['the invitation', 'of two lines', '  tor  ready', '']);
  });

  test('a line of progress never wraps', () => {
    const { tell, err } = screen(true, {}, 20);
    tell.progress('tor', 'x'.repeat(100));
    expect(shown(err())[0]).toHaveLength(19);
  });

  test.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])(
    '%j wants neither colour nor moving lines',
    (env) => {
      const { tell, err } = screen(true, env);
      tell.progress('tor', 'starting');
      tell.problem(new Problem('no', { hint: 'yes' }));
      expect(err()).not.toContain('\x1b');
      expect(tell.lively).toBe(false);
    },
  );

  test('an empty NO_COLOR is none', () => {
    expect(screen(true, { NO_COLOR: '' }).tell.lively).toBe(true);
  });
});

test('on a narrow terminal no word is broken, and a command stays whole', () => {
  const { tell, err } = screen(true, {}, 40);
  tell.problem(
    new Problem('127.0.0.1: this machine cannot reach itself there (ENETUNREACH), nor will it', {
      hint: 'start the engine (sudo systemctl start docker), or choose --engine bare',
    }),
  );
  const lines = shown(err());
  expect(lines.slice(0, -2).filter((line) => line.length > 40)).toEqual([]);
  expect(lines.slice(0, -2).join(' ').replaceAll(/\s+/g, ' ')).toBe(
    'mayfly: error: 127.0.0.1: this machine cannot reach itself there (ENETUNREACH), nor will it ' +
      'mayfly: hint: start the engine',
  );
  expect(lines.at(-2)).toContain('sudo systemctl start docker');
  tell.note('For guests with an IRC client: mayfly invite --ssh --room 1');
  expect(shown(err()).slice(-3, -1)).toEqual([
    'mayfly: For guests with an IRC client:',
    '  mayfly invite --ssh --room 1',
  ]);
});

test('a report is fitted to a terminal, and left as it is in a pipe', () => {
  const text =
    'this machine; nothing found, 2 not checked\n  containers      not checked  (because)';
  const tellTo = (isTTY: boolean): string => {
    let said = '';
    const out = { write: (part: string) => (said += part), isTTY, columns: 30 };
    makeTell({ out, err: { write: () => true } }, {}).report(text);
    return said.trimEnd();
  };
  expect(tellTo(false)).toBe(text);
  const lines = tellTo(true).split('\n');
  expect(lines.filter((line) => line.length > 30)).toEqual([]);
  expect(lines.join(' ').split(/\s+/)).toEqual(text.split(/\s+/));
});

test('control characters and reordering marks are shown as such', () => {
  expect(neutral('a\x1b[2Jb\rc\x07d\u009be\u202ef\u2066g')).toBe('a�[2Jb�c�d�e�f�g');
  expect(neutral('räum\nzwei 😀')).toBe('räum\nzwei 😀');
});

test('what is shown moves no cursor, whoever wrote it', () => {
  const { tell, err } = screen(false);
  tell.note('\x1b[2Jgone');
  tell.progress('tor\x1b[A', 'a\nb\x1b');
  tell.problem({ text: 'x\x1by', hintText: '\x1bz' });
  expect(err()).not.toContain('\x1b');
  expect(err().split('\n')).toHaveLength(5);
});
