// Writes a session's commands to ngIRCd, and counts those whose refusal could be taken for that of a message.

import { serializeMessage } from '../wire/message.ts';

/** The link to ngIRCd. */
export interface NgircdLink {
  /** Whole lines with CRLF, to ngIRCd. */
  sendToServer(bytes: Uint8Array): void;
}

export class NgircdCommands {
  readonly #link: NgircdLink;
  #refusable = 0;

  constructor(link: NgircdLink) {
    this.#link = link;
  }

  /**
   * How many commands were sent that ngIRCd may refuse with a numeric that it uses for messages, too.
   * Whoever waits for the answer to a message has to tell the two apart (pending-messages.ts).
   */
  get refusable(): number {
    return this.#refusable;
  }

  /** Sends a command that ngIRCd never refuses in that way. */
  send(command: string, ...params: readonly string[]): void {
    this.#link.sendToServer(serializeMessage({ command, params }));
  }

  /** Sends a command whose refusal looks like that of a message. */
  sendRefusable(command: string, ...params: readonly string[]): void {
    this.#refusable += 1;
    this.send(command, ...params);
  }

  /** Writes a line, with CRLF, that is a message and nothing else. */
  writeMessage(line: Uint8Array): void {
    this.#link.sendToServer(line);
  }

  /** Writes any other line of the guest's, with CRLF. */
  writeRefusable(line: Uint8Array): void {
    this.#refusable += 1;
    this.#link.sendToServer(line);
  }
}
