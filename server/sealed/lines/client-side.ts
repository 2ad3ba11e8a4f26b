// Writes lines to the client: with the tags that it asked for, and in the name of the server.

import { idTag } from '../../contract/room/extension-names.ts';
import { hasChannelPrefix } from '../../contract/room/channel-name.ts';
import type { Capabilities } from './capabilities.ts';
import { plainLine, writeLine, type IrcLine } from './irc-line.ts';
import type { Whereabouts } from './whereabouts.ts';

export interface ClientSideParts {
  readonly where: Pick<Whereabouts, 'serverName' | 'nick'>;
  readonly capabilities: Pick<Capabilities, 'withoutTags'>;
  readonly toClient: (line: string) => void;
}

export class ClientSide {
  readonly #parts: ClientSideParts;

  constructor(parts: ClientSideParts) {
    this.#parts = parts;
  }

  /** @param ticket of the client's line that it answers; null: none. */
  show(line: IrcLine, ticket: number | null = null): void {
    const tags = new Map(line.tags);
    // The room's number counts sealed lines.
    tags.delete(idTag);
    const shown = this.#parts.capabilities.withoutTags({ ...line, tags });
    const numbered = ticket === null ? [] : ([[idTag, `${ticket}`]] as const);
    this.#parts.toClient(writeLine({ ...shown, tags: new Map([...shown.tags, ...numbered]) }));
  }

  /** @param place a channel; anybody's nickname: the guest is told by themselves. */
  notice(place: string, text: string): void {
    const { nick, serverName } = this.#parts.where;
    this.show(plainLine(serverName, 'NOTICE', hasChannelPrefix(place) ? place : nick, text));
  }

  numeric(
    code: string,
    params: readonly string[],
    text: string,
    ticket: number | null = null,
  ): void {
    const { nick, serverName } = this.#parts.where;
    this.show(plainLine(serverName, code, nick, ...params, text), ticket);
  }
}
