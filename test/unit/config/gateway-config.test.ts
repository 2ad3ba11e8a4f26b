// What the supervisor tells the gateway arrives whole, or not at all; no error quotes it.

import { describe, expect, test } from 'vitest';
import {
  parseGatewayConfig,
  parseGatewayStatus,
  type GatewayConfig,
  type GatewayStatus,
} from '../../../server/config/gateway-config.ts';
import { maxAskedPorts, parseSshQuestion } from '../../../server/config/ssh-look.ts';

const whole: GatewayConfig = {
  torSockets: { web: '/web', irc: '/irc', ssh: '/ssh' },
  controlSocket: '/control',
  webListen: { path: '/web-local' },
  sshLocal: { host: '127.0.0.1', port: 2222 },
  ircListen: { host: '127.0.0.1', port: 6667 },
  sshd: { host: '127.0.0.2', port: 2222 },
  sshdLocal: { host: '127.0.0.3', port: 2222 },
  looksAtSsh: true,
  ngircd: {
    host: '127.0.0.1',
    port: 6660,
    webircPassword: 'correct-horse',
    password: 'battery',
    operatorPassword: 'staple',
  },
  passphrase: null,
  panicWord: null,
  knock: 'off',
  access: '{}',
  room: 'lobby',
  sealed: true,
  rooms: ['lobby'],
  hosts: ['127.0.0.1:8080'],
  onionHosts: [],
  webRoot: '/web',
  nickLength: 20,
  maxGuests: 100,
  liteIdleMs: 1000,
  endsAtBootMs: 1234.5,
  maxGuestsPerCircuit: 4,
  holdMs: 1000,
  needsSignOfLife: true,
  backlogLines: 0,
  forgetMs: null,
};

describe('the gateway’s configuration', () => {
  test('arrives as it was written', () => {
    expect(parseGatewayConfig(JSON.stringify(whole))).toEqual(whole);
  });

  test('is refused where any field is missing, and never quoted', () => {
    const required = Object.keys(whole).filter((name) => name !== 'looksAtSsh');
    for (const name of required) {
      const text = JSON.stringify({ ...whole, [name]: undefined });
      expect(() => parseGatewayConfig(text), name).toThrow(
        /^gateway: its configuration arrived incomplete$/,
      );
    }
  });

  test('is refused where a field is of another kind, or the text ends early', () => {
    const text = JSON.stringify(whole);
    for (const broken of [
      '',
      text.slice(0, -1),
      JSON.stringify({ ...whole, maxGuests: '100' }),
      JSON.stringify({ ...whole, ngircd: { ...whole.ngircd, port: 0 } }),
      JSON.stringify({ ...whole, webListen: {} }),
    ]) {
      expect(() => parseGatewayConfig(broken)).toThrow(/arrived incomplete$/);
    }
  });
});

test('the gateway’s status is one only as a whole', () => {
  const status: GatewayStatus = {
    guests: 1,
    away: 0,
    emptySinceBootMs: null,
    byDoor: { websocket: 1, lite: 0, irc: 0 },
    resumed: 0,
    access: { invitations: 3, shared: { state: 'open', usesLeft: null }, wrongTries: 2 },
    refused: { flood: 1 },
    page: { path: '/files.sha256', sha256: 'ab' },
  };
  expect(parseGatewayStatus(JSON.stringify(status))).toEqual(status);
  const empty = { ...status, guests: 0, emptySinceBootMs: 1e9 };
  expect(parseGatewayStatus(JSON.stringify(empty))).toEqual(empty);
  expect(() => parseGatewayStatus('{"guests":1,"refused":{}}')).toThrow(
    'away is not a whole number',
  );
});

test('a question about ports is one of ports alone, and of not too many', () => {
  expect(parseSshQuestion('')).toBeNull();
  expect(parseSshQuestion('{"ports":[1,65535]}')).toEqual({ ports: [1, 65_535] });
  const many = Array.from({ length: maxAskedPorts + 1 }, () => 1);
  for (const ports of [[0], [65_536], ['1'], '1', null, many]) {
    expect(() => parseSshQuestion(JSON.stringify({ ports }))).toThrow(/^ports/);
  }
});
