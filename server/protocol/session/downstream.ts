// The way down: what a guest sees of ngIRCd's lines that are no chat. Knows nothing of sockets or time.

import * as numeric from '../../contract/room/numerics.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { Away } from '../state/away.ts';
import type { Barriers } from '../state/barrier.ts';
import { foldName } from '../../contract/room/casemap.ts';
import type { Membership } from '../state/membership.ts';
import type { Message } from '../wire/message.ts';
import { isValidChannel } from '../../contract/room/channel-name.ts';
import { rejoinBarrier, type Rejoin } from './rejoin.ts';
import type { RoomList } from './room-list.ts';
import type { OwnChannelModes } from '../state/own-channel-modes.ts';
import { lineSupport, trueSupport } from './support.ts';
import type { PendingMessages } from '../ircv3/pending-messages.ts';
import type { UserModes } from '../state/user-modes.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import { ownOnly, watched } from './watched-commands.ts';

export interface DownstreamOwner {
  /** A line of the Session's own to ngIRCd. */
  say(command: string, ...params: string[]): void;
  /** 001 on the first link. */
  welcomed(): void;
  /** ngIRCd will not have this guest. */
  roomRefuses(text: string): void;
  /** Until the room ends by itself; null: nobody knows. */
  leftMs(): number | null;
  /** How long another's nickname is held yet, at most; null: nobody has it, or its guest is there. */
  heldForMs(nick: string): number | null;
  /** A line for the guest, before what is said next. */
  show(message: Message): void;
  /**
   * The guest is in a channel where they were not before, and has been shown who else is.
   * @param alone nobody else is there: ngIRCd has made the channel anew.
   */
  arrived(channel: string, alone: boolean): void;
}

export interface DownstreamParts {
  readonly away: Away;
  readonly barriers: Barriers;
  readonly membership: Membership;
  readonly roomList: RoomList;
  readonly rooms: readonly string[];
  readonly serverName: string;
  readonly standing: OwnChannelModes;
  readonly talk: PendingMessages;
  readonly userModes: UserModes;
  /** Words of ISUPPORT. */
  readonly support: readonly string[];
  readonly voice: ServerReplies;
}

/** Every method takes one line and returns whether the guest gets it. */
export class Downstream {
  readonly #owner: DownstreamOwner;
  readonly #parts: DownstreamParts;
  readonly #voice: ServerReplies;
  readonly #membership: Membership;
  /** Channels that the guest enters, until their names are told: how many names, so far. */
  readonly #entering = new Map<string, number>();
  #isWelcomed = false;

  constructor(owner: DownstreamOwner, parts: DownstreamParts) {
    this.#owner = owner;
    this.#parts = parts;
    this.#voice = parts.voice;
    this.#membership = parts.membership;
  }

