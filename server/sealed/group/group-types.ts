// What the group is told of, in the channel's own order, and what it answers.

import type { RandomBytes, Seal } from '../seal/seal.ts';

/** What a device's part in the group is made of: `openGroup` in group.ts. */
export interface GroupParts {
  readonly seal: Seal;
  /** The group's channel. */
  readonly channel: string;
  readonly random: RandomBytes;
  /** A clock that never goes back, in milliseconds. */
  readonly now: () => number;
  /** What `keep` gave before a reload; null: a new start. */
  readonly kept: Uint8Array | null;
}

/** Where a device stands with the group. */
export type GroupStage = 'outside' | 'entering' | 'inside' | 'broken';

/**
 * Why nothing is said any more. All mean that the server, or a member, changed what was said:
 * `split` others are in another group; `changed` a frame of this epoch is not what a member made;
 * `cast out` a member keeps taking this device out.
 */
export type GroupFault = 'split' | 'changed' | 'cast out';

export interface GroupMember {
  /** Under which nickname they are known now. */
  readonly nick: string;
  readonly isHost: boolean;
  /** The id of their invitation: `i2`, `shared`. */
  readonly invitation: string;
}

export interface GroupView {
  readonly stage: GroupStage;
  readonly fault: GroupFault | null;
  /** Four words of this epoch, the same for all members; null: not inside. */
  readonly words: readonly string[] | null;
  /** Counts the epochs of this group; null: not inside. */
  readonly epoch: number | null;
  readonly members: readonly GroupMember[];
}

/** A frame as it comes from the server. */
export interface ReceivedFrame {
  /** The nickname that the server says. */
  readonly from: string;
  /** The channel or nickname that the server says. */
  readonly target: string;
  readonly bytes: Uint8Array;
  /** The echo of one of this device's own frames. */
  readonly isOwn: boolean;
  /** From the room's backlog: it was said before this device came. It is never opened. */
  readonly isOld?: boolean;
}

export type GroupAction =
  /** To be sent to a channel or one nickname. */
  | {
      readonly kind: 'send';
      readonly target: string;
      readonly bytes: Uint8Array;
      /** Of the text that it carries; null: it is the group's own. */
      readonly ticket: number | null;
    }
  /** What the frame just given holds; of an own one also its ticket. */
  | {
      readonly kind: 'text';
      /** Under which nickname its writer sealed it, which may be their former one; null: it is an own text. */
      readonly from: string | null;
      readonly command: 'PRIVMSG' | 'NOTICE';
      readonly text: string;
      readonly ticket: number | null;
    }
  /**
   * The frame just given cannot be read: `before` it is from before this device entered, or after it left;
   * `unknown` nobody knows why; `gap` it can be read, but `count` of this sender's before it did not come.
   */
  | { readonly kind: 'unreadable'; readonly why: 'before' | 'unknown' }
  | { readonly kind: 'gap'; readonly count: number }
  /** A text could not be sealed: not inside, too long, the other one is not in the group, or broken. */
  | {
      readonly kind: 'refused';
      readonly ticket: number;
      readonly why: 'not inside' | 'too long' | 'nobody' | 'broken';
    }
  | { readonly kind: 'changed'; readonly view: GroupView };

/**
 * One device's part in the group. Calls are made one after the other, each when the one before is done, in the order
 * in which the room's lines came. None throws for what others sent.
 */
export interface Group {
  readonly view: GroupView;
  /** In how many milliseconds `tick` has something to do, 0: now; null: once a second is enough. */
  readonly waitMs: number | null;
  /** This device is in the group's channel. @param nicks all who are there, with its own. */
  entered(nick: string, nicks: readonly string[]): Promise<readonly GroupAction[]>;
  joined(nick: string): Promise<readonly GroupAction[]>;
  left(nick: string): Promise<readonly GroupAction[]>;
  renamed(from: string, to: string): Promise<readonly GroupAction[]>;
  /** This device is out of the group's channel: it keeps no key. */
  outside(): Promise<readonly GroupAction[]>;
  /** This device left another channel than the group's: what is said there does not come to it any more. */
  absent(channel: string): void;
  received(frame: ReceivedFrame): Promise<readonly GroupAction[]>;
  /**
   * Seals what the guest says to a channel or a nickname.
   * @param ticket any number that is new; the answers bear it.
   */
  say(
    command: 'PRIVMSG' | 'NOTICE',
    target: string,
    text: string,
    ticket: number,
  ): Promise<readonly GroupAction[]>;
  /** A host's device: nobody may enter by this invitation any more. Without a host's seal nothing happens. */
  revoke(invitation: string): Promise<readonly GroupAction[]>;
  /** To be called about once a second, or after `waitMs`. @param nowMs of the clock `GroupParts.now`. */
  tick(nowMs: number): Promise<readonly GroupAction[]>;
  /** All that another page of the same tab needs to go on; it holds the keys. Empty: that page must enter anew. */
  keep(): Uint8Array;
}
