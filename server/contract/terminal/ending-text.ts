// Tells a person why a room or a connection ends: for the host program, and for the terminal of a container.

import type { EndReason } from '../host/events.ts';
import { shortTime } from './status-text.ts';
import { sentence, type Sentence } from '../sentences/sentence.ts';

const sentences: Readonly<Record<EndReason, Sentence>> = {
  operator: sentence('ending.operator'),
  burn: sentence('ending.burn'),
  'panic word': sentence('ending.panicWord'),
  lifetime: sentence('ending.lifetime'),
  'dead man': sentence('ending.deadMan'),
  empty: sentence('ending.empty'),
  'host gone': sentence('ending.hostGone'),
  'uplink gone': sentence('ending.uplinkGone'),
  failure: sentence('ending.failure'),
};

export function endingText(reason: EndReason): Sentence {
  return sentences[reason];
}

/** For the operator, whose OpenSSH writes no lines or others than ours reads. */
export function unnamedCutText(connections: number): Sentence {
  return sentence('ssh.unnamedCut', { count: String(connections) });
}

/** For the operator of a room that needs a sign of life. */
export function unattendedText(endsInMs: number): Sentence {
  return sentence('status.endsByDeadMan', { time: shortTime(endsInMs) });
}
