// The way down: decides what a guest gets of ngIRCd's lines that are no chat, and follows what they say.

import { isValidChannel } from '../../contract/room/channel-name.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { foldName } from '../../contract/room/casemap.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import { tellForgetting } from '../ircv3/forget.ts';
import { tellOwnMarks } from '../ircv3/people.ts';
import { replayHistory } from '../ircv3/playback.ts';
import type { Membership } from '../state/membership.ts';
import { Lines } from '../wire/lines.ts';
import { serializeIfFits, serializeMessage, type Message } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import { lifetimeTokens } from './lifetime-tokens.ts';
import { heldText } from './nickname-claims.ts';
import type { SessionParts } from './session-parts.ts';
import { nickRefusals, rejoinBarrier, type Rejoin } from './rejoin.ts';
import { lineSupport, trueSupport } from './support.ts';
import { HostEntry, joinRefusals } from './host-entry.ts';
import { ownOnly, watched } from './watched-commands.ts';
import { tellMarks, tellSharedChannels } from './whois-replies.ts';
import { showsSteward, withoutSteward } from './without-steward.ts';

/** Methods that take a line return whether the guest gets it. */
export class Downstream {
  readonly #parts: SessionParts;
  readonly #replies: ServerReplies;
  readonly #membership: Membership;
  /** Channels that the guest joins, until the end of their names: how many names came so far. */
  readonly #entering = new Map<string, number>();
  #isWelcomed = false;
  readonly #hostEntry: HostEntry;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#replies = parts.replies;
    this.#membership = parts.membership;
    this.#hostEntry = new HostEntry({ ...parts, rooms: parts.options.shared.rooms });
  }

  /** Whether an open session has to read this line, which has this command. */
  watches(command: string | null, line: Uint8Array): boolean {
    // A thousand guests may join at once. Only the guest's own JOIN, PART and NICK matter.
    if (ownOnly.has(command) && this.#membership.isOthers(line))
      return this.#parts.options.shared.rooms.isStewardLine(line);
    if (watched.has(command) || this.#parts.messages.mayRefuse(command)) return true;
    return (
      this.#entering.size > 0 &&
      (command === numeric.RPL_NAMREPLY || command === numeric.RPL_ENDOFNAMES)
    );
  }

  /** On the first link, until 001. */
  welcoming(message: Message): boolean {
    const { command, params } = message;
    if (nickRefusals.has(command)) this.#parts.claims.answered(params[1] ?? '');
    if (command === numeric.ERR_NICKNAMEINUSE) return !this.#tellsHeld(message);
    if (command === numeric.RPL_WELCOME) this.#named(params[0] ?? '', params.at(-1) ?? '');
    return true;
  }

  /** In an open session, and for most lines of a rejoining one. */
  open(message: Message): boolean {
    const { barriers, messages, options, ownModes } = this.#parts;
    const { serverName } = options;
    const [, second = '', third = '', fourth = '', fifth = ''] = message.params;
    if (messages.mayRefuse(message.command) && messages.refused(message)) return false;
    switch (message.command) {
      case 'PONG':
        return !barriers.answered(second);
      case 'TOPIC':
        return this.#followOwnRoom(message);
      case 'MODE':
        return this.#followMode(message);
      case numeric.RPL_YOURHOST:
        this.#replies.numeric(numeric.RPL_YOURHOST, [], `Your host is ${serverName}`);
        return false;
      case numeric.RPL_CREATED:
        this.#replies.numeric(
          numeric.RPL_CREATED,
          [],
          'This room lives in RAM; since when is not told',
        );
        return false;
      case numeric.RPL_MYINFO:
        this.#replies.numeric(numeric.RPL_MYINFO, [serverName, 'mayfly', fourth], fifth);
        this.#supports([...options.shared.support, ...lifetimeTokens(this.#parts)]);
        this.#supports(lineSupport);
        return false;
      case numeric.RPL_UNAWAY:
      case numeric.RPL_NOWAWAY:
        return this.#answersAway();
      case numeric.RPL_ISUPPORT:
        // Only what is true here.
        this.#supports(trueSupport(message.params.slice(1, -1)));
        return false;
      case numeric.RPL_WHOISSERVER:
        tellMarks(second, options.shared.roster, this.#replies);
        return true;
      case numeric.RPL_WHOISCHANNELS:
        tellSharedChannels(second, third, this.#membership, this.#replies);
        return false;
      case numeric.RPL_LIST:
        return isValidChannel(second);
      // When a channel was made, and when a topic was set: times tell one machine from another.
      case numeric.RPL_CREATIONTIME:
      case numeric.RPL_TOPICWHOTIME:
        return false;
      case numeric.RPL_ENDOFMOTD:
      case numeric.ERR_NOMOTD:
        this.#show(message);
        this.#welcomed();
        return false;
      case numeric.RPL_NAMREPLY:
        ownModes.readNames(third, fourth);
        this.#counts(third, fourth);
        return true;
      case numeric.RPL_ENDOFNAMES:
        return !this.#arrives(second, message);
      case numeric.RPL_WHOISHOST:
        return false;
      case numeric.ERR_NICKNAMEINUSE:
        this.#parts.claims.answered(second);
        return !this.#tellsHeld(message);
      case 'ERROR':
        // The link is about to close. It will be dialled again, so the guest need not know.
        return false;
      default:
        if (showsSteward.has(message.command)) return this.#showWithoutSteward(message);
        if (joinRefusals.has(message.command)) return !this.#hostEntry.refused(message);
        this.#follow(message);
        return true;
    }
  }

  /** The link is gone, and with it the names that were to come. */
  lost(): void {
    this.#entering.clear();
    this.#hostEntry.settled(null);
  }

  /** On a new link, until all channels have answered. */
  rejoining(message: Message, rejoin: Rejoin): boolean {
    const step = rejoin.next(message);
    switch (step.kind) {
      case 'show':
        // The guest's user modes are set again: the guest knows them already.
        if (message.command === 'MODE' && this.#parts.userModes.follow(message)) return false;
        if (message.command === numeric.RPL_ENDOFNAMES)
          this.#parts.ownModes.arrived(message.params[1] ?? '', true);
        return this.open(message);
      case 'swallow':
        this.#parts.presence.apply(this.#membership.follow(message));
        break;
      case 'nick refused':
        this.#parts.claims.answered(message.params[1] ?? '');
        this.#parts.commands.send(
          'NICK',
          this.#parts.claims.claimFirst(step.next, () => rejoin.nextNick()),
        );
        break;
      case 'welcomed':
        this.#return(step.nick, message.params.at(-1) ?? '', rejoin);
        break;
      case 'lost':
        this.#lose(step.channel, step.why);
        break;
    }
    return false;
  }

  /** Back on a new link, perhaps with another nickname: the guest sees a NICK, as ngIRCd would send it. */
  #return(nick: string, text: string, rejoin: Rejoin): void {
    if (nick !== this.#membership.nick) this.#replies.as(this.#membership.mask, 'NICK', [nick]);
    this.#named(nick, text);
    this.#parts.userModes.restore();
    this.#parts.away.sync();
    for (const { name, key } of this.#membership.channels) {
      this.#parts.commands.send('JOIN', name, ...(key === null ? [] : [key]));
    }
    this.#parts.barriers.raise(() => {
      for (const channel of rejoin.settle()) this.#lose(channel, 'no answer');
    }, rejoinBarrier);
  }

  #lose(channel: string, why: string): void {
    this.#replies.as(this.#membership.mask, 'PART', [
      channel,
      inEnglish('says.cannotReturn', { text: why }),
    ]);
    this.#parts.presence.apply(this.#membership.leave(channel));
  }

  /** Tells how long the room lives. A client reads it as at the start. */
  tellEnd(): void {
    this.#supports(lifetimeTokens(this.#parts));
  }

  #supports(tokens: readonly string[]): void {
    if (tokens.length > 0)
      this.#replies.numeric(numeric.RPL_ISUPPORT, tokens, 'are supported by this server');
  }

  /** 433 for the nickname of a guest who is held. @returns whether the line was shown here. */
  #tellsHeld(message: Message): boolean {
    const [target = '*', nick = ''] = message.params;
    const { options, time } = this.#parts;
    const text = heldText(options.shared.roster.heldForMs(nick, time.nowMs));
    if (text !== null) this.#show({ ...message, params: [target, nick, text] });
    return text !== null;
  }

  /** Tells a new guest once which channels there are, and what their client cannot do. */
  #welcomed(): void {
    if (this.#isWelcomed) return;
    this.#isWelcomed = true;
    const { enabled, options } = this.#parts;
    const { forgetMs, rooms } = options.shared;
    if (rooms.names.length > 1) {
      this.#replies.notice(inEnglish('says.channels', { text: rooms.names.join(', ') }));
    }
    tellForgetting(forgetMs, enabled, this.#replies);
    tellOwnMarks(this.#parts);
  }

  #named(nick: string, text: string): void {
    this.#parts.presence.apply(this.#membership.welcomed(nick, text));
    this.#replies.target = this.#membership.nick;
  }

  /** A line for the guest, before what is sent next. */
  #show({ source, command, params }: Message): void {
    this.#parts.output.deliver(new Lines(serializeMessage({ source, command, params })));
  }

  #showWithoutSteward(message: Message): false {
    const { serverName, shared } = this.#parts.options;
    const shown = withoutSteward(message, { serverName, rooms: shared.rooms });
    const line =
      shown === null
        ? null
        : serializeIfFits({ source: shown.source, command: shown.command, params: shown.params });
    if (line !== null) this.#parts.output.deliver(new Lines(line));
    return false;
  }

  #followMode(message: Message): boolean {
    const { ownModes, presence, userModes } = this.#parts;
    if (ownModes.isOwn(message)) return false;
    if (userModes.follow(message)) return true;
    if (ownModes.follow(message)) presence.silence(message.params[0] ?? '');
    return this.#followOwnRoom(message);
  }

  /** A MODE or TOPIC of a channel: the guest's own is remembered for the time after ngIRCd's restart. */
  #followOwnRoom(message: Message): boolean {
    const { rooms } = this.#parts.options.shared;
    if (rooms.isSteward(message.source)) return this.#showWithoutSteward(message);
    if (this.#membership.isSelf(message.source)) rooms.follow(message);
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
    this.#hostEntry.settled(channel);
    const { options, ownModes } = this.#parts;
    ownModes.arrived(channel, false);
    this.#show(message);
    // With no other name in it, ngIRCd has just made the channel.
    replayHistory(channel, names <= 1, { ...this.#parts, backlog: options.shared.backlog });
    return true;
  }
}
