// How the end of a room went inside, as the supervisor reports it to the host.

import { array, object, string, type Decoder } from '../base/decode.ts';

/** Names of children of the supervisor; each list is empty where all went well. */
export interface StopReport {
  /** Took SIGKILL. */
  readonly killed: readonly string[];
  /** Had not ended when the time was over. */
  readonly left: readonly string[];
  /** Ended, but not all of their files could be wiped. */
  readonly unwiped: readonly string[];
}

/** One decoder for each field: the `stopped` event has the same. */
export const stopReportDecoders = {
  killed: array(string),
  left: array(string),
  unwiped: array(string),
};

/** @throws {DecodeError} */
export const decodeStopReport: Decoder<StopReport> = object<StopReport>(stopReportDecoders);

/** The children of whose files something may not have been overwritten. */
export function notOverwritten({ left, unwiped }: StopReport): readonly string[] {
  return [...left, ...unwiped];
}
