// The open answers of one guest that wait for the room's end, and cover the guest's page with the news of it.

import type { ServerResponse } from 'node:http';
import { endCover, endStart } from '../pages/end-page.ts';
import type { Words } from '../words/words.ts';

// One for each of a guest's tabs, as with streams.
const maxFrames = 2;

export class EndFrames {
  /** The words of the page that each belongs to, the oldest first. */
  readonly #open = new Map<ServerResponse, Words>();

  /** @param response with its headers set, nothing written. One too many ends the oldest. */
  add(response: ServerResponse, words: Words): void {
    response.write(endStart(words).toString());
    const [oldest] = this.#open.keys();
    if (oldest !== undefined && this.#open.size >= maxFrames) oldest.end();
    this.#open.set(response, words);
    response.on('close', () => this.#open.delete(response));
  }

  /** Who is out for another reason than the room's end is told in the other frames, which offer a way back. */
  end(isRoomOver: boolean): void {
    for (const [response, words] of this.#open) {
      response.end(isRoomOver ? endCover(words).toString() : '');
    }
    this.#open.clear();
  }
}
