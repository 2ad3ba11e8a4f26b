// The way down: what a guest sees of ngIRCd's lines that are no chat. Knows nothing of sockets or time.

import type { Membership } from './membership.ts';
import type { Message } from './message.ts';
import { isChannel } from './names.ts';
import { rejoinBarrier, type Rejoin } from './rejoin.ts';
import type { Voice } from './voice.ts';

/** Lines of ngIRCd's that an open session looks at; all others pass unread. */
export const watched: ReadonlySet<string | null> = new Set([
  'PING',
  'ERROR',
  'CAP',
  // The guest's own name and channels.
  'JOIN',
  'PART',
  'KICK',
  'NICK',
  // They name ngIRCd's version.
  '002',
  '004',
  // It lists the channel &SERVER, which nobody may enter.
  '322',
  // RPL_WHOISHOST: the address that ngIRCd was told, though it is nobody's.
  '378',
]);

export interface DownstreamOwner {
  /** A line of the Session's own to ngIRCd. */
  say(command: string, ...params: string[]): void;
  /** 001 on the first link. */
  welcomed(): void;
  /** ngIRCd will not have this guest. */
  roomRefuses(text: string): void;
  /** Until the room ends by itself; null: nobody knows. */
  leftMs(): number | null;
}

/** Every method takes one line and returns whether the guest gets it. */
export class Downstream {
  readonly #owner: DownstreamOwner;
  readonly #voice: Voice;
  readonly #membership: Membership;
  readonly #serverName: string;

  constructor(
    owner: DownstreamOwner,
    parts: {
      readonly voice: Voice;
      readonly membership: Membership;
      readonly serverName: string;
    },
  ) {
    this.#owner = owner;
    this.#voice = parts.voice;
    this.#membership = parts.membership;
    this.#serverName = parts.serverName;
  }

  /** Before 001, as before it there is nobody who could chat. */
  welcoming({ command, params }: Message): boolean {
    const [first = ''] = params;
    if (command === 'ERROR') {
      this.#owner.roomRefuses(first);
      return false;
    }
    if (command === '001') {
      this.#named(first);
      this.#owner.welcomed();
    }
    return true;
  }

  open(message: Message): boolean {
    const [, , , userModes = '', channelModes = ''] = message.params;
    switch (message.command) {
      case '002':
        this.#voice.numeric('002', [], `Your host is ${this.#serverName}`);
        return false;
      case '004':
        this.#voice.numeric('004', [this.#serverName, 'mayfly', userModes], channelModes);
        this.#tellLifetime();
        return false;
      case '322':
        return isChannel(message.params[1] ?? '');
      case '378':
        return false;
      case 'ERROR':
        // The link is being closed: its end is repaired, so there is nothing to tell.
        return false;
      default:
        this.#membership.follows(message);
        this.#voice.target = this.#membership.nick;
        return true;
    }
  }

  rejoining(message: Message, rejoin: Rejoin): boolean {
    const step = rejoin.take(message);
    switch (step.kind) {
      case 'show':
        return this.open(message);
      case 'swallow':
        this.#membership.follows(message);
        break;
      case 'nick refused':
        this.#owner.say('NICK', step.next);
        break;
      case 'welcomed':
        this.#return(step.nick);
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
  #return(nick: string): void {
    if (nick !== this.#membership.nick) this.#voice.as(this.#membership.mask, 'NICK', [nick]);
    this.#named(nick);
    for (const { name, key } of this.#membership.channels) {
      this.#owner.say('JOIN', name, ...(key === null ? [] : [key]));
    }
    this.#owner.say('PING', rejoinBarrier);
  }

  #loses(channel: string, why: string): void {
    this.#voice.as(this.#membership.mask, 'PART', [channel, `cannot return: ${why}`]);
    this.#membership.leave(channel);
  }

  /** Seconds, not a time: a clock's skew tells one machine from another, a span does not. */
  #tellLifetime(): void {
    const leftMs = this.#owner.leftMs();
    if (leftMs === null) return;
    const seconds = Math.max(0, Math.floor(leftMs / 1000));
    this.#voice.numeric('005', [`mayfly.chat/ENDS-IN=${seconds}`], 'are supported by this server');
  }

  #named(nick: string): void {
    this.#membership.rename(nick);
    this.#voice.target = this.#membership.nick;
  }
}
