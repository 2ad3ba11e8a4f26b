// A random text by which the room knows this page again, and keeps its nickname for it. Gone with the page.

import { randomPick } from '../../../server/contract/room/random-int.ts';

/** 128 bits, as four numbers. */
export function pageMark(): string {
  return Array.from({ length: 4 }, () => randomPick(2 ** 32)).join('-');
}
