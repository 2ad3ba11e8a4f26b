// Which key each ssh connection logged in by, from sshd's own lines.

import { describe, expect, test } from 'vitest';
import { SshLogins } from '../../server/ssh-logins.ts';

const one = `SHA256:${'a'.repeat(43)}`;
const other = `SHA256:${'b'.repeat(43)}`;

function login(port: number, key: string, origin = 'pid=17'): string {
  return `auth.c:auth_log():298 (${origin}): Accepted publickey for guest from 127.0.0.1 port ${port} ssh2: ED25519 ${key}`;
}

function reading(): { logins: SshLogins; read: (line: string) => boolean; told: string[] } {
  const told: string[] = [];
  const logins = new SshLogins((fingerprint) => told.push(fingerprint));
  return { logins, read: logins.reader('local'), told };
}

describe('logins by ssh', () => {
  test('are known by door and port, the last one of a port', () => {
    const { logins, read, told } = reading();
    read(login(4001, one));
    read(login(4002, other, 'bin=sshd-session, pid=18'));
    read(login(4001, other));
    expect(logins.keyOf({ door: 'local', port: 4001 })).toBe(other);
    expect(logins.keyOf({ door: 'local', port: 4002 })).toBe(other);
    expect(logins.keyOf({ door: 'onion', port: 4001 })).toBeNull();
    expect(told).toEqual([one, other, other]);
    logins.forget({ door: 'local', port: 4001 });
    expect([...logins.all()]).toEqual([{ door: 'local', port: 4002, fingerprint: other }]);
  });

  test.each([
    ['the name of nobody', login(1, one).replace('Accepted', 'Failed')],
    ['a step before it', `${login(1, one).replace('Accepted', 'Postponed')} [preauth]`],
    ['more behind it', `${login(1, one)} from 127.0.0.1 port 4001`],
    ['another function', login(1, one).replace('auth_log', 'other')],
    ['something before it', `Invalid user ${login(1, one)}`],
  ])('are none with %s', (_what, line) => {
    const { read, told } = reading();
    read(line);
    expect(told).toEqual([]);
  });

  test('cannot be made up in a user name, of which sshd writes 100 bytes', () => {
    expect(
      login(1, one, '').replace('for guest from 127.0.0.1', 'for a from b').length,
    ).toBeGreaterThan(100);
  });

  test('a user name can begin such a line, which sshd ends: it is of that connection, whose login counts', () => {
    const { logins, read } = reading();
    const name = 'x\nauth.c:auth_log():298 (pid=17): Accepted publickey for guest';
    expect(name.length).toBeLessThanOrEqual(100);
    const failed = login(4001, other).replace('Accepted', 'Failed');
    for (const line of failed.replace('guest', `invalid user ${name}`).split('\n')) read(line);
    expect(logins.keyOf({ door: 'local', port: 4001 })).toBe(other);
    read(login(4001, one));
    expect(logins.keyOf({ door: 'local', port: 4001 })).toBe(one);
  });

  test('keep what sshd says from then on; before, it speaks of its configuration', () => {
    const { read } = reading();
    expect(read('config: line 3: Bad configuration option')).toBe(false);
    expect(read(login(4001, one))).toBe(true);
    expect(read('such from 127.0.0.1')).toBe(true);
  });

  test('are forgotten, the oldest first', () => {
    const { logins, read } = reading();
    for (let port = 1; port <= 4097; port += 1) read(login(port, one));
    expect(logins.keyOf({ door: 'local', port: 1 })).toBeNull();
    expect([...logins.all()]).toHaveLength(4096);
  });
});
