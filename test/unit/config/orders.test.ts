// What the supervisor is told at its start: whole, broken, and never echoed.

import { describe, expect, test } from 'vitest';
import { parseOrders } from '../../../server/config/config.ts';

const program = { path: '/usr/bin/x', libraryPath: null };
const good = {
  variables: { MAYFLY_ROOM: 'press', MAYFLY_PASSPHRASE: 'correct-horse' },
  programs: { tor: program, ngircd: program, sshd: program, transports: {} },
  run: '/run/mayfly',
  web: '/opt/mayfly/web',
  separateUsers: true,
  listenHost: '127.0.0.1',
};

describe('orders', () => {
  test('become settings, a map and programs', () => {
    const config = parseOrders(JSON.stringify(good));
    expect(config.settings.rooms).toEqual(['press']);
    expect(config.layout.users.tor?.uid).toBe(64_102);
    expect(config.layout.sockets.web).toBe('/run/mayfly/shared/doors/web');
  });

  test('say whether the host program can read the room’s files; one that says nothing cannot', () => {
    expect(parseOrders(JSON.stringify(good)).byFile).toBe(false);
    expect(parseOrders(JSON.stringify({ ...good, byFile: true })).byFile).toBe(true);
  });

  test('make every daemon the same user where only one may exist', () => {
    const { layout } = parseOrders(JSON.stringify({ ...good, separateUsers: false }));
    expect(Object.values(layout.users)).toEqual([null, null, null, null]);
  });

  test.each([
    ['nothing', ''],
    ['half a line', JSON.stringify(good).slice(0, -20)],
    ['a list', '[]'],
    ['no programs', JSON.stringify({ ...good, programs: undefined })],
    [
      'a program without a path',
      JSON.stringify({ ...good, programs: { ...good.programs, tor: {} } }),
    ],
    ['a number for a variable', JSON.stringify({ ...good, variables: { MAYFLY_ROOM: 1 } })],
    ['a text for a truth', JSON.stringify({ ...good, separateUsers: 'yes' })],
    [
      'a wrong setting',
      JSON.stringify({ ...good, variables: { MAYFLY_WEB_PORT: 'correct-horse' } }),
    ],
  ])('are refused as a Problem: %s', (_what, line) => {
    expect(() => parseOrders(line)).toThrowError(expect.objectContaining({ name: 'Problem' }));
  });

  test('are never quoted when they are broken', () => {
    const line = JSON.stringify(good).replace('"correct-horse"', '"correct-horse');
    expect(() => parseOrders(line)).toThrowError(/^orders: are not one line of JSON$/);
  });
});
