// Handles the lines between one client and the room, one after the other: each is done before the next begins.

import { redactionCapability } from '../../contract/room/extension-names.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { Group, GroupAction, GroupView } from '../group/group-types.ts';
import type { RandomBytes } from '../seal/seal.ts';
import { Capabilities } from './capabilities.ts';
import { clearedLine } from './clear-words.ts';
import { ClientSide } from './client-side.ts';
import { ChunkGatherer } from './gather-chunks.ts';
import { GroupAnswers } from './group-answers.ts';
import { nickOf, readLine, type IrcLine } from './irc-line.ts';
import type { KeptRoom } from './kept-lines.ts';
import { MessageChunks } from './message-chunks.ts';
import { OwnTalk } from './own-talk.ts';
import { PastTalk } from './past-talk.ts';
import { revokedBy } from './revocations.ts';
import { RoomSide } from './room-side.ts';
import { RoomTalk } from './room-talk.ts';
import { SentFrames } from './sent-frames.ts';
import { Tickets } from './tickets.ts';
import { nowhere, Whereabouts } from './whereabouts.ts';

export interface SealedRoomParts {
  readonly group: Group;
  readonly random: RandomBytes;
  /** The id of the invitation that this device came by. */
  readonly ownInvitation: string;
  readonly toClient: (line: string) => void;
  readonly toRoom: (line: string, ticket: number | null, isLast: boolean) => void;
  readonly changed: (view: GroupView) => void;
  /** The room has said which channel is the group's. */
  readonly channelIs: (channel: string) => void;
}

/** Replies that say that a message was not delivered; each names its target second. */
const talkRefusals: ReadonlySet<string> = new Set([
  numeric.ERR_NOSUCHNICK,
  numeric.ERR_NOSUCHCHANNEL,
  numeric.ERR_CANNOTSENDTOCHAN,
]);

/** One session with the room. A new registration makes a new one. */
export class SealedRoom {
  readonly #group: Group;
  readonly #capabilities: Capabilities;
  readonly #where: Whereabouts;
  readonly #client: ClientSide;
  readonly #room: RoomSide;
  readonly #sent: SentFrames;
  readonly #tickets: Tickets;
  readonly #messages: MessageChunks;
  readonly #past = new PastTalk();
  /** A client asks by them what came of its texts: they wait as long as these. */
  #pings: { readonly line: IrcLine; readonly ticket: number | null }[] = [];
  readonly #ownInvitation: string;
  readonly #gatherer = new ChunkGatherer();
  readonly #answers: GroupAnswers;
  readonly #ownTalk: OwnTalk;
  readonly #roomTalk: RoomTalk;

  /** @param kept of an earlier page; null: the client is about to register. @param firstTicket a new one. */
  constructor(parts: SealedRoomParts, kept: KeptRoom | null, firstTicket: number, nowMs: number) {
    const { group, random, toClient, toRoom, changed, channelIs } = parts;
    this.#group = group;
    this.#ownInvitation = parts.ownInvitation;
    this.#capabilities = new Capabilities(kept?.capabilities ?? null);
    this.#where = new Whereabouts(group, channelIs, kept?.where ?? nowhere);
    this.#sent = new SentFrames(kept?.sent ?? []);
    this.#tickets = new Tickets(kept?.nextTicket ?? firstTicket, kept?.tickets ?? []);
    this.#messages = new MessageChunks(kept?.messages ?? []);
    this.#gatherer.restore(kept?.chunks ?? [], nowMs);
    const own = { where: this.#where, capabilities: this.#capabilities, tickets: this.#tickets };
    this.#client = new ClientSide({ ...own, toClient });
    this.#room = new RoomSide({ ...own, random, sent: this.#sent, toRoom }, kept?.queued ?? []);
    const shared = { ...own, group, client: this.#client, room: this.#room, past: this.#past };
    this.#answers = new GroupAnswers({ ...shared, messages: this.#messages, changed });
    const perform = (actions: readonly GroupAction[]): void => this.#answers.perform(actions, null);
    const asksService = (line: IrcLine): Promise<void> => this.#asksService(line);
    this.#ownTalk = new OwnTalk({ ...shared, asksService, perform }, kept?.waiting ?? [], nowMs);
    this.#roomTalk = new RoomTalk({
      ...shared,
      answers: this.#answers,
      gatherer: this.#gatherer,
      ownTalk: this.#ownTalk,
      sent: this.#sent,
    });
  }

