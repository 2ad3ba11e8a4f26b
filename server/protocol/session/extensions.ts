// What ngIRCd lacks of IRCv3, as one Session has it: its parts, tied together. Knows no state of the
// Session's and no socket.

import { AwayNotices } from '../ircv3/away-notices.ts';
import { Away } from '../state/away.ts';
import { Barriers } from '../state/barrier.ts';
import { Capabilities, usualCapabilities, type Capability } from '../ircv3/capabilities.ts';
import { ChatHistory, maxHistoryLines } from '../ircv3/chathistory.ts';
import type { DownstreamParts } from './downstream.ts';
import { Membership } from '../state/membership.ts';
import { serializeMessage } from '../wire/message.ts';
import { playback } from '../ircv3/playback.ts';
import { OutgoingTags } from '../ircv3/outgoing-tags.ts';
import { PendingChannels } from '../state/pending-channels.ts';
import { relayed } from '../wire/relayed.ts';
import { RoomList } from './room-list.ts';
import type { Member } from '../state/roster.ts';
import type { SessionOptions } from './session-types.ts';
import { OwnChannelModes } from '../state/own-channel-modes.ts';
import { ownSupport } from './support.ts';
import { PendingMessages, type DeliveredMessage } from '../ircv3/pending-messages.ts';
import type { UpstreamParts } from './upstream.ts';
import { UserModes } from '../state/user-modes.ts';
import type { ServerReplies } from '../wire/server-replies.ts';

export interface ExtensionsOwner {
  /** Whole lines with CRLF, each. */
  toDoor(bytes: Uint8Array): void;
  toRoom(bytes: Uint8Array): void;
  soon(call: () => void): void;
  /** The time of the call that is being served. */
  nowMs(): number;
  /** How long the session is held yet, at most; null: somebody is at its door. */
  heldForMs(nowMs: number): number | null;
  /** A capability was switched, before or after registration. */
  switched(capability: Capability, on: boolean): void;
  /** Others have put the guest out of a channel, or ban them there. */
  silenced(channel: string): void;
}

export class Extensions {
  readonly away: Away;
  readonly barriers: Barriers;
  readonly capabilities: Capabilities;
  readonly history: ChatHistory | null;
  readonly membership: Membership;
  readonly outlet: OutgoingTags;
  readonly pending: PendingChannels;
  readonly roomList: RoomList;
  /** What 005 says of all this. */
  readonly support: readonly string[];
  readonly standing: OwnChannelModes;
  readonly talk: PendingMessages;
  readonly userModes: UserModes;
  readonly #member: Member;
  readonly #notices: AwayNotices;
  readonly #options: SessionOptions;
  readonly #owner: ExtensionsOwner;
  readonly #voice: ServerReplies;

