// What the client says: PRIVMSG and NOTICE become texts for the group, or go to the room's service in clear.

import { sameName } from '../../contract/room/casemap.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { isServiceName, serviceName } from '../../contract/room/service.ts';
import { utf8 } from '../bytes/bytes.ts';
import type { Group, GroupAction } from '../group/group-types.ts';
import type { ClientSide } from './client-side.ts';
import { plainLine, type IrcLine } from './irc-line.ts';
import { isCtcpQuery, maxLineBytes, splitText } from './split-text.ts';
import type { RoomSide } from './room-side.ts';
import type { ClientLine, Tickets } from './tickets.ts';
import type { Whereabouts } from './whereabouts.ts';

/** As the room has it: TARGMAX in 005. */
const maxTargets = 16;
/** Texts that wait until the guest is in the group, and how long. */
const maxWaiting = 64;
const maxWaitMs = 60_000;
/** `!,guest@5d41402a.room`: longer than any that the room gives. */
const maskRestBytes = 40;

type Command = 'PRIVMSG' | 'NOTICE';

/** For another page of the same tab. */
export interface WaitingText {
  readonly command: Command;
  readonly target: string;
  readonly text: string;
  /** The group's. */
  readonly ticket: number;
}

export interface OwnTalkParts {
  readonly group: Group;
  readonly where: Whereabouts;
  readonly tickets: Tickets;
  readonly client: ClientSide;
  /** A line is for the service. */
  readonly asksService: (line: IrcLine) => Promise<void>;
  readonly room: RoomSide;
  /** Does what the group answers. */
  readonly perform: (actions: readonly GroupAction[]) => void;
}

export class OwnTalk {
  readonly #parts: OwnTalkParts;
  #waiting: WaitingText[];
  /** Since when the first of them waits. */
  #waitingSinceMs: number;
  /** Tickets of lines for the service whose echo has not come. */
  readonly #forService: (number | null)[] = [];

  constructor(parts: OwnTalkParts, waiting: readonly WaitingText[], nowMs: number) {
    this.#parts = parts;
    this.#waiting = [...waiting];
    this.#waitingSinceMs = nowMs;
  }

  get waiting(): readonly WaitingText[] {
    return this.#waiting;
  }

  async say(
    line: IrcLine & { command: Command },
    ticket: number | null,
    nowMs: number,
  ): Promise<void> {
    const { client, where } = this.#parts;
    const { command, params } = line;
    const [list = '', text = ''] = params;
    if (!where.isRegistered) {
      client.numeric(numeric.ERR_NOTREGISTERED, [command], 'Say NICK and USER first', ticket);
      return;
    }
    if (params.length < 2 || text === '') {
      client.numeric(numeric.ERR_NEEDMOREPARAMS, [command], 'Not enough parameters', ticket);
      return;
    }
    const targets = distinct(list);
    if (targets.length > maxTargets) {
      client.numeric(numeric.ERR_TOOMANYTARGETS, [list.slice(0, 64)], 'Too many targets', ticket);
      return;
    }
    const others = targets.filter((name) => !isServiceName(name));
    if (others.length < targets.length) {
      await this.#askService(command, text, ticket, others.length > 0);
    }
    const texts = others.flatMap((target) => this.#texts(command, target, text));
    const own: ClientLine = { ticket, unsent: texts.length };
    for (const [target, part] of texts) {
      const one = {
        command,
        target,
        text: part,
        ticket: this.#parts.tickets.make({ line: own, target }),
      };
      await this.#sayOrWait(one, nowMs);
    }
  }

  /** The echo of a line for the service has come. @returns the client's ticket; null: it has none. */
  serviceEchoed(): number | null {
    return this.#forService.shift() ?? null;
  }

  /** The guest is in the group now, or never will be. */
  async flush(): Promise<void> {
    const { stage } = this.#parts.group.view;
    if (stage !== 'inside' && stage !== 'broken') return;
    await this.#sayAll();
  }

  /** Who waits too long is told. */
  async tick(nowMs: number): Promise<void> {
    if (this.#waiting.length > 0 && nowMs - this.#waitingSinceMs > maxWaitMs) await this.#sayAll();
  }

  /** The session is over: nothing of it will be said. */
  refuseAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#parts.perform(
      waiting.map(({ ticket }) => ({ kind: 'refused', ticket, why: 'not inside' })),
    );
  }

  async #sayAll(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) await this.#say(one);
  }

  async #askService(
    command: Command,
    text: string,
    ticket: number | null,
    hasMore: boolean,
  ): Promise<void> {
    this.#forService.push(ticket);
    if (this.#forService.length > maxWaiting) this.#forService.shift();
    const line = plainLine(null, command, serviceName, text);
    this.#parts.room.pass([line], ticket, hasMore);
    await this.#parts.asksService(line);
  }

  /** The texts that fit into one line each for whoever gets them. */
  #texts(command: Command, target: string, text: string): readonly (readonly [string, string])[] {
    const { client, where } = this.#parts;
    if (isCtcpQuery(text)) {
      const why = 'Cannot send: of CTCP only /me passes here: the rest asks about people';
      if (command === 'PRIVMSG') client.numeric(numeric.ERR_CANNOTSENDTOCHAN, [target], why);
      return [];
    }
    const maskBytes =
      utf8(where.mask ?? where.nick).length + (where.mask === null ? maskRestBytes : 0);
    const head = `: ${command} ${target} :`;
    const maxBytes = Math.max(100, maxLineBytes - maskBytes - utf8(head).length);
    return splitText(text, maxBytes).map((part) => [target, part]);
  }

  async #sayOrWait(one: WaitingText, nowMs: number): Promise<void> {
    const { group, where } = this.#parts;
    const { stage } = group.view;
    const waits = stage === 'entering' || (stage === 'outside' && where.isIn);
    if (!waits || this.#waiting.length >= maxWaiting) {
      await this.#say(one);
      return;
    }
    if (this.#waiting.length === 0) this.#waitingSinceMs = nowMs;
    this.#waiting.push(one);
  }

  async #say({ command, target, text, ticket }: WaitingText): Promise<void> {
    const { group, where, perform } = this.#parts;
    // Where the room does not say that it is sealed, nobody checks what leaves this device.
    if (where.channel === null) {
      perform([{ kind: 'refused', ticket, why: 'not inside' }]);
      return;
    }
    perform(await group.say(command, target, text, ticket));
  }
}

/** The names of a list, each once. */
function distinct(list: string): readonly string[] {
  const names = list.split(',').filter((name) => name !== '');
  return names.filter((name, at) => names.findIndex((other) => sameName(other, name)) === at);
}