  /** Whether an open session looks at this line, which has this command. */
  watches(command: string | null, line: Uint8Array): boolean {
    // Of all who come and go, as a thousand do at once, the guest's own coming and going counts.
    if (ownOnly.has(command) && this.#membership.isOthers(line)) return false;
    if (watched.has(command) || this.#parts.talk.awaits(command)) return true;
    return (
      this.#entering.size > 0 &&
      (command === numeric.RPL_NAMREPLY || command === numeric.RPL_ENDOFNAMES)
    );
  }

  /** Before 001, as before it there is nobody who could chat. */
  welcoming(message: Message): boolean {
    const { command, params } = message;
    const [first = ''] = params;
    if (command === numeric.ERR_NICKNAMEINUSE) return !this.#tellsHeld(message);
    if (command === 'ERROR') {
      this.#owner.roomRefuses(first);
      return false;
    }
    if (command === numeric.RPL_WELCOME) {
      this.#named(first, params.at(-1) ?? '');
      this.#owner.welcomed();
    }
    return true;
  }

  open(message: Message): boolean {
    const { away, barriers, roomList, serverName, standing, support, talk, userModes } =
      this.#parts;
    const [, second = '', third = '', fourth = '', fifth = ''] = message.params;
    if (talk.awaits(message.command)) talk.refused(message);
    switch (message.command) {
      case 'PONG':
        return !barriers.answered(second);
      case 'MODE':
        if (standing.isOwn(message)) return false;
        if (!userModes.follows(message)) standing.follows(message);
        return true;
      case numeric.RPL_YOURHOST:
        this.#voice.numeric(numeric.RPL_YOURHOST, [], `Your host is ${serverName}`);
        return false;
      case numeric.RPL_CREATED:
        this.#voice.numeric(
          numeric.RPL_CREATED,
          [],
          'This room lives in RAM; since when is not told',
        );
        return false;
      case numeric.RPL_MYINFO:
        this.#voice.numeric(numeric.RPL_MYINFO, [serverName, 'mayfly', fourth], fifth);
        this.#supports([...support, ...this.#lifetime()]);
        this.#supports(lineSupport);
        return false;
      case numeric.RPL_UNAWAY:
      case numeric.RPL_NOWAWAY:
        return away.answered();
      case numeric.RPL_ISUPPORT:
        // What of it is true here.
        this.#supports(trueSupport(message.params.slice(1, -1)));
        return false;
      case numeric.RPL_WHOISCHANNELS:
        this.#shares(second, third);
        return false;
      case numeric.RPL_LIST:
        roomList.tells(second);
        return isValidChannel(second);
      case numeric.RPL_LISTEND:
        for (const room of roomList.ends()) this.#voice.numeric(numeric.RPL_LIST, [room, '0'], '');
        return true;
      // When a channel was made, and who set its topic when: clocks tell one machine from another.
      case numeric.RPL_CREATIONTIME:
      case numeric.RPL_TOPICWHOTIME:
        return false;
      case numeric.RPL_INVITELIST:
      case numeric.RPL_EXCEPTLIST:
      case numeric.RPL_BANLIST:
        this.#owner.show({ ...message, params: message.params.slice(0, 4) });
        return false;
      case numeric.RPL_ENDOFMOTD:
      case numeric.ERR_NOMOTD:
        this.#owner.show(message);
        this.#welcomes();
        return false;
      case numeric.RPL_NAMREPLY:
        standing.lists(third, fourth);
        this.#counts(third, fourth);
        return true;
      case numeric.RPL_ENDOFNAMES:
        return !this.#arrives(second, message);
      case numeric.RPL_WHOISHOST:
        return false;
      case numeric.ERR_NICKNAMEINUSE:
        return !this.#tellsHeld(message);
      case 'ERROR':
        // The link is being closed: its end is repaired, so there is nothing to tell.
        return false;
      default:
        this.#follows(message);
        return true;
    }
  }

  /** The link is gone: what it was about to tell is not told. */
  lost(): void {
    this.#entering.clear();
  }

  rejoining(message: Message, rejoin: Rejoin): boolean {
    const step = rejoin.take(message);
    switch (step.kind) {
      case 'show':
        // The guest's modes are restored: what they were told of them once is so again.
        if (message.command === 'MODE' && this.#parts.userModes.follows(message)) return false;
        if (message.command === numeric.RPL_ENDOFNAMES)
          this.#parts.standing.arrived(message.params[1] ?? '', true);
        return this.open(message);
      case 'swallow':
        this.#membership.follows(message);
        break;
      case 'nick refused':
        this.#owner.say('NICK', step.next);
        break;
      case 'welcomed':
        this.#return(step.nick, message.params.at(-1) ?? '');
        break;
      case 'settled':
        for (const channel of step.unanswered) this.#loses(channel, 'no answer');
        break;
      case 'lost':
        this.#loses(step.channel, step.why);
        break;
    }
    return false;
  }

  /** Back on a new link, perhaps by another name: that is told as ngIRCd tells a NICK. */
  #return(nick: string, text: string): void {
    if (nick !== this.#membership.nick) this.#voice.as(this.#membership.mask, 'NICK', [nick]);
    this.#named(nick, text);
    this.#parts.userModes.restore();
    this.#parts.away.sync();
    for (const { name, key } of this.#membership.channels) {
      this.#owner.say('JOIN', name, ...(key === null ? [] : [key]));
    }
    this.#owner.say('PING', rejoinBarrier);
  }

  #loses(channel: string, why: string): void {
    this.#voice.as(this.#membership.mask, 'PART', [
      channel,
      inEnglish('says.cannotReturn', { text: why }),
    ]);
    this.#membership.leave(channel);
  }

  /** Seconds, not a time: a clock's skew tells one machine from another, a span does not. */
  #lifetime(): readonly string[] {
    const leftMs = this.#owner.leftMs();
    return leftMs === null ? [] : [`mayfly.chat/ENDS-IN=${Math.max(0, Math.floor(leftMs / 1000))}`];
  }

  #supports(tokens: readonly string[]): void {
    if (tokens.length > 0)
      this.#voice.numeric(numeric.RPL_ISUPPORT, tokens, 'are supported by this server');
  }

  /** 319: of somebody's channels those that the guest is in, too. A guest may be hidden in the others. */
  #shares(nick: string, channels: string): void {
    const shared = channels
      .split(' ')
      .filter((name) => this.#membership.has(name.replace(/^[~&@%+]+/, '')));
    if (shared.length > 0) this.#voice.numeric(numeric.RPL_WHOISCHANNELS, [nick], shared.join(' '));
  }

  /**
   * A nickname is taken by a guest whose connection is lost, perhaps the same person's closed tab: it is told
   * how long it is held. That they are away is no secret (301). @returns whether the line was shown here.
   */
  #tellsHeld(message: Message): boolean {
    const [target = '*', nick = ''] = message.params;
    const heldForMs = this.#owner.heldForMs(nick);
    if (heldForMs === null) return false;
    const text = inEnglish('says.nickHeld', { count: String(minutesAtMost(heldForMs)) });
    this.#owner.show({ ...message, params: [target, nick, text] });
    return true;
  }

  /** A newcomer is told where else people may be. */
  #welcomes(): void {
    const { rooms } = this.#parts;
    if (this.#isWelcomed || rooms.length < 2) return;
    this.#isWelcomed = true;
    this.#voice.notice(inEnglish('says.channels', { text: rooms.join(', ') }));
  }

  #named(nick: string, text: string): void {
    this.#membership.welcomed(nick, text);
    this.#voice.target = this.#membership.nick;
  }

  #follows(message: Message): void {
    const channel = message.params[0] ?? '';
    const entered = message.command === 'JOIN' && !this.#membership.has(channel);
    this.#membership.follows(message);
    if (entered && this.#membership.has(channel)) this.#entering.set(foldName(channel), 0);
    this.#voice.target = this.#membership.nick;
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
    this.#parts.standing.arrived(channel, false);
    this.#owner.show(message);
    this.#owner.arrived(channel, names <= 1);
    return true;
  }
}

/** Coarse, so that when exactly a guest was lost is not told. */
function minutesAtMost(ms: number): number {
  return Math.max(1, Math.ceil(ms / 60_000));
}
