// The control socket's wire: what the host may ask a running room's supervisor, and what it answers.
//
// The client connects and writes one request, a JSON object of one line. The reply is one line of JSON, too,
// and then the end of the stream:
//
//   {"ask":"status"}\n
//   {"ok":true,"value":…}\n
//   {"ok":false,"error":"control: knows no question \"x\"","hint":null,"text":…,"hintText":null}\n
//
// With `"byFile":true` in the request an answer may lie in a file that the reply names (handed-over.ts).

import {
  DecodeError,
  boolean,
  lenient,
  nonNegativeNumber,
  nullable,
  object,
  oneOf,
  string,
  variant,
  wholeNumber,
  type Decoder,
} from '../base/decode.ts';
import { decodeAccessRequest, type AccessRequest } from './access.ts';
import { decodeReadyEvent, type ReadyEvent } from './events.ts';
import {
  Problem,
  problemDecoders,
  problemFields,
  problemOf,
  type ReceivedProblem,
} from './problem.ts';
import { decodeStatus, type ApplianceStatus } from './status.ts';
import { decodeStopReport, type StopReport } from './stop-report.ts';
import { sentence } from '../sentences/sentence.ts';

export type ControlRequest =
  | { readonly ask: 'status' }
  | { readonly ask: 'invitation' }
  /** Lets one more guest in by ssh. `key`: a public key's line. */
  | { readonly ask: 'addKey'; readonly key: string }
  /** Moves the end of the lifetime. */
  | { readonly ask: 'moveEnd'; readonly by: EndMove; readonly timeMs: number }
  /** Says that the operator is there. */
  | { readonly ask: 'stillHere' }
  /** About invitations. */
  | { readonly ask: 'access'; readonly request: AccessRequest }
  /** Ends the room; the answer comes when all has ended. */
  | { readonly ask: 'end' }
  /** The same in a second: a part that does not end by itself is not waited for. */
  | { readonly ask: 'burn' };

/** How the end of the lifetime is moved: by so much later, or sooner. */
export const endMoves = ['extend', 'shorten'] as const;
export type EndMove = (typeof endMoves)[number];

/** The value of the reply to each request. */
export interface ControlAnswers {
  readonly status: ApplianceStatus;
  readonly invitation: ReadyEvent;
  readonly addKey: null;
  /** How long the room lives now. */
  readonly moveEnd: { readonly remainingMs: number };
  /** How long the room goes on without another sign of life; null: it needs none. */
  readonly stillHere: { readonly deadManMs: number | null };
  /** `decodeAccessAnswer` reads it: each request has an answer of its own form. */
  readonly access: unknown;
  /** null: the room is of another version and did not tell. */
  readonly end: StopReport | null;
  readonly burn: StopReport | null;
}

export type Ask = keyof ControlAnswers;

/**
 * Whether a request shows that the operator is there. Not where a machine asks by itself: a container's health check
 * and whatever watches a room ask for the status.
 */
export const showsLife: { readonly [A in Ask]: boolean } = {
  status: false,
  invitation: true,
  addKey: true,
  moveEnd: true,
  access: true,
  stillHere: true,
  end: true,
  burn: true,
};

/**
 * Whether an answer holds what lets somebody in. Never that to an end: it is read when the files are gone.
 */
export const holdsSecrets: { readonly [A in Ask]: boolean } = {
  status: false,
  invitation: true,
  addKey: false,
  moveEnd: false,
  access: true,
  stillHere: false,
  end: false,
  burn: false,
};

/** What answers each request. It may throw a Problem, which is shown to the asker. */
export type ControlHandlers = {
  readonly [A in Ask]: (
    request: Extract<ControlRequest, { readonly ask: A }>,
  ) => ControlAnswers[A] | Promise<ControlAnswers[A]>;
};

/** So much of an unknown question is shown to the asker. */
const shownChars = 40;

