// What another page of the same tab needs to go on in a sealed room, as text. It holds the keys.

import {
  array,
  object,
  string,
  wholeNumber,
  type Decoder,
} from '../../../server/contract/base/decode.ts';
import type { KeptTickets } from './tickets.ts';

export interface KeptSealing {
  /** The guest's own seal, as it stood in the link. */
  readonly seal: string;
  /** What SealedLines keeps. */
  readonly lines: string;
  readonly tickets: KeptTickets;
}

const pair: Decoder<readonly [number, number]> = (value, path = '') => {
  const [id = 0, ticket = 0] = array(wholeNumber, 2)(value, path);
  return [id, ticket];
};

const decode = object<KeptSealing>({
  seal: string,
  lines: string,
  tickets: object<KeptTickets>({ next: wholeNumber, lastIds: array(pair) }),
});

export function writeKept(kept: KeptSealing): string {
  return JSON.stringify(kept);
}

/** @returns null: the text is none. */
export function readKept(text: string): KeptSealing | null {
  try {
    return decode(JSON.parse(text));
  } catch {
    return null;
  }
}
