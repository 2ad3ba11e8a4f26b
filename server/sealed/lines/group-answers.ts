// Does what the group answers: sends frames, shows texts, and tells the client what could not be read or sent.

import { sameName } from '../../contract/room/casemap.ts';
import { hasChannelPrefix } from '../../contract/room/channel-name.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { inEnglish, inEnglishCount, type RoomKey } from '../../contract/words/room-says.ts';
import { utf8 } from '../bytes/bytes.ts';
import type { Group, GroupAction, GroupFault, GroupView } from '../group/group-types.ts';
import type { Capabilities } from './capabilities.ts';
import type { ClientSide } from './client-side.ts';
import { nickOf, type IrcLine } from './irc-line.ts';
import type { MessageChunks, MessageLines } from './message-chunks.ts';
import type { PastTalk } from './past-talk.ts';
import type { RoomSide } from './room-side.ts';
import { cutText, isCtcpQuery, maxLineBytes } from './split-text.ts';
import type { Tickets } from './tickets.ts';
import type { Whereabouts } from './whereabouts.ts';

/** The last line of the frame that the group was given, and the ids of all its lines. */
export interface Arrival {
  readonly line: IrcLine;
  readonly msgids: MessageLines;
}

type Of<K extends GroupAction['kind']> = Extract<GroupAction, { readonly kind: K }>;

export interface GroupAnswersParts {
  readonly group: Group;
  readonly capabilities: Capabilities;
  readonly client: ClientSide;
  readonly room: RoomSide;
  readonly where: Whereabouts;
  readonly tickets: Tickets;
  readonly messages: MessageChunks;
  readonly past: PastTalk;
  readonly changed: (view: GroupView) => void;
}

const faults: Readonly<Record<GroupFault, RoomKey>> = {
  split: 'says.sealedSplit',
  changed: 'says.sealedChanged',
  'cast out': 'says.sealedCastOut',
};

const refusals: Readonly<Record<Of<'refused'>['why'], RoomKey>> = {
  'not inside': 'says.sealedNotIn',
  'too long': 'says.sealedTooLong',
  nobody: 'says.sealedNobody',
  broken: 'says.sealedMute',
};

export class GroupAnswers {
  readonly #parts: GroupAnswersParts;
  /** The fault that the client was told of. */
  #toldFault: GroupFault | null = null;

  constructor(parts: GroupAnswersParts) {
    this.#parts = parts;
  }

  /** @param arrival what the group was given; null: no frame. */
  perform(actions: readonly GroupAction[], arrival: Arrival | null): void {
    for (const action of actions) this.#perform(action, arrival);
  }

  #perform(action: GroupAction, arrival: Arrival | null): void {
    switch (action.kind) {
      case 'send':
        this.#send(action);
        break;
      case 'text':
        if (arrival !== null) this.#show(action, arrival);
        break;
      case 'unreadable':
        if (arrival !== null) this.unreadable(action.why, arrival.line);
        break;
      case 'gap':
        if (arrival !== null) {
          this.#parts.client.notice(
            arrival.line.params[0] ?? '',
            inEnglishCount('says.sealedGap', action.count),
          );
        }
        break;
      case 'refused':
        this.#refused(action);
        break;
      case 'changed':
        this.#changed(action.view);
    }
  }

  /** Tells that a frame cannot be read. @param line its last one. */
  unreadable(why: Of<'unreadable'>['why'], { source, params: [target = ''] }: IrcLine): void {
    const { client, past } = this.#parts;
    const nick = nickOf(source) ?? '';
    if (why === 'unknown') {
      client.notice(target, inEnglish('says.sealedUnread', { text: nick }));
      return;
    }
    const place = hasChannelPrefix(target) ? target : nick;
    if (past.isNews(place)) client.notice(target, inEnglish('says.sealedPast'));
  }

  #send({ target, bytes, ticket }: Of<'send'>): void {
    if (this.#parts.room.send(target, bytes, ticket) || ticket === null) return;
    this.#refused({ kind: 'refused', ticket, why: 'too long' });
  }

  #show({ from, command, text, ticket }: Of<'text'>, { line, msgids }: Arrival): void {
    const { capabilities, client, messages, tickets, where } = this.#parts;
    const own = tickets.take(ticket);
    messages.add(msgids);
    // Another member's program may be any: it must not make lines of its own here, nor ask this client.
    const clean = text.replace(/[\0\r\n]+/g, ' ');
    if (clean === '' || isCtcpQuery(clean)) return;
    const isOwn = where.isSelf(line.source);
    if (isOwn && !capabilities.has('echo-message')) return;
    const [target = ''] = line.params;
    const source = sealedUnder(from, line.source);
    const head = utf8(`:${source ?? ''} ${command} ${target} :`).length;
    const fitting = cutText(clean, Math.max(1, maxLineBytes - head));
    client.show(
      { ...line, source, command, params: [target, fitting], hasColon: true },
      isOwn ? (own?.line.ticket ?? null) : null,
    );
  }

  #refused({ ticket, why }: Of<'refused'>): void {
    const { client, tickets, where } = this.#parts;
    const text = tickets.take(ticket);
    if (text === null) return;
    text.line.unsent -= 1;
    const { target } = text;
    const key = where.channel === null ? 'says.notSealed' : refusals[why];
    const words = inEnglish(key, { text: target });
    client.notice(target, words);
    // For a program, by the line's number: this one did not go.
    if (text.line.ticket !== null) {
      const code = hasChannelPrefix(target) ? numeric.ERR_CANNOTSENDTOCHAN : numeric.ERR_NOSUCHNICK;
      client.numeric(code, [target], words, text.line.ticket);
    }
  }

  #changed(view: GroupView): void {
    const { client, changed, where } = this.#parts;
    changed(view);
    if (view.fault !== null && view.fault !== this.#toldFault) {
      client.notice(where.channel ?? '', inEnglish(faults[view.fault]));
    }
    this.#toldFault = view.fault;
  }
}

/** The server may say that somebody has another name: what counts is the one under which the text was sealed. */
function sealedUnder(nick: string | null, source: string | null): string | null {
  if (nick === null || source === null || sameName(nick, nickOf(source) ?? '')) return source;
  return nick + source.slice(source.indexOf('!'));
}
