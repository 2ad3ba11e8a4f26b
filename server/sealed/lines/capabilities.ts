// Completes what a client negotiates, so that the room sees what sealed talk needs, and the client what it asked for.
// https://ircv3.net/specs/extensions/capability-negotiation

import { redactionCapability } from '../../contract/room/extension-names.ts';
import { sealedCapability } from '../../contract/room/sealed-line.ts';
import { noTags, plainLine, type IrcLine } from './irc-line.ts';
import type { Whereabouts } from './whereabouts.ts';

/** What sealed talk needs. The echo gives each line its place in the room's order. */
const needed: readonly string[] = [
  sealedCapability,
  'message-tags',
  'echo-message',
  'server-time',
  'batch',
  redactionCapability,
];
/** Tags that a client gets with a capability; all others it gets with message-tags. */
const tagCapabilities: ReadonlyMap<string, string> = new Map([
  ['time', 'server-time'],
  ['batch', 'batch'],
]);

/** A client's requests are answered in their order. null: the request is our own. */
type Request = { readonly asked: string } | null;

/** Lines that go to the room before a line of the client's, and behind it. */
export interface Surrounding {
  readonly before: readonly IrcLine[];
  readonly after: readonly IrcLine[];
}

export interface CapabilityLines {
  readonly toRoom: readonly IrcLine[];
  readonly toClient: readonly IrcLine[];
}

/** Of one registration and the session that begins with it. */
export class Capabilities {
  readonly #enabled: Set<string>;
  readonly #requests: Request[] = [];
  /** The client negotiates itself, and will send END. */
  #negotiates = false;
  #hasBegun = false;
  #given: ReadonlySet<string> = new Set();
  #isOver: boolean;

  /** @param enabled those of a session that goes on; null: the client is about to register. */
  constructor(enabled: readonly string[] | null) {
    this.#enabled = new Set(enabled);
    this.#isOver = enabled !== null;
  }

  /** Whether the client asked for it, and has it. */
  has(capability: string): boolean {
    return this.#enabled.has(capability);
  }

  get enabled(): readonly string[] {
    return [...this.#enabled];
  }

  /** To be called with each line of the client's. It does nothing once the client has registered. */
  registers({ command, params }: IrcLine): Surrounding {
    // It goes on with an earlier session, and registers only if the room refuses that.
    if (this.#isOver || command === 'RESUME') return { before: [], after: [] };
    const before = this.#hasBegun ? [] : [requestLine(needed)];
    if (!this.#hasBegun) this.#requests.push(null);
    this.#hasBegun = true;
    const word = (params[0] ?? '').toUpperCase();
    if (command === 'CAP' && (word === 'LS' || word === 'REQ')) this.#negotiates = true;
    if (command === 'NICK' || command === 'USER') this.#given = new Set([...this.#given, command]);
    // The room waits for END since our own request; a client that knows nothing of it sends none.
    const isReady = this.#given.size === 2 && !this.#negotiates;
    if (isReady || (command === 'CAP' && word === 'END')) this.#isOver = true;
    return { before, after: isReady ? [plainLine(null, 'CAP', 'END')] : [] };
  }

  /** A CAP line of the client's. */
  ask(
    line: IrcLine,
    { serverName, nick }: Pick<Whereabouts, 'serverName' | 'nick'>,
  ): CapabilityLines {
    const [word = '', list = ''] = line.params;
    if (word.toUpperCase() !== 'REQ')
      return { toRoom: [{ ...line, tags: noTags, source: null }], toClient: [] };
    const words = list.split(' ').filter((name) => name !== '');
    const passed = words.filter((name) => !needed.includes(name.replace(/^-/, '')));
    if (passed.length > 0) {
      this.#requests.push({ asked: list });
      return { toRoom: [requestLine(passed)], toClient: [] };
    }
    // The room has all of it already.
    this.#switch(list);
    return {
      toRoom: [],
      toClient: [{ ...plainLine(serverName, 'CAP', nick, 'ACK', list), hasColon: true }],
    };
  }

  /** A CAP line of the room's. @returns null: it is not for the client. */
  answered(line: IrcLine): IrcLine | null {
    const [nick = '*', word = ''] = line.params;
    const list = line.params.at(-1) ?? '';
    const answer = (names: string): IrcLine => ({ ...line, params: [nick, word, names] });
    switch (word.toUpperCase()) {
      case 'LS':
      case 'NEW':
        return {
          ...line,
          params: [...line.params.slice(0, -1), without(list, [sealedCapability])],
        };
      case 'LIST':
        return answer(
          without(
            list,
            needed.filter((name) => !this.#enabled.has(name)),
          ),
        );
      case 'ACK':
      case 'NAK': {
        const request = this.#requests.shift() ?? null;
        if (request === null) return null;
        if (word.toUpperCase() === 'ACK') this.#switch(request.asked);
        return answer(request.asked);
      }
      default:
        return line;
    }
  }

  /** Takes away the tags that the client did not ask for. */
  withoutTags(line: IrcLine): IrcLine {
    if (line.tags.size === 0) return line;
    const tags = [...line.tags].filter(([key]) =>
      this.#enabled.has(tagCapabilities.get(key) ?? 'message-tags'),
    );
    return { ...line, tags: new Map(tags) };
  }

  #switch(list: string): void {
    for (const word of list.split(' ')) {
      if (word.startsWith('-')) this.#enabled.delete(word.slice(1));
      else if (word !== '') this.#enabled.add(word);
    }
  }
}

function requestLine(names: readonly string[]): IrcLine {
  return plainLine(null, 'CAP', 'REQ', names.join(' '));
}

function without(list: string, names: readonly string[]): string {
  return list
    .split(' ')
    .filter((word) => !names.includes(word.split('=')[0] ?? ''))
    .join(' ');
}
