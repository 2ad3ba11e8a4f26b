// Ends a session: tells the guest why, tells the room, and lets go of everything that it had.

import { inEnglish } from '../../contract/words/room-says.ts';
import { lostText } from '../resume/resume.ts';
import { cutUtf8 } from '../wire/utf8.ts';
import { linkLost, type SessionParts } from './session-parts.ts';
import { sessionStates } from './session-states.ts';

/** A text of the guest's may have grown when it was repaired, and must fit into a line again. */
const maxReasonBytes = 400;

export class Ending {
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Ends it for a reason that the status counts. @param text for the guest, and for the room. */
  refuse(reason: string, text: string): void {
    this.#parts.host.refused(reason);
    this.end(text);
  }

  /** @param text for the guest, and for the room. */
  end(text: string): void {
    if (this.#parts.life.state === 'closed') return;
    this.#parts.replies.closing(text);
    this.#leave(text, text);
  }

  /** The guest left by QUIT. @param reason for the room. */
  quit(reason: string): void {
    const words = inEnglish('shut.left');
    this.#parts.replies.closing(words);
    this.#leave(reason, words);
  }

  /** The guest's connection is gone, and nobody will come back. */
  doorLost(): void {
    this.#leave(lostText, lostText);
  }

  /** The guest sent more lines than may be held. */
  flooded(): void {
    this.refuse('flood', inEnglish('shut.flood'));
  }

  /** The connection belongs to another session now. This one has done nothing that others saw. */
  handedOver(): void {
    const { life, output, queue } = this.#parts;
    if (!life.move('ended')) return;
    queue.clear();
    output.close();
  }

  /** Ends it without a word to anybody. @returns false if it was over before. */
  abandon(): boolean {
    const { life, options, output, presence, queue, registration, resume } = this.#parts;
    if (!life.move('ended')) return false;
    registration.grant?.released();
    options.shared.rooms.returned(this.#parts);
    queue.clear();
    resume.end();
    output.close();
    presence.leaveAll();
    linkLost(this.#parts);
    return true;
  }

  /** @param reason for the room. @param words for the door. */
  #leave(reason: string, words: string): void {
    const { commands, host, life } = this.#parts;
    const before = life.state;
    if (!this.abandon()) return;
    // QUIT goes to a link that works only. ngIRCd drops a line whose text begins with \u0001 (ScrubCTCP).
    if (sessionStates[before].serverLines !== 'drop') {
      commands.send('QUIT', cutUtf8(reason.replaceAll('\u0001', ''), maxReasonBytes));
    }
    if (before !== 'registering' && before !== 'knocking') host.disconnectFromServer();
    host.closeDoor(words);
  }
}
