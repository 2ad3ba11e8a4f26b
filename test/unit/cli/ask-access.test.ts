// What the host program makes of a room's answers about invitations, also of rooms of other versions.

import { expect, test } from 'vitest';
import { answerIn, askAccess, type AskRoom } from '../../../docker/cli/host/ask-room.ts';
import {
  encodeAnswer,
  encodeRefusal,
  parseRequest,
} from '../../../server/contract/host/control.ts';
import { Problem } from '../../../server/contract/host/problem.ts';

/** A room that answers with this line. */
function room(line: string): AskRoom {
  return async (request) => answerIn(request.ask, line);
}

test('an answer is read by the form of its own request', async () => {
  const shared = { state: 'open', usesLeft: 3 } as const;
  const list = { invitations: [], shared, wrongTries: 2 };
  expect(await askAccess(room(encodeAnswer(list)), { access: 'list' })).toEqual(list);
  const opened = askAccess(room(encodeAnswer(shared)), { access: 'shared', open: true });
  expect(await opened).toEqual(shared);
  await expect(askAccess(room(encodeAnswer(shared)), { access: 'list' })).rejects.toThrow(
    'unknown format',
  );
});

test('a room without invitations says so in our words', async () => {
  let refusal = '';
  try {
    parseRequest('{"ask":"accessories"}');
  } catch (error) {
    if (error instanceof Problem) refusal = encodeRefusal(error);
  }
  await expect(askAccess(room(refusal), { access: 'list' })).rejects.toMatchObject({
    message: expect.stringContaining('has no personal invitations'),
    hint: 'start a new room with this version',
  });
});

test('what the room refuses is told as the room tells it', async () => {
  const refusal = encodeRefusal(new Problem('no', { hint: 'because' }));
  const asked = askAccess(room(refusal), { access: 'revoke', id: 'i1' });
  await expect(asked).rejects.toMatchObject({ message: 'no', hint: 'because' });
});
