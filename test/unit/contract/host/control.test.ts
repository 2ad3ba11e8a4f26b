// Requests to a running room and its replies mean the same to both sides.

import { describe, expect, test } from 'vitest';
import { DecodeError } from '../../../../server/contract/base/decode.ts';
import {
  encodeAnswer,
  encodeRefusal,
  encodeRequest,
  parseReply,
  parseRequest,
  type ControlRequest,
} from '../../../../server/contract/host/control.ts';
import { Problem } from '../../../../server/contract/host/problem.ts';
import type { ApplianceStatus } from '../../../../server/contract/host/status.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

const requests: readonly ControlRequest[] = [
  { ask: 'status' },
  { ask: 'invitation' },
  { ask: 'addKey', key: 'ssh-ed25519 AAAA ana' },
  { ask: 'moveEnd', by: 'extend', timeMs: 3_600_000 },
  { ask: 'moveEnd', by: 'shorten', timeMs: 10_000 },
  { ask: 'stillHere' },
  { ask: 'access', request: { access: 'list' } },
  {
    ask: 'access',
    request: {
      access: 'issue',
      wishes: [{ label: 'Ана 🙂', role: 'host', lastsMs: 7_200_000, once: true }],
    },
  },
  { ask: 'access', request: { access: 'revoke', id: 'i2' } },
  { ask: 'access', request: { access: 'shared', open: false } },
  { ask: 'end' },
  { ask: 'burn' },
];

const status: ApplianceStatus = {
  phase: 'ready',
  sealed: true,
  children: [{ name: 'tor', state: 'waiting', pid: null, restarts: 3, inStateMs: 20 }],
  onion: { state: 'checking', address: 'x.onion', percent: 100 },
  guests: 2,
  sessions: { away: 1, resumed: 7, refused: { flood: 2 } },
  access: { invitations: 3, shared: { state: 'open', usesLeft: 2 }, wrongTries: 1 },
  page: { path: '/files.sha256', sha256: 'ab' },
  remainingMs: 1234.5,
  ends: { deadManMs: 12.5, whenEmptyMs: 10_000, emptyLeftMs: null },
};

test.for(requests)('a request arrives as it was sent: $ask', (request) => {
  expect(parseRequest(encodeRequest(request))).toEqual(request);
});

test.for([
  '{"ask":"moveEnd","by":"stretch","timeMs":1}',
  '{"ask":"moveEnd","by":"extend","timeMs":-1}',
  '{"ask":"moveEnd","by":"extend","timeMs":1e99}',
  '{"ask":"moveEnd","by":"extend"}',
])('an end that is moved in no way is refused: %s', (line) => {
  expect(() => parseRequest(line)).toThrow(Problem);
});

describe('a reply', () => {
  test('gives the value of its kind', () => {
    expect(parseReply('status', encodeAnswer(status))).toEqual(status);
    expect(parseReply('addKey', encodeAnswer(null))).toBeNull();
  });

  test('of a room that counts no invitations, or has no list of its page’s files, has none', () => {
    const { access: _access, page: _page, ...older } = status;
    expect(parseReply('status', encodeAnswer(older))).toEqual({
      ...older,
      access: null,
      page: null,
    });
  });

  test('that refuses is thrown as the Problem that it was', () => {
    const problem = new Problem('room: is not ready yet', { hint: 'wait' });
    const read = (): unknown => parseReply('invitation', encodeRefusal(problem));
    expect(read).toThrow(expect.objectContaining({ message: problem.message, hint: 'wait' }));
    expect(read).toThrow(Problem);
  });

  test('that refuses in sentences arrives as them', () => {
    const text = sentence('file.empty', { flag: 'ssh-key', path: '-' });
    const problem = new Problem(text, { hint: sentence('connect.giveIdentity') });
    const read = (): unknown => parseReply('addKey', encodeRefusal(problem));
    expect(read).toThrow(expect.objectContaining({ text, hintText: problem.hintText }));
  });

  test.for(['null', '{}', '{"ok":1}', '{"ok":true}', '{"ok":true,"value":{}}', '{"ok":false}'])(
    'of another form is an error of its own: %s',
    (reply) => {
      expect(() => parseReply('status', reply)).toThrow(DecodeError);
    },
  );

  test('that never came is another', () => {
    expect(() => parseReply('status', '')).toThrow(SyntaxError);
  });
});
