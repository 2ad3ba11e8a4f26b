// Sends one request to a running room's supervisor, over its control socket, and gives the answer.

import { connect } from 'node:net';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { DecodeError, type Decoder } from '../../../server/contract/base/decode.ts';
import {
  encodeRequest,
  parseReply,
  type Ask,
  type ControlAnswers,
  type ControlRequest,
} from '../../../server/contract/host/control.ts';
import {
  decodeAccessAnswer,
  type AccessAnswers,
  type AccessAsk,
  type AccessRequest,
} from '../../../server/contract/host/access.ts';
import { handedOverName } from '../../../server/contract/host/handed-over.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { hasKey, sentence } from '../../../server/contract/sentences/sentence.ts';

import { canTakeFrom, takeHandedOver } from './take-handed-over.ts';

/** So long a room may be silent. */
const answerLimitMs = 5000;
/** For the answer to `end` or `burn`, which comes when all has ended: 13 s at most, on the slowest machine. */
const endLimitMs = 20_000;

export interface AskOptions {
  /** The connection stays until this process ends, which a room that ends waits for, if not long. */
  readonly untilExit?: boolean;
}

/** A request of one kind. */
type RequestOf<A extends Ask> = Extract<ControlRequest, { readonly ask: A }>;

/** How a room is asked: by its socket, or through the engine that it runs in. */
export type AskRoom = <A extends Ask>(request: RequestOf<A>) => Promise<ControlAnswers[A]>;

/** @throws {Problem} the room's own, or one that says that it does not answer */
export async function askRoom<A extends Ask>(
  controlPath: string,
  request: RequestOf<A>,
  options: AskOptions = {},
): Promise<ControlAnswers[A]> {
  return answerIn(request.ask, await exchange(controlPath, request, options));
}

/** Whether the answer comes when all has ended. */
export function endsRoom(ask: Ask): boolean {
  return ask === 'end' || ask === 'burn';
}

/** @returns the text of the reply, which may be empty or broken. @throws {Problem} if none comes */
export async function exchange(
  controlPath: string,
  request: ControlRequest,
  { untilExit = false }: AskOptions = {},
): Promise<string> {
  const limitMs = endsRoom(request.ask) ? endLimitMs : answerLimitMs;
  // Half open: the room may wait for us to close our side.
  const socket = connect({ path: controlPath, allowHalfOpen: true });
  socket.setTimeout(limitMs, () => socket.destroy(new Error(`silent for ${limitMs} ms`)));
  const folder = dirname(controlPath);
  socket.write(encodeRequest(request, canTakeFrom(folder)));
  try {
    const reply = await text(socket);
    const name = handedOverName(reply);
    const answer = name === null ? reply : takeHandedOver(folder, name);
    if (untilExit) socket.unref();
    else socket.destroy();
    return answer;
  } catch (cause) {
    socket.destroy();
    throw noAnswer(cause);
  }
}

/** @throws {Problem} the room's own, or one that says what is wrong with the reply */
export function answerIn<A extends Ask>(ask: A, reply: string): ControlAnswers[A] {
  try {
    return parseReply(ask, reply);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw error instanceof DecodeError ? otherForm(error) : noAnswer(error);
  }
}

/** Asks about invitations. @throws {Problem} as `askRoom`, or one that says that the room has none */
export async function askAccess<A extends AccessAsk>(
  ask: AskRoom,
  request: Extract<AccessRequest, { readonly access: A }>,
): Promise<AccessAnswers[A]> {
  const decode: Decoder<AccessAnswers[A]> = decodeAccessAnswer[request.access];
  try {
    return decode(await ask({ ask: 'access', request }));
  } catch (error) {
    if (error instanceof DecodeError) throw otherForm(error);
    if (!(error instanceof Problem && hasKey(error.text, 'control.unknown'))) throw error;
    throw new Problem(sentence('access.oldRoom'), { hint: sentence('access.newRoom') });
  }
}

export function noAnswer(cause: unknown): Problem {
  return new Problem(sentence('room.noAnswer'), {
    hint: sentence('room.isItEnding'),
    cause,
  });
}

function otherForm(cause: unknown): Problem {
  return new Problem(sentence('room.otherForm'), {
    hint: sentence('room.otherVersion'),
    cause,
  });
}