  constructor(owner: ExtensionsOwner, options: SessionOptions, voice: ServerReplies) {
    const { backlog, clock, operators, rooms, roster } = options.shared;
    const offered = backlog === null ? [] : (['draft/chathistory'] as const);
    this.#options = options;
    this.#owner = owner;
    this.#voice = voice;
    this.capabilities = new Capabilities([...usualCapabilities, ...offered], (capability, on) =>
      owner.switched(capability, on),
    );
    this.membership = new Membership({
      renamed: (from, to) => roster.named(this.#member, from, to),
      entered: (channel) => this.#entered(channel),
      left: (channel) => {
        this.pending.answered(channel);
        this.standing.left(channel);
        roster.leave(this.#member, channel);
      },
      removed: (channel) => owner.silenced(channel),
    });
    this.outlet = new OutgoingTags(owner, { capabilities: this.capabilities, clock });
    const say = (command: string, ...params: string[]): void =>
      owner.toRoom(serializeMessage({ command, params }));
    // A random address that nobody but ngIRCd is told: what else would no guest know?
    const name = options.identity.address.replaceAll(':', '');
    this.barriers = new Barriers(name, (token) => say('PING', token));
    this.pending = new PendingChannels(this.barriers);
    this.roomList = new RoomList(rooms, roster);
    this.talk = new PendingMessages(
      {
        toRoom: (bytes) => owner.toRoom(bytes),
        said: (said) => this.#said(said),
        reaches: (target) =>
          target.startsWith('#') ? this.membership.has(target) : roster.spelled(target) !== null,
      },
      this.barriers,
    );
    this.standing = new OwnChannelModes(
      operators,
      this.membership,
      (channel, change, nick) => {
        // Its refusal looks like that of a message.
        this.talk.other();
        say('MODE', channel, change, ...(nick === '' ? [] : [nick]));
      },
      (channel) => owner.silenced(channel),
    );
    this.userModes = new UserModes(this.membership, say);
    this.away = new Away({
      say,
      changed: () => roster.tellAway(this.#member, this.#channels, this.#awayLine()),
    });
    this.#notices = new AwayNotices(
      {
        soon: (call) => owner.soon(call),
        tell: (lines) => this.outlet.deliver(lines, owner.nowMs()),
      },
      this.barriers,
    );
    this.#member = {
      heldForMs: (nowMs) => owner.heldForMs(nowMs),
      seesAway: (other, line) => {
        if (this.capabilities.has('away-notify')) this.#notices.note(other, line);
      },
    };
    const { capabilities, membership, outlet } = this;
    const { serverName } = options;
    this.history =
      backlog === null
        ? null
        : new ChatHistory({ backlog, capabilities, membership, outlet, serverName, voice });
    this.support = ownSupport(Math.min(backlog?.depth ?? 0, maxHistoryLines));
  }

  /** For the Session's other parts. */
  get parts(): UpstreamParts & DownstreamParts {
    const {
      away,
      barriers,
      capabilities,
      history,
      membership,
      pending,
      roomList,
      standing,
      support,
      talk,
      userModes,
    } = this;
    const {
      serverName,
      shared: { rooms },
    } = this.#options;
    const voice = this.#voice;
    return {
      away,
      barriers,
      capabilities,
      history,
      membership,
      pending,
      roomList,
      rooms,
      serverName,
      standing,
      support,
      talk,
      userModes,
      voice,
    };
  }

  /** Whether talk is followed to its end. */
  get followsTalk(): boolean {
    return this.#options.shared.backlog !== null || this.capabilities.has('echo-message');
  }

  /** How long another's nickname is held yet, at most; null: nobody has it, or its guest is there. */
  heldForMs(nick: string): number | null {
    return this.#options.shared.roster.heldForMs(nick, this.#owner.nowMs());
  }

  /** The guest is in the room, by a link that stands. */
  linked(): void {
    this.#notices.linked();
  }

  /** The link is gone. @returns how many lines of the guest's may or may not have been heard. */
  lost(): number {
    this.barriers.lost();
    this.pending.lost();
    this.roomList.lost();
    this.standing.lost();
    this.#notices.lost();
    this.away.lost();
    return this.talk.lost();
  }

  /** The session is over. */
  ended(): void {
    const { roster } = this.#options.shared;
    for (const channel of this.#channels) {
      this.standing.left(channel);
      roster.leave(this.#member, channel);
    }
    roster.named(this.#member, this.membership.nick, '');
    this.lost();
  }

  /** The guest has been shown who is in a channel that they entered. */
  arrived(channel: string, alone: boolean): void {
    const { backlog } = this.#options.shared;
    // Made anew by this guest: what was said in another of that name is not theirs.
    if (alone) backlog?.forget(channel);
    if (backlog === null || alone || this.capabilities.has('draft/chathistory')) return;
    const stamped = this.capabilities.has('server-time');
    const shown = playback(backlog.lines(channel), stamped);
    if (shown === null) return;
    this.#voice.server('NOTICE', [channel, shown.before]);
    this.outlet.deliverTagged(shown.lines);
    this.#voice.server('NOTICE', [channel, shown.after]);
  }

  get #channels(): readonly string[] {
    return this.membership.channels.map(({ name }) => name);
  }

  #entered(channel: string): void {
    this.pending.answered(channel);
    const { roster } = this.#options.shared;
    roster.enter(this.#member, channel);
    if (this.away.text !== null) roster.tellAway(this.#member, [channel], this.#awayLine());
  }

  /** ngIRCd has given it to everybody. */
  #said({ command, targets, text, id }: DeliveredMessage): void {
    const { backlog, clock, roster } = this.#options.shared;
    const echo = this.capabilities.has('echo-message');
    for (const target of targets) {
      const name = roster.spelled(target) ?? target;
      const line = relayed(this.membership.mask, command, name, text);
      const nowMs = clock.wallMs(this.#owner.nowMs());
      // A NOTICE may have been refused without a word: what others never heard must not be kept.
      const kept = backlog !== null && command === 'PRIVMSG' && roster.isChannel(target);
      const atMs = kept ? backlog.record(name, line, nowMs) : nowMs;
      if (echo) this.outlet.deliverTagged([{ line: line.line, atMs, id }]);
    }
  }

  #awayLine(): Uint8Array {
    const { text } = this.away;
    const params = text === null ? [] : [text];
    return serializeMessage({ source: this.membership.mask, command: 'AWAY', params });
  }
}