const decodeRequest = variant<ControlRequest, 'ask'>('ask', {
  status: object({ ask: oneOf('status') }),
  invitation: object({ ask: oneOf('invitation') }),
  addKey: object({ ask: oneOf('addKey'), key: string }),
  moveEnd: object({ ask: oneOf('moveEnd'), by: oneOf(...endMoves), timeMs: wholeNumber }),
  stillHere: object({ ask: oneOf('stillHere') }),
  access: object({ ask: oneOf('access'), request: decodeAccessRequest }),
  end: object({ ask: oneOf('end') }),
  burn: object({ ask: oneOf('burn') }),
});

const decodeAnswer: { readonly [A in Ask]: Decoder<ControlAnswers[A]> } = {
  status: decodeStatus,
  invitation: decodeReadyEvent,
  addKey: oneOf(null),
  moveEnd: object<ControlAnswers['moveEnd']>({ remainingMs: nonNegativeNumber }),
  stillHere: object<ControlAnswers['stillHere']>({ deadManMs: nullable(nonNegativeNumber) }),
  access: (value) => value,
  end: lenient(decodeStopReport, null),
  burn: lenient(decodeStopReport, null),
};

type Refusal = Omit<ReceivedProblem, 'message'> & { readonly error: string };

const decodeRefusal = object<Refusal>({ error: string, ...problemDecoders });

/** One JSON object and the end of the line. @param byFile whether the asker can read the room's files */
export function encodeRequest(given: ControlRequest, byFile = false): string {
  const wish = byFile && holdsSecrets[given.ask] ? { byFile } : {};
  return `${JSON.stringify({ ...given, ...wish })}\n`;
}

const decodeWish = lenient(object<{ readonly byFile: boolean }>({ byFile: boolean }), null);

/** Whether the answer should lie in a file. @param line that `parseRequest` has read */
export function wantsFile(line: string): boolean {
  return decodeWish(JSON.parse(line))?.byFile ?? false;
}

/** @throws {Problem} that tells the asker what is wrong with the line */
export function parseRequest(line: string): ControlRequest {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Problem(sentence('control.notJson'));
  }
  try {
    return decodeRequest(value);
  } catch (error) {
    throw error instanceof DecodeError ? whatIsWrong(value, error) : error;
  }
}

function whatIsWrong(value: unknown, { path, fault }: DecodeError): Problem {
  const asked = lenient(object<{ readonly ask: string }>({ ask: string }), null)(value);
  if (asked === null) return new Problem(sentence('control.noAsk'));
  if (path !== 'ask') return new Problem(sentence('control.wrongField', { path, fault }));
  const shown = JSON.stringify(asked.ask.slice(0, shownChars));
  return new Problem(sentence('control.unknown', { question: shown }));
}

/** Asks the handler of the request. @throws what it throws */
export async function answerTo(given: ControlRequest, handlers: ControlHandlers): Promise<unknown> {
  switch (given.ask) {
    case 'status':
      return handlers.status(given);
    case 'invitation':
      return handlers.invitation(given);
    case 'addKey':
      return handlers.addKey(given);
    case 'moveEnd':
      return handlers.moveEnd(given);
    case 'stillHere':
      return handlers.stillHere(given);
    case 'burn':
      return handlers.burn(given);
    case 'access':
      return handlers.access(given);
    case 'end':
      break;
  }
  return handlers.end(given);
}

/** @param value JSON; what `answerTo` gave */
export function encodeAnswer(value: unknown): string {
  return `${JSON.stringify({ ok: true, value })}\n`;
}

export function encodeRefusal(problem: Problem): string {
  const { message: error, ...fields } = problemFields(problem);
  return `${JSON.stringify({ ok: false, error, ...fields })}\n`;
}

/**
 * @returns the value of the answer to a request of this kind
 * @throws {Problem} with which the room refused it
 * @throws {DecodeError} if it has another form
 * @throws {SyntaxError} if it is no JSON, as where the room ended before its reply
 */
export function parseReply<A extends Ask>(ask: A, text: string): ControlAnswers[A] {
  const value: unknown = JSON.parse(text);
  if (object<{ readonly ok: boolean }>({ ok: boolean })(value).ok) {
    return object<{ readonly value: ControlAnswers[A] }>({ value: decodeAnswer[ask] })(value).value;
  }
  const { error, ...refusal } = decodeRefusal(value);
  throw problemOf({ message: error, ...refusal });
}
