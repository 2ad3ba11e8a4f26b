/// <reference path="./irc-framework.d.ts" />
// Registers a guest and parses lines, with irc-framework's parser and handlers; contract/room translates them into
// events. A parser lives as long as the guest's session, over any number of connections.

import {
  forgetCapability,
  peopleCapability,
  redactionCapability,
  resumeCapability,
} from '../../../server/contract/room/extension-names.ts';
import IrcCommandHandler from 'irc-framework/src/commands/handler.js';
import parseIrcLine from 'irc-framework/src/irclineparser.js';
import NetworkInfo from 'irc-framework/src/networkinfo.js';
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

export type MakeParser = (identity: Identity, environment: ParserEnvironment) => Parser;

/** In addition to those that irc-framework requests by itself. */
const otherCapabilities = [
  resumeCapability,
  forgetCapability,
  peopleCapability,
  redactionCapability,
  'draft/chathistory',
];

/** RPL_WELCOME, RPL_ISUPPORT, and what has to be answered. web/shims leaves the handlers of other lines out. */
const handled = new Set(['001', '005', 'CAP', 'PING']);

export function makeParser(identity: Identity, environment: ParserEnvironment): Parser {
  const { nick, passphrase } = identity;
  const { now, mark, send, emit } = environment;
  let isMuted = false;
  const write = (line: string): void => {
    if (!isMuted) send(line);
  };
  const network = new NetworkInfo();
  const options = { account: {}, enable_echomessage: true };
  const handler = new IrcCommandHandler({ connection: { write, options }, network });
  handler.requestExtraCaps(otherCapabilities);
  handler.on('registered', (event) => {
    if (isMuted) return;
    const echoes = network.cap.isEnabled('echo-message');
    emit({ kind: 'registered', nick: event.nick, echoes, at: now() });
  });
  const translator = new RoomTranslator(now);
  const receive = (line: string): void => {
    if (line === '') return;
    const message = parseIrcLine(line);
    if (handled.has(message.command)) handler.dispatch(message);
    const { command, params, prefix, tags } = message;
    const source = prefix === '' ? null : prefix;
    const events = translator.translate({
      command,
      params,
      source,
      tags: new Map(Object.entries(tags)),
    });
    for (const roomEvent of events) if (!isMuted) emit(roomEvent);
  };
  return {
    register: () => {
      write('CAP LS 302');
      if (passphrase !== null)
        write(`PASS ${/^:|\s/.test(passphrase) ? `:${passphrase}` : passphrase}`);
      write(`NICK ${nick}`);
      write(`USER guest 0 * ${mark}`);
    },
    adopt: (support) => {
      isMuted = true;
      for (const line of support) receive(line);
      isMuted = false;
    },
    receive,
  };
}
