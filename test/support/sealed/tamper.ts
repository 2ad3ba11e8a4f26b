// What an adversary does with frames on their way: rules, made of what happens to one whole frame.

import { toBase64url } from '../../../server/sealed/bytes/base64url.ts';
import { formatSealedChunk, readSealedChunk } from '../../../server/contract/room/sealed-line.ts';
import type { Passing, Rule } from './adversary.ts';
import { FrameReader, readChunkLine, type SeenFrame } from './frames.ts';

/** A frame that has come for a guest from the room, or from a guest for the room. */
export interface PassingFrame extends SeenFrame {
  readonly way: Passing['way'];
  readonly guest: string;
}

/**
 * Lines of frames are held until the frame is whole; then those that `change` gives go on. All others pass.
 * @param change null: as it came.
 */
export function onFrames(change: (frame: PassingFrame) => readonly string[] | null): Rule {
  const readers = new Map<string, FrameReader>();
  return ({ way, guest, line }) => {
    if (readChunkLine(line) === null) return [line];
    const key = `${way} ${guest}`;
    const reader = readers.get(key) ?? new FrameReader();
    readers.set(key, reader);
    const frame = reader.read(line);
    return frame === null ? [] : (change({ ...frame, way, guest }) ?? frame.lines);
  };
}

/** The same for frames on their way to one guest; all others pass. */
export function onFramesTo(
  guest: string,
  change: (frame: PassingFrame) => readonly string[] | null,
): Rule {
  return onFrames((frame) =>
    frame.way === 'to guest' && frame.guest === guest ? change(frame) : null,
  );
}

/** The line as if this guest had said it. */
export function fromAnother(line: string, nick: string): string {
  return line.replace(/(^|\s):([^!\s]+)!/, `$1:${nick}!`);
}

/** The line as if it had been said there. */
export function toAnother(line: string, target: string): string {
  return line.replace(/ (PRIVMSG|NOTICE) \S+ /, ` $1 ${target} `);
}

/** Turns one bit of a line of a frame. @param at which byte of the chunk, from its end if it is below 0. */
export function withBitTurned(line: string, at: number): string {
  const [, before = '', text = ''] = /^(.* PRIVMSG \S+ :)(.*)$/.exec(line) ?? [];
  const chunk = readSealedChunk(text);
  if (chunk === null) throw new Error('no line of a frame');
  const bytes = Buffer.from(chunk.payload, 'base64url');
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return `${before}${formatSealedChunk({ ...chunk, payload: toBase64url(bytes) })}`;
}

/** The frame again under another id, as one that was made anew would be. */
export function underAnotherId(lines: readonly string[], frameId: string): string[] {
  return lines.map((line) => line.replace(/(:\+m1 )[A-Za-z0-9_-]{4}/, `$1${frameId}`));
}
