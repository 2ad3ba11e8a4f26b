// Requests to the uplink and its messages arrive as they were sent; nothing else is taken, nothing quoted.

import { describe, expect, test } from 'vitest';
import {
  encode,
  parseMessage,
  parseRequest,
  type NumberedRequest,
  type UplinkMessage,
} from '../../../server/uplink/wire.ts';

const address = `${'a'.repeat(56)}.onion`;
const file = { path: '/run/mayfly/tor/key', mode: 0o600, content: Buffer.from([0, 255, 10, 13]) };

const requests: readonly NumberedRequest[] = [
  { number: 1, ask: 'listen', host: '127.0.0.1', webPort: 8080, sshPort: 2222 },
  { number: 2, ask: 'start', files: [file], stdin: 'ClientOnly 1\n' },
  { number: 3, ask: 'terminate' },
  { number: 4, ask: 'kill' },
  { number: 5, ask: 'dropOutput' },
  { number: 6, ask: 'drop', paths: ['/run/mayfly/tor/key'] },
  { number: 7, ask: 'wipe' },
  { number: 8, ask: 'listens' },
  { number: 9, ask: 'follow' },
  { number: 10, ask: 'dial', address },
];

const messages: readonly UplinkMessage[] = [
  { news: 'answer', to: 3, error: null },
  { news: 'answer', to: 3, error: 'uplink: failed' },
  { news: 'runs', pid: 7 },
  { news: 'ended', how: 'ended with exit code 0', output: '' },
  { news: 'bootstrap', percent: 45 },
  { news: 'published' },
  { news: 'end' },
];

test.for(requests)('a request arrives as it was sent: $ask', (request) => {
  const line = encode(request);
  expect(line).toMatch(/^[^\n]*\n$/);
  expect(parseRequest(line)).toEqual(request);
});

test.for(messages)('a message arrives as it was sent: $news', (message) => {
  expect(parseMessage(encode(message))).toEqual(message);
});

describe('what is no request is refused', () => {
  test.for<[what: string, request: object, words: RegExp]>([
    ['another question', { number: 1, ask: 'run' }, /^uplink: ask is unknown$/],
    ['no number', { ask: 'wipe' }, /^uplink: number is not a whole number$/],
    ['a port that is none', { ...requests[0], webPort: 0 }, /^uplink: webPort is not a port$/],
    ['a name to dial', { number: 1, ask: 'dial', address: 'example.com' }, /address is no onion$/],
    [
      'a program',
      { ...requests[1], files: [{ ...file, content: '', mode: 0o700 }] },
      /files\[0\]\.mode is/,
    ],
    [
      'too many files',
      { number: 1, ask: 'drop', paths: Array.from({ length: 17 }, () => '/x') },
      /at most 16$/,
    ],
  ])('%s', ([, request, words]) => {
    expect(() => parseRequest(JSON.stringify(request))).toThrow(words);
  });

  test('a line that is not JSON, without a word of it', () => {
    expect(() => parseRequest('{"stdin":"a secret"')).toThrow(/^uplink: a line is not JSON$/);
  });
});
