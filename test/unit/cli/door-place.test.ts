// Where an invitation may lead `mayfly connect`, for every way to write a host.

import { describe, expect, test } from 'vitest';
import { doorToDial, placeOf, plainHost } from '../../../docker/cli/connect/dial/door-place.ts';
import type { Invitation } from '../../../server/contract/invitation/invitation.ts';
import { Problem } from '../../../server/contract/host/problem.ts';

const onion = `${'a'.repeat(56)}.onion`;

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.8.8.8', 'loopback'],
  ['localhost', 'loopback'],
  ['LOCALHOST.', 'loopback'],
  ['2130706433', 'loopback'],
  ['0x7f.1', 'loopback'],
  ['0177.0.0.1', 'loopback'],
  ['127.1', 'loopback'],
  ['::1', 'loopback'],
  ['[::1]', 'loopback'],
  ['0:0:0:0:0:0:0:1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['fd12::1', 'private'],
  ['::ffff:192.168.1.1', 'private'],
  ['3232235777', 'private'],
  [onion, 'onion'],
  [onion.toUpperCase(), 'onion'],
  [`${onion}.`, 'onion'],
  [`www.${onion}`, 'onion'],
  ['room.onion', 'onion'],
  ['8.8.8.8', 'open'],
  ['134744072', 'open'],
  ['0x08080808', 'open'],
  ['::ffff:8.8.8.8', 'open'],
  ['64:ff9b::808:808', 'open'],
  ['2001:db8::1', 'open'],
  ['0.0.0.0', 'open'],
  ['::', 'open'],
  ['169.254.169.254', 'open'],
  ['fe80::1', 'open'],
  ['100.64.0.1', 'open'],
  ['172.32.0.1', 'open'],
  ['example.com', 'open'],
  ['localhost.evil.example', 'open'],
  ['evil.localhost', 'open'],
  ['127.0.0.1.evil.example', 'open'],
  [`${onion}.evil.example`, 'open'],
  [`${'a'.repeat(56)}.onion.to`, 'open'],
  ['notonion', 'open'],
  ['printer.local', 'open'],
  ['xn--onion-.example', 'open'],
] as const)('%s is %s', (host, place) => {
  const plain = plainHost(host);
  expect(plain === null ? 'open' : placeOf(plain)).toBe(place);
});

describe('the door that is dialled', () => {
  const ssh = { host: onion, port: 22, hostKey: 'SHA256:x', seed: null };
  const refusal = (origin: string, host: string, isDirect = false): string | null => {
    const invitation: Invitation = {
      origin,
      passphrase: null,
      room: 'lobby',
      seal: null,
      ssh: { ...ssh, host },
    };
    try {
      doorToDial(invitation, isDirect);
      return null;
    } catch (error) {
      if (error instanceof Problem) return error.message;
      throw error;
    }
  };

  test.each([
    [`http://${onion}`, onion],
    [`http://${onion}:8080`, `${onion}.`],
    ['http://127.0.0.1:8080', '127.0.0.1'],
    ['http://localhost:8080', '127.0.0.1'],
    ['http://[::1]:8080', '::1'],
    ['http://192.168.1.5', '192.168.1.5'],
  ])('of %s may be on %s', (origin, host) => {
    expect(refusal(origin, host)).toBeNull();
  });

  test.each([
    [`http://${onion}`, 'example.com'],
    [`http://${onion}`, '127.0.0.1'],
    [`http://${onion}`, `${onion}.example.com`],
    [`http://${onion}`, `${'b'.repeat(56)}.onion`],
    [`http://www.${onion}`, onion],
    ['http://127.0.0.1:8080', '192.168.1.5'],
    ['http://192.168.1.5', '192.168.1.6'],
    ['http://example.com', 'www.example.com'],
  ])('of %s may not be on %s, whatever is allowed', (origin, host) => {
    expect(refusal(origin, host)).toContain('on another host than its link');
    expect(refusal(origin, host, true)).toContain('on another host than its link');
  });

  test.each(['example.com', '8.8.8.8', '2001:db8::1', '169.254.169.254', '0.0.0.0'])(
    'may be %s only where that is asked for',
    (host) => {
      const origin = `http://${host.includes(':') ? `[${host}]` : host}`;
      expect(refusal(origin, host)).toContain('neither an onion nor on a private network');
      expect(refusal(origin, host, true)).toBeNull();
    },
  );

  test('is dialled by its plain form, so that nothing else is looked up', () => {
    const invitation: Invitation = {
      origin: 'http://localhost:8080',
      passphrase: null,
      room: 'lobby',
      seal: null,
      ssh: { ...ssh, host: '2130706433' },
    };
    expect(doorToDial(invitation, false).host).toBe('127.0.0.1');
  });
});
