// What another page of the same tab needs to go on, as text. It holds keys: it stays in the tab.

import * as is from '../../contract/base/decode.ts';
import { fromBase64url, toBase64url } from '../bytes/base64url.ts';
import type { KeptChunk } from './gather-chunks.ts';
import type { MessageLines } from './message-chunks.ts';
import type { WaitingText } from './own-talk.ts';
import type { QueuedFrame } from './room-side.ts';
import type { SentFrame } from './sent-frames.ts';
import type { KeptTicket } from './tickets.ts';
import type { KeptWhereabouts } from './whereabouts.ts';

const version = 1;

/** All but the group. */
export interface KeptRoom {
  /** Those that the client asked for. */
  readonly capabilities: readonly string[];
  readonly where: KeptWhereabouts;
  readonly sent: readonly SentFrame[];
  readonly nextTicket: number;
  readonly tickets: readonly KeptTicket[];
  readonly messages: readonly MessageLines[];
  readonly chunks: readonly KeptChunk[];
  readonly waiting: readonly WaitingText[];
  readonly queued: readonly QueuedFrame[];
}

/** A line that came and is not handled yet. `from`: of the client, with its ticket, or of the room. */
export interface KeptLine {
  readonly from: 'client' | 'room';
  readonly line: string;
  readonly ticket: number | null;
}

export interface Kept {
  readonly room: KeptRoom;
  readonly group: Uint8Array;
  readonly lines: readonly KeptLine[];
}

const ticket = is.nullable(is.wholeNumber);

const decodeRoom = is.object<KeptRoom>({
  capabilities: is.array(is.string),
  where: is.object<KeptWhereabouts>({
    serverName: is.string,
    nick: is.string,
    mask: is.nullable(is.string),
    channel: is.nullable(is.string),
    isRegistered: is.boolean,
    stands: is.oneOf('out', 'names', 'in'),
    there: is.array(is.string),
    names: is.array(is.string),
  }),
  sent: is.array(
    is.object<SentFrame>({
      frameId: is.string,
      target: is.string,
      whole: is.string,
      ticket,
      waiting: is.wholeNumber,
      isRefused: is.boolean,
      isAwayTold: is.boolean,
    }),
  ),
  nextTicket: is.wholeNumber,
  tickets: is.array(
    is.object<KeptTicket>({ ticket: is.wholeNumber, target: is.string, ofClient: ticket }),
  ),
  messages: is.array(is.array(is.string)),
  chunks: is.array(
    is.object<KeptChunk>({
      from: is.string,
      target: is.string,
      frameId: is.string,
      index: is.wholeNumber,
      count: is.wholeNumber,
      payload: is.string,
      msgid: is.nullable(is.string),
    }),
  ),
  waiting: is.array(
    is.object<WaitingText>({
      command: is.oneOf('PRIVMSG', 'NOTICE'),
      target: is.string,
      text: is.string,
      ticket: is.wholeNumber,
    }),
  ),
  queued: is.array(is.object<QueuedFrame>({ target: is.string, whole: is.string, ticket })),
});

const decodeKept = is.object({
  version: is.wholeNumber,
  group: is.string,
  room: decodeRoom,
  lines: is.array(
    is.object<KeptLine>({ from: is.oneOf('client', 'room'), line: is.string, ticket }),
  ),
});

export function writeKept({ room, group, lines }: Kept): string {
  return JSON.stringify({ version, group: toBase64url(group), room, lines });
}

/** @returns null: it is not what `writeKept` of this version wrote. */
export function readKept(text: string): Kept | null {
  try {
    const kept = decodeKept(JSON.parse(text));
    const group = fromBase64url(kept.group);
    if (kept.version !== version || group === null) return null;
    return { room: kept.room, group, lines: kept.lines };
  } catch (error) {
    if (error instanceof is.DecodeError || error instanceof SyntaxError) return null;
    throw error;
  }
}
