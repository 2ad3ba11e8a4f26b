// Lines to a guest may have any line end: each is read once, and no input makes the reader loop.

import { Lines } from '../../../server/protocol/wire/lines.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Counter } from '../../../server/gateway/admission/counter.ts';
import { LiteGuest } from '../../../server/gateway/doors/lite/guests/guest.ts';
import { encodeUtf8 } from '../../../server/protocol/wire/utf8.ts';

async function guest(): Promise<LiteGuest> {
  const ada = new LiteGuest('ada', {
    mark: 'm',
    circuit: null,
    language: 'en',
    mode: 'live',
    clocks: { now: () => 0, wallMs: () => 0 },
    random: () => 0,
    refusals: new Counter(),
  });
  const silent = { line() {}, problem() {}, drained() {}, gone() {} };
  const entered = ada.enter(
    { nick: 'ada', passphrase: '', mark: 'm', channel: '#a' },
    () => silent,
    () => {},
  );
  ada.send(new Lines(encodeUtf8(':s 001 ada :hello\r\n')));
  expect(await entered).toEqual({ kind: 'in' });
  return ada;
}

const said = (ada: LiteGuest): readonly string[] =>
  (ada.view.get('#a')?.lines ?? []).flatMap((line) => (line.kind === 'talk' ? [line.text] : []));

test.each(['\r\n', '\n', '\r', '\0', '\n\r\n', '\r\r\n', '\n\n'])(
  'lines that end in %j',
  async (end) => {
    const ada = await guest();
    ada.send(new Lines(encodeUtf8(`:b!b@h PRIVMSG #a :one${end}:b!b@h PRIVMSG #a :two${end}`)));
    expect(said(ada)).toEqual(['one', 'two']);
  },
);

test.each(['', '\r', '\n'])('a last line that ends in %j', async (end) => {
  const ada = await guest();
  ada.send(new Lines(encodeUtf8(`:b!b@h PRIVMSG #a :one\r\n:b!b@h PRIVMSG #a :two${end}`)));
  expect(said(ada)).toEqual(['one', 'two']);
});

test('whatever bytes come, reading them ends', async () => {
  const ada = await guest();
  const piece = fc.constantFrom(
    '\r',
    '\n',
    '\r\n',
    ' ',
    ':',
    'PING x',
    ':b!b@h PRIVMSG #a :x',
    '\0',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      ada.send(new Lines(encodeUtf8(pieces.join(''))));
      expect(ada.ended).toBeNull();
    }),
  );
});
