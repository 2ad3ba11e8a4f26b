// The command lines about invitations: what makes one personal, and what cannot stand together.

import { describe, expect, test } from 'vitest';
import { key, parse, problemsOf } from './args-fixture.ts';

const guest = { label: '', role: 'guest', lastsMs: null, once: false };

function wishes(...argv: string[]): unknown {
  const command = parse(['invite', ...argv]);
  if (command.command !== 'invite' || command.action.what !== 'personal')
    throw new Error('is not personal');
  return command.action.wishes;
}

describe('invite', () => {
  test('alone is about the shared invitation', () => {
    expect(parse(['invite', '--room', '42'])).toEqual({
      command: 'invite',
      room: '42',
      json: false,
      action: { what: 'shared', sshKey: null, qr: true },
    });
    expect(parse(['invite', '--ssh', '--ssh-key', '/keys/ada.pub'])).toMatchObject({
      action: { what: 'shared', sshKey: key },
    });
  });

  test('with an ssh key of its own is for one person, also without a name', () => {
    expect(parse(['invite', '--ssh'])).toMatchObject({
      action: { what: 'personal', wishes: [guest], ssh: true, sshKey: null },
    });
    expect(parse(['invite', 'Ana', '--ssh', '--ssh-key', '/keys/ada.pub'])).toMatchObject({
      action: { what: 'personal', ssh: false, sshKey: key },
    });
  });

  test('with a name is for that person', () => {
    expect(wishes('Ana Núñez')).toEqual([{ ...guest, label: 'Ana Núñez' }]);
    expect(parse(['invite', 'Ana', '--ssh-key', '/keys/ada.pub'])).toMatchObject({
      action: { what: 'personal', sshKey: key, out: null },
    });
  });

  test.each([
    [['--once'], [{ ...guest, once: true }]],
    [['--host'], [{ ...guest, role: 'host' }]],
    [['--for', '1h30m'], [{ ...guest, lastsMs: 5_400_000 }]],
    [
      ['--count', '2'],
      [guest, guest],
    ],
    [
      ['pupil', '--count', '2'],
      [
        { ...guest, label: 'pupil 1' },
        { ...guest, label: 'pupil 2' },
      ],
    ],
    [['--out', '/dev/shm/x'], [guest]],
  ] as const)('with %j is personal, with or without a name', (argv, made) => {
    expect(wishes(...argv)).toEqual(made);
  });

  test('takes names from stdin, one a line', () => {
    expect(wishes('-', '--host')).toEqual([
      { ...guest, label: 'from-standard-input', role: 'host' },
    ]);
    expect(problemsOf(['invite', '-', '--count', '3'])).toEqual(['--count: not together with -']);
  });

  test('draws one code where one is shown, and many where they are asked for', () => {
    const qr = (argv: string[], env = {}): unknown => parse(['invite', ...argv], env);
    expect(qr(['Ana'])).toMatchObject({ action: { qr: true } });
    expect(qr(['Ana', '--count', '2'])).toMatchObject({ action: { qr: false } });
    expect(qr(['Ana', '--count', '2', '--qr'])).toMatchObject({ action: { qr: true } });
    expect(qr(['Ana', '--out', '/x'])).toMatchObject({ action: { qr: false } });
    expect(qr(['Ana'], { MAYFLY_QR: 'off' })).toMatchObject({ action: { qr: false } });
  });

  test('cleans a name of what hides or moves text', () => {
    expect(wishes(' A\u202ena\u0007 ')).toEqual([{ ...guest, label: 'Ana' }]);
  });

  test.each([
    [['a'.repeat(65)], 'invite: a name needs 1–64 characters that can be shown'],
    [['a'.repeat(60), '--count', '2'], 'invite: a name needs 1–59 characters that can be shown'],
    [['\u200b'], 'invite: a name needs 1–64 characters that can be shown'],
    [['Ana', 'Silva'], /^invite: takes one name/],
    [['--count', '0'], 'config count: "0" must be 1–1000'],
    [['--count', '1001'], 'config count: "1001" must be 1–1000'],
    [['--for', '2'], /^config for: "2" is not a time/],
    [['--for', '99d'], /^config for: "99d" must be 10s–30d/],
    [['--count', '2', '--ssh-key', '/keys/ada.pub'], '--ssh-key: not together with --count'],
    [['--list', '--once'], '--once: not together with --list'],
    [['--list', '--revoke', 'i1'], '--revoke: not together with --list'],
    [['--revoke', 'Ana'], /^config revoke: "Ana" is not an id/],
    [['--revoke', 'i1', 'Ana'], /^too many words/],
  ])('%j is refused', (argv, problem) => {
    const [first, ...more] = problemsOf(['invite', ...argv]);
    expect(first).toMatch(problem);
    expect(more).toEqual([]);
  });

  test('shows no name in an error: it may be a secret', () => {
    expect(problemsOf(['invite', 'correct-horse', 'battery']).join()).not.toMatch(/horse|battery/);
  });

  test('lists, and takes back', () => {
    expect(parse(['invite', '--list', '--json'])).toMatchObject({
      json: true,
      action: { what: 'list' },
    });
    expect(parse(['invite', '--revoke', 'i12'])).toMatchObject({
      action: { what: 'revoke', id: 'i12' },
    });
  });
});

test.each(['open', 'close'])('%s is for one room', (command) => {
  expect(parse([command, '--room', '42', '--json'])).toEqual({ command, room: '42', json: true });
  expect(problemsOf([command, 'now'])).toHaveLength(1);
});

describe('up', () => {
  test('may have no shared invitation, or one that is good for a number of guests', () => {
    expect(parse(['up', '--invite-only'])).toMatchObject({ settings: { inviteOnly: true } });
    expect(parse(['up', '--shared-uses', '20'])).toMatchObject({ settings: { sharedUses: 20 } });
    expect(parse(['up'])).toMatchObject({ settings: { inviteOnly: false, sharedUses: null } });
  });

  test.each([
    [['--invite-only', '--open', '--passphrase', 'none'], /^config invite-only: not together/],
    [['--invite-only', '--passphrase-file', '/secret'], /^config invite-only: not together/],
    [['--invite-only', '--shared-uses', '2'], /^config invite-only: not together/],
    [['--open', '--passphrase', 'none', '--shared-uses', '2'], /^config shared-uses: not/],
    [['--shared-uses', '0'], /^config shared-uses: "0" must be/],
  ])('%j is refused', (argv, problem) => {
    expect(problemsOf(['up', ...argv])[0]).toMatch(problem);
  });
});