  /** null: there is nothing to go on with. */
  keep(): KeptRoom | null {
    if (!this.#where.isRegistered) return null;
    return {
      capabilities: this.#capabilities.enabled,
      where: this.#where.keep(),
      sent: this.#sent.keep(),
      nextTicket: this.#tickets.next,
      tickets: this.#tickets.keep(),
      messages: this.#messages.keep(),
      chunks: this.#gatherer.keep(),
      waiting: this.#ownTalk.waiting,
      queued: this.#room.queued,
    };
  }

  /** A number that no text of this session has. */
  get nextTicket(): number {
    return this.#tickets.next;
  }

  async fromClient(text: string, ticket: number | null, nowMs: number): Promise<void> {
    const line = readLine(text);
    if (line === null) return;
    const { command, params } = line;
    const { before, after } = this.#capabilities.registers(line);
    this.#room.pass(before, null);
    if (command === 'PRIVMSG' || command === 'NOTICE') {
      await this.#ownTalk.say({ ...line, command }, ticket, nowMs);
    } else if (command === 'CAP') {
      const { toRoom, toClient } = this.#capabilities.ask(line, this.#where);
      this.#room.pass(toRoom, ticket);
      for (const answer of toClient) this.#client.show(answer);
    } else if (command === 'REDACT' && params.length > 1) {
      this.#room.pass(this.#messages.takeBack(params[0] ?? '', params[1] ?? ''), ticket);
    } else if (command === 'PING' && this.#ownTalk.waiting.length > 0) {
      this.#pings.push({ line, ticket });
    } else await this.#pass(line, ticket);
    this.#room.pass(after, null);
  }

  async #pass(line: IrcLine, ticket: number | null): Promise<void> {
    const cleared = clearedLine(line);
    if (cleared.kind === 'pass') {
      this.#room.pass([cleared.line], ticket);
      await this.#asksService(cleared.line);
    } else if (cleared.code === 'topic') {
      this.#client.notice(line.params[0] ?? '', inEnglish('says.sealedTopic'));
    } else if (cleared.code !== null) {
      this.#client.numeric(cleared.code, [line.command], 'Unknown command', ticket);
    }
  }

  async #asksService(line: IrcLine): Promise<void> {
    const invitation = revokedBy(line, this.#ownInvitation);
    if (invitation !== null) this.#answers.perform(await this.#group.revoke(invitation), null);
  }

  async fromRoom(text: string, nowMs: number): Promise<void> {
    const line = readLine(text);
    if (line === null) return;
    if (this.#past.follow(line)) return;
    const isOwn = this.#where.isSelf(line.source);
    if (line.command === 'PRIVMSG' || line.command === 'NOTICE') {
      await this.#roomTalk.receive(line, nowMs);
    } else this.#show(line);
    if (isOwn && line.command === 'JOIN') this.#past.entered(line.params[0] ?? '');
    this.#followSender(line);
    this.#answers.perform((await this.#where.follow(line, nowMs)) ?? [], null);
    await this.#goOn(nowMs);
  }

  /** Says what waited for the group, or for the room to take more. */
  async #goOn(nowMs: number): Promise<void> {
    await this.#ownTalk.flush();
    const pings = this.#ownTalk.waiting.length > 0 ? [] : this.#pings.splice(0);
    for (const { line, ticket } of pings) await this.#pass(line, ticket);
    this.#room.pump(nowMs);
  }

  /** The session is over. */
  async end(): Promise<void> {
    this.#answers.perform(await this.#group.outside(), null);
    this.#ownTalk.refuseAll();
  }

  async tick(nowMs: number): Promise<void> {
    this.#gatherer.tick(nowMs);
    this.#answers.perform((await this.#where.tick(nowMs)) ?? [], null);
    this.#answers.perform(await this.#group.tick(nowMs), null);
    await this.#ownTalk.tick(nowMs);
    await this.#goOn(nowMs);
  }

  /** The unfinished frames of whoever has another name now, or is gone. */
  #followSender({ command, source, params: [to = ''] }: IrcLine): void {
    const nick = nickOf(source);
    if (nick === null) return;
    if (command === 'NICK') this.#gatherer.renamed(nick, to);
    if (command === 'QUIT') this.#gatherer.left(nick);
  }

  /** Any line but talk. */
  #show(line: IrcLine): void {
    const { command, params } = line;
    const [, subject = ''] = params;
    if (command === 'TAGMSG') return;
    if (command === 'CAP') this.#capabilityAnswered(line);
    else if (command === 'REDACT') this.#takenBack(line);
    else if (talkRefusals.has(command)) this.#refused(line, subject);
    else if (command === numeric.RPL_AWAY) {
      if (this.#sent.saysAway(subject)) this.#client.show(line);
    } else if (command === 'BATCH') {
      if (this.#capabilities.has('batch')) this.#client.show(line);
    } else if (
      !(command === 'FAIL' && params[0] === 'REDACT' && this.#messages.isPart(params[3] ?? ''))
    ) {
      this.#client.show(line);
    }
    const isWelcomed = command === numeric.RPL_ENDOFMOTD || command === numeric.ERR_NOMOTD;
    if (isWelcomed && this.#where.channel === null) {
      this.#client.notice('', inEnglish('says.notSealed'));
    }
  }

  #capabilityAnswered(line: IrcLine): void {
    const answer = this.#capabilities.answered(line);
    if (answer !== null) this.#client.show(answer);
  }

  #takenBack(line: IrcLine): void {
    const [target = '', msgid = ''] = line.params;
    if (this.#messages.isPart(msgid)) return;
    if (this.#capabilities.has(redactionCapability)) this.#client.show(line);
    else {
      const nick = nickOf(line.source) ?? '';
      this.#client.notice(target, inEnglish('says.tookBack', { nick }));
    }
  }

  #refused(line: IrcLine, target: string): void {
    const refused = this.#sent.refused(target);
    if (refused === null) this.#client.show(line);
    if (refused?.kind !== 'text') return;
    const text = this.#tickets.take(refused.ticket);
    this.#client.show(line, text?.line.ticket ?? null);
  }
}
