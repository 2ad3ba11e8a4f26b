// Inserts messages that the room kept, from before the guest came or while they were gone, at their place in time.
// Messages that the page has already are not inserted again.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { mentions } from '../../../server/contract/room/mention.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import { change } from './buffers.ts';
import { isUnderWay } from './delivery.ts';
import { mutedAs } from './muted.ts';
import { maxLines, type Line, type RoomState, type TalkLine } from './state.ts';

type Recalled = Extract<RoomEvent, { kind: 'recalled' }>;
type KeptLine = Recalled['lines'][number];

/** How far the times of one message may differ between its writer's connection and ours. */
const sameMs = 2_000;
/** How far the clocks of this device and of the room may differ. Own messages have this device's time at first. */
const skewMs = 60_000;

export function withHistory(state: RoomState, { channel, lines }: Recalled): RoomState {
  return change(state, channel, (buffer) => {
    const { held, fresh } = sorted(buffer.lines, lines);
    const all = [...held];
    const bound = held.findLastIndex(isBound);
    // The latest first: an insertion does not move the positions of those that follow.
    for (const [place, group] of placed(held, fresh, bound === -1 ? held.length : bound)) {
      const from = held[place - 1]?.id ?? 0;
      const to = held[place]?.id ?? state.nextId;
      // Ids define the order of lines: a line between two others gets a fraction.
      const step = (to - from) / (group.length + 1);
      const talk = group.map((line, at) => talkLine(state, line, from + step * (at + 1)));
      all.splice(place, 0, ...talk);
    }
    return { ...buffer, lines: all.slice(-maxLines) };
  });
}

/** Everything that was said after such a line is here. Kept messages were said before it. */
function isBound(line: Line): boolean {
  return line.kind === 'event' && (line.key === 'event.youJoined' || line.key === 'event.gap');
}

/** `held`: the page's lines, with messages that are now known to be delivered. `fresh`: messages that it lacks. */
function sorted(
  lines: readonly Line[],
  kept: readonly KeptLine[],
): { readonly held: readonly Line[]; readonly fresh: readonly KeptLine[] } {
  const held = [...lines];
  const met = new Set<number>();
  const fresh = kept.filter((one) => {
    const at = held.findIndex(
      (line, index) => line.kind === 'talk' && !met.has(index) && isSame(line, one),
    );
    const line = held[at];
    if (line?.kind !== 'talk') return true;
    met.add(at);
    const known = one.msgid === undefined ? line : { ...line, msgid: one.msgid };
    held[at] = line.delivery === 'unsure' ? { ...known, at: one.at, delivery: 'delivered' } : known;
    return false;
  });
  return { held, fresh };
}

function isSame(line: TalkLine, kept: KeptLine): boolean {
  if (line.msgid !== undefined && kept.msgid !== undefined) return line.msgid === kept.msgid;
  const sameWords =
    line.text === kept.text &&
    line.form === kept.form &&
    foldName(line.from) === foldName(kept.from);
  if (!sameWords) return false;
  if (line.delivery === 'unsure') return kept.at > line.at - skewMs;
  return isUnderWay(line) || Math.abs(line.at - kept.at) <= sameMs;
}

/** Groups the messages by the index before which each group is inserted, the highest index first. */
function placed(
  held: readonly Line[],
  fresh: readonly KeptLine[],
  bound: number,
): readonly (readonly [number, readonly KeptLine[]])[] {
  const groups = new Map<number, KeptLine[]>();
  for (const line of fresh) {
    // After the last earlier message, and after the events that happened until then.
    let place = held.findLastIndex((one) => one.kind === 'talk' && one.at <= line.at) + 1;
    while (held[place]?.kind === 'event' && (held[place]?.at ?? 0) <= line.at) place += 1;
    place = Math.min(place, bound);
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [line]);
    else group.push(line);
  }
  return [...groups].toSorted(([one], [other]) => other - one);
}

function talkLine(
  state: RoomState,
  { form, from, text, at, msgid }: KeptLine,
  id: number,
): TalkLine {
  return {
    kind: 'talk',
    id,
    at,
    form,
    from,
    text,
    // Somebody else may have had this guest's nickname then.
    own: false,
    delivery: 'delivered',
    mention: foldName(from) !== foldName(state.nick) && mentions(text, state.nick),
    mutedAs: mutedAs(state, from),
    recalled: true,
    ...(msgid === undefined ? {} : { msgid }),
  };
}
