// Messages that their writers take back: the text goes, and the line says so.

import { mapLines } from './buffers.ts';
import type { Buffer, RoomState, TalkLine } from './state.ts';

export function takenBack(state: RoomState, { msgid }: { readonly msgid: string }): RoomState {
  const buffers = mapLines(state.buffers, (line) => {
    if (line.kind !== 'talk' || line.msgid !== msgid) return line;
    const { msgid: _, ...rest } = line;
    return { ...rest, text: '', mention: false, takenBack: true };
  });
  return { ...state, buffers };
}

/** Whether the guest may take it back: the room knows it by an id, and it is theirs. */
export function mayTakeBack(line: TalkLine): boolean {
  return line.own && line.msgid !== undefined;
}

/** The guest's last message in a buffer that they may take back; null: there is none. */
export function lastToTakeBack({ lines }: Buffer): TalkLine | null {
  const line = lines.findLast((one) => one.kind === 'talk' && mayTakeBack(one));
  return line?.kind === 'talk' ? line : null;
}
