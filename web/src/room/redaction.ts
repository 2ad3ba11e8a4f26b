// Messages that their writers or a host take back: the text goes, and the line says so.

import { sameName } from '../../../server/contract/room/casemap.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import { mapLines } from './buffers.ts';
import { isHost, marksOf } from './marks.ts';
import type { Buffer, RoomState, TalkLine } from './state.ts';

export function takenBack(
  state: RoomState,
  { msgid, by }: Extract<RoomEvent, { kind: 'taken back' }>,
): RoomState {
  const buffers = mapLines(state.buffers, (line) => {
    if (line.kind !== 'talk' || line.msgid !== msgid) return line;
    const { msgid: _, ...rest } = line;
    // The writer may have another nickname by now.
    const isHosts = marksOf(state, by).isHost && !sameName(by, line.from);
    return { ...rest, text: '', mention: false, takenBack: isHosts ? 'host' : 'writer' };
  });
  return { ...state, buffers };
}

/** Whether the guest may take it back: the room knows it by an id, and it is theirs, or they are a host. */
export function mayTakeBack(state: RoomState, buffer: Buffer, line: TalkLine): boolean {
  return line.msgid !== undefined && (line.own || (buffer.isChannel && isHost(state)));
}

/** The guest's last message in a buffer that they may take back; null: there is none. */
export function lastToTakeBack({ lines }: Buffer): TalkLine | null {
  const line = lines.findLast((one) => one.kind === 'talk' && one.own && one.msgid !== undefined);
  return line?.kind === 'talk' ? line : null;
}
