// One question to a running room's supervisor, over its control socket. Knows the wire
// (server/supervisor/control-socket.ts), not what the answers mean.

import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Problem, problemOf } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

const answerLimitMs = 5000;
/** For the answer to `end`, which comes when all has ended: 13 s at most, on the slowest machine. */
export const endLimitMs = 20_000;

export interface AskOptions {
  /** So long it may be silent. */
  readonly limitMs?: number;
  /** The connection stays until this process ends, which a room that ends waits for, if not long. */
  readonly untilExit?: boolean;
}

/**
 * @returns the answer's value.
 * @throws {Problem} the room's own, or one that says it does not answer.
 */
export async function askRoom(
  controlPath: string,
  question: Readonly<Record<string, unknown>>,
  { limitMs = answerLimitMs, untilExit = false }: AskOptions = {},
): Promise<unknown> {
  // Half open: the room may wait for us to close our side.
  const socket = connect({ path: controlPath, allowHalfOpen: true });
  socket.setTimeout(limitMs, () => socket.destroy(new Error(`silent for ${limitMs} ms`)));
  socket.write(`${JSON.stringify(question)}\n`);
  let answer: unknown;
  try {
    answer = JSON.parse(await text(socket));
    if (untilExit) socket.unref();
    else socket.destroy();
  } catch (cause) {
    socket.destroy();
    throw new Problem(sentence('room.noAnswer'), {
      hint: sentence('room.isItEnding'),
      cause,
    });
  }
  return valueOf(answer);
}

function valueOf(answer: unknown): unknown {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
    if (answer.ok === true && 'value' in answer) return answer.value;
    if ('error' in answer && typeof answer.error === 'string') {
      throw problemOf({ ...answer, message: answer.error });
    }
  }
  throw otherForm();
}

/** What to throw for an answer that nobody here understands. */
export function otherForm(): Problem {
  return new Problem(sentence('room.otherForm'), {
    hint: sentence('room.otherVersion'),
  });
}
