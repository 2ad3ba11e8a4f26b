// A guest's link to ngIRCd: one at a time, dialled again while the guest stays.

import type { Lines } from '../../protocol/wire/lines.ts';
import type { NgircdConnector, ServerLink } from '../ngircd/connector.ts';

interface LinkEvents {
  opened(): void;
  bytes(chunk: Lines): void;
  /** It is gone, or could not be had. */
  closed(): void;
}

export class GuestLink {
  #link: ServerLink | null = null;

  dial(connector: NgircdConnector, delayMs: number, events: LinkEvents): void {
    this.#link = connector.dial(delayMs, {
      opened: () => events.opened(),
      bytes: (chunk) => events.bytes(chunk),
      closed: () => {
        this.#link = null;
        events.closed();
      },
    });
  }

  write(bytes: Uint8Array): void {
    this.#link?.write(bytes);
  }

  /** Closes it once all is written. */
  close(): void {
    this.#link?.close();
    this.#link = null;
  }
}
