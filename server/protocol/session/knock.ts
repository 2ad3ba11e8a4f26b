// A guest who waits to be let in: what they are told meanwhile. They learn nothing of the room.

import * as numeric from '../../contract/room/numerics.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { Ending } from './ending.ts';
import type { SessionParts } from './session-parts.ts';

/** So long a guest waits at most. */
const maxKnockMs = 600_000;
/** The guest has no host name before ngIRCd is asked. */
const nowhere = 'waiting';

export class Knock {
  readonly #parts: SessionParts;
  readonly #ending: Ending;
  #sinceMs = 0;
  /** The nickname that the client was told by 001 while it waited; null: it was told none. */
  #welcomedAs: string | null = null;

  constructor(parts: SessionParts, ending: Ending) {
    this.#parts = parts;
    this.#ending = ending;
  }

  /** The client has had its 001. */
  get wasWelcomed(): boolean {
    return this.#welcomedAs !== null;
  }

  get isTooLong(): boolean {
    return this.#parts.time.nowMs - this.#sinceMs >= maxKnockMs;
  }

  /** The secret was right: hosts are asked. */
  begin(): void {
    const { host, registration, replies, time } = this.#parts;
    const answer = host.knock();
    if ('refused' in answer) {
      this.#ending.refuse('knock', answer.refused);
      return;
    }
    this.#sinceMs = time.nowMs;
    if (answer.wantsWelcome) {
      this.#welcomedAs = registration.nick ?? '*';
      replies.target = this.#welcomedAs;
      replies.numeric(numeric.RPL_WELCOME, [], 'Waiting to be let in');
    }
    replies.notice(inEnglish('says.knocking', { text: answer.words }));
    if (!answer.isHostHere) replies.notice(inEnglish('says.knockNoHost'));
  }

  /** The guest has another nickname than before. A client that was welcomed waits for the answer. */
  renamed(nick: string): void {
    if (this.#welcomedAs === null) return;
    const { replies } = this.#parts;
    replies.as(`${this.#welcomedAs}!${nowhere}@${nowhere}`, 'NICK', [nick]);
    replies.target = nick;
    this.#welcomedAs = nick;
  }

  /** A host lets the guest in. */
  letIn(): void {
    const { host, queue, replies } = this.#parts;
    replies.notice(inEnglish('says.letIn'));
    queue.share(host.sharedBuckets());
    host.connectToServer(0);
  }
}
