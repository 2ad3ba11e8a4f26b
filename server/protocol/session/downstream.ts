// The way down: decides what a guest gets of ngIRCd's lines that are no chat, and follows what they say.

import { foldName } from '../../contract/room/casemap.ts';
import { isChannel } from '../../contract/room/names.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import { replayHistory } from '../ircv3/playback.ts';
import type { Membership } from '../state/membership.ts';
import { serializeMessage, type Message } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import type { SessionParts } from './parts.ts';
import { rejoinBarrier, type Rejoin } from './rejoin.ts';
import { lineSupport, trueSupport } from './support.ts';
import { ownOnly, watched } from './watched-commands.ts';

/** Methods that take a line return whether the guest gets it. */
export class Downstream {
  readonly #parts: SessionParts;
  readonly #replies: ServerReplies;
  readonly #membership: Membership;
  /** Channels that the guest joins, until the end of their names: how many names came so far. */
  readonly #entering = new Map<string, number>();
  #hasListedRooms = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#replies = parts.replies;
    this.#membership = parts.membership;
  }

  /** Whether an open session has to read this line, which has this command. */
  watches(command: string | null, line: Uint8Array): boolean {
    // A thousand guests may join at once. Only the guest's own JOIN, PART and NICK matter.
    if (ownOnly.has(command) && this.#membership.isOthers(line)) return false;
    if (watched.has(command) || this.#parts.messages.mayRefuse(command)) return true;
    return this.#entering.size > 0 && (command === '353' || command === '366');
  }

  /** On the first link, until 001. */
  welcoming(message: Message): boolean {
    const { command, params } = message;
    if (command === '433') return !this.#tellsHeld(message);
    if (command === '001') this.#named(params[0] ?? '', params.at(-1) ?? '');
    return true;
  }

  /** In an open session, and for most lines of a rejoining one. */
  open(message: Message): boolean {
    const { barriers, messages, options, ownModes, roomList } = this.#parts;
    const { serverName } = options;
    const [, second = '', third = '', fourth = '', fifth = ''] = message.params;
    if (messages.mayRefuse(message.command)) messages.refused(message);
    switch (message.command) {
      case 'PONG':
        return !barriers.answered(second);
      case 'MODE':
        return this.#followMode(message);
      case '002':
        this.#replies.numeric('002', [], `Your host is ${serverName}`);
        return false;
      case '003':
        this.#replies.numeric('003', [], 'This room lives in RAM; since when is not told');
        return false;
      case '004':
        this.#replies.numeric('004', [serverName, 'mayfly', fourth], fifth);
        this.#supports([...options.shared.support, ...this.#lifetime()]);
        this.#supports(lineSupport);
        return false;
      case '305':
      case '306':
        return this.#answersAway();
      case '005':
        // Only what is true here.
        this.#supports(trueSupport(message.params.slice(1, -1)));
        return false;
      case '319':
        this.#shares(second, third);
        return false;
      case '322':
        roomList.listed(second);
        return isChannel(second);
      case '323':
        for (const room of roomList.ended()) this.#replies.numeric('322', [room, '0'], '');
        return true;
      // When a channel was made, and when a topic was set: times tell one machine from another.
      case '329':
      case '333':
        return false;
      case '346':
      case '348':
      case '367':
        this.#show({ ...message, params: message.params.slice(0, 4) });
        return false;
      case '376':
      case '422':
        this.#show(message);
        this.#listRooms();
        return false;
      case '353':
        ownModes.readNames(third, fourth);
        this.#counts(third, fourth);
        return true;
      case '366':
        return !this.#arrives(second, message);
      case '378':
        return false;
      case '433':
        return !this.#tellsHeld(message);
      case 'ERROR':
        // The link is about to close. It will be dialled again, so the guest need not know.
        return false;
      default:
        this.#follow(message);
        return true;
    }
  }

  /** The link is gone, and with it the names that were to come. */
  lost(): void {
    this.#entering.clear();
  }

  /** On a new link, until all channels have answered. */
  rejoining(message: Message, rejoin: Rejoin): boolean {
    const step = rejoin.next(message);
    switch (step.kind) {
      case 'show':
        // The guest's user modes are set again: the guest knows them already.
        if (message.command === 'MODE' && this.#parts.userModes.follow(message)) return false;
        if (message.command === '366') this.#parts.ownModes.arrived(message.params[1] ?? '', true);
        return this.open(message);
      case 'swallow':
        this.#parts.presence.apply(this.#membership.follow(message));
        break;
      case 'nick refused':
        this.#parts.commands.send('NICK', step.next);
        break;
      case 'welcomed':
        this.#return(step.nick, message.params.at(-1) ?? '');
        break;
      case 'settled':
        for (const channel of step.unanswered) this.#lose(channel, 'no answer');
        break;
      case 'lost':
        this.#lose(step.channel, step.why);
        break;
    }
    return false;
  }

  /** Back on a new link, perhaps with another nickname: the guest sees a NICK, as ngIRCd would send it. */
  #return(nick: string, text: string): void {
    if (nick !== this.#membership.nick) this.#replies.as(this.#membership.mask, 'NICK', [nick]);
    this.#named(nick, text);
    this.#parts.userModes.restore();
    this.#parts.away.sync();
    for (const { name, key } of this.#membership.channels) {
      this.#parts.commands.send('JOIN', name, ...(key === null ? [] : [key]));
    }
    this.#parts.commands.send('PING', rejoinBarrier);
  }

  #lose(channel: string, why: string): void {
    this.#replies.as(this.#membership.mask, 'PART', [
      channel,
      inEnglish('says.cannotReturn', { text: why }),
    ]);
    this.#parts.presence.apply(this.#membership.leave(channel));
  }

  /** Seconds, not a time: exact times tell one machine from another, a duration does not. */
  #lifetime(): readonly string[] {
    const { options, time } = this.#parts;
    if (options.endsAtMs === null) return [];
    const seconds = Math.max(0, Math.floor((options.endsAtMs - time.nowMs) / 1000));
    return [`mayfly.chat/ENDS-IN=${seconds}`];
  }

  #supports(tokens: readonly string[]): void {
    if (tokens.length > 0) this.#replies.numeric('005', tokens, 'are supported by this server');
  }

  /** 319: shows only those of somebody's channels that the guest is in, too: the others may be secret. */
  #shares(nick: string, channels: string): void {
    const shared = channels
      .split(' ')
      .filter((name) => this.#membership.has(name.replace(/^[~&@%+]+/, '')));
    if (shared.length > 0) this.#replies.numeric('319', [nick], shared.join(' '));
  }

  /**
   * 433 for a nickname whose guest lost their connection, perhaps the same person in a closed tab: tells how
   * long it is held. That they are away is no secret (301). @returns whether the line was shown here.
   */
  #tellsHeld(message: Message): boolean {
    const [target = '*', nick = ''] = message.params;
    const { options, time } = this.#parts;
    const heldForMs = options.shared.roster.heldForMs(nick, time.nowMs);
    if (heldForMs === null) return false;
    const text = inEnglish('says.nickHeld', { count: String(minutesAtMost(heldForMs)) });
    this.#show({ ...message, params: [target, nick, text] });
    return true;
  }

  /** Tells a new guest once which channels there are. */
  #listRooms(): void {
    const { rooms } = this.#parts.options.shared;
    if (this.#hasListedRooms || rooms.length < 2) return;
    this.#hasListedRooms = true;
    this.#replies.notice(inEnglish('says.channels', { text: rooms.join(', ') }));
  }

  #named(nick: string, text: string): void {
    this.#parts.presence.apply(this.#membership.welcomed(nick, text));
    this.#replies.target = this.#membership.nick;
  }

  /** A line for the guest, before what is sent next. */
  #show({ source, command, params }: Message): void {
    this.#parts.output.deliver(serializeMessage({ source, command, params }));
  }

  #followMode(message: Message): boolean {
    const { ownModes, presence, userModes } = this.#parts;
    if (ownModes.isOwn(message)) return false;
    if (userModes.follow(message)) return true;
    if (ownModes.follow(message)) presence.silence(message.params[0] ?? '');
    return true;
  }

  #answersAway(): boolean {
    const { away, presence } = this.#parts;
    const { isForGuest, hasChanged } = away.answered();
    if (hasChanged) presence.tellAway();
    return isForGuest;
  }

  #follow(message: Message): void {
    const channel = message.params[0] ?? '';
    const isJoining = message.command === 'JOIN' && !this.#membership.has(channel);
    this.#parts.presence.apply(this.#membership.follow(message));
    if (isJoining && this.#membership.has(channel)) this.#entering.set(foldName(channel), 0);
    this.#replies.target = this.#membership.nick;
  }

  #counts(channel: string, names: string): void {
    const before = this.#entering.get(foldName(channel));
    const more = names.split(' ').filter((name) => name !== '').length;
    if (before !== undefined) this.#entering.set(foldName(channel), before + more);
  }

  /** @returns whether the line was shown here. */
  #arrives(channel: string, message: Message): boolean {
    const names = this.#entering.get(foldName(channel));
    if (names === undefined) return false;
    this.#entering.delete(foldName(channel));
    const { options, ownModes } = this.#parts;
    ownModes.arrived(channel, false);
    this.#show(message);
    // With no other name in it, ngIRCd has just made the channel.
    replayHistory(channel, names <= 1, { ...this.#parts, backlog: options.shared.backlog });
    return true;
  }
}

/** In minutes: it must not tell exactly when a guest was lost. */
function minutesAtMost(ms: number): number {
  return Math.max(1, Math.ceil(ms / 60_000));
}
