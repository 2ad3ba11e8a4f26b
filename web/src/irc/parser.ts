/// <reference path="./irc-framework.d.ts" />
// Registers a guest and parses lines, with irc-framework; contract/room translates them into events. A parser lives
// as long as the guest's session, over any number of connections: instead of a socket it gets a pipe.

import {
  forgetCapability,
  peopleCapability,
  redactionCapability,
  resumeCapability,
} from '../../../server/contract/room/extension-names.ts';
import IrcClient, { type Transport } from 'irc-framework/src/client.js';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import { RoomTranslator } from '../../../server/contract/room/room-translator.ts';

export interface Identity {
  readonly nick: string;
  /** null: an open room. */
  readonly passphrase: string | null;
}

export interface Parser {
  /** Registers as new. */
  register(): void;
  /** Continues a session that is registered. @param support its lines of RPL_ISUPPORT. */
  adopt(support: readonly string[]): void;
  receive(line: string): void;
}

export interface ParserEnvironment {
  readonly now: () => number;
  /** Sent as the real name, which nobody is shown: the room knows this page again by it, and keeps its name. */
  readonly mark: string;
  readonly send: (line: string) => void;
  readonly emit: (roomEvent: RoomEvent) => void;
}

type Listener = (...args: unknown[]) => void;

/** In addition to those that irc-framework requests by itself. */
const otherCapabilities = [
  resumeCapability,
  forgetCapability,
  peopleCapability,
  redactionCapability,
  'draft/chathistory',
];

export function makeParser(identity: Identity, environment: ParserEnvironment): Parser {
  const listeners = new Map<string, Listener[]>();
  let isMuted = false;
  const emit = (event: string, ...args: unknown[]): void => {
    for (const listener of listeners.get(event) ?? []) listener(...args);
  };

  class Pipe implements Transport {
    on(event: string, listener: Listener): void {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    }
    removeAllListeners(): void {
      listeners.clear();
    }
    writeLine(line: string): void {
      if (!isMuted) environment.send(line);
    }
    setEncoding(): boolean {
      // A text frame is UTF-8 by definition.
      return true;
    }
    // The link opens and closes connections.
    connect(): void {}
    close(): void {}
    disposeSocket(): void {}
  }

  const client = new IrcClient();
  const translator = new RoomTranslator(environment.now);
  client.on('registered', ({ nick }) => {
    if (isMuted) return;
    const echoes = client.network.cap.isEnabled('echo-message');
    environment.emit({ kind: 'registered', nick, echoes, at: environment.now() });
  });
  client.connection.on('message', ({ command, params, prefix, tags }) => {
    const source = prefix === '' ? null : prefix;
    const message = { command, params, source, tags: new Map(Object.entries(tags)) };
    for (const roomEvent of translator.translate(message))
      if (!isMuted) environment.emit(roomEvent);
  });
  client.requestCap(otherCapabilities);
  client.connect({
    nick: identity.nick,
    username: 'guest',
    gecos: environment.mark,
    ...(identity.passphrase === null ? {} : { password: identity.passphrase }),
    account: {},
    version: '',
    auto_reconnect: false,
    enable_echomessage: true,
    // The link detects silence (pulse.ts).
    ping_interval: 0,
    ping_timeout: 0,
    transport: Pipe,
  });
  return {
    register: () => emit('open'),
    adopt: (support) => {
      isMuted = true;
      emit('open');
      for (const line of support) emit('line', line);
      isMuted = false;
    },
    receive: (line) => emit('line', line),
  };
}
