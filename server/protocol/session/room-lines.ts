// Passes ngIRCd's lines on in runs. This is the hot path: a chat line costs two searches, and no parse, no
// string, no copy.

import { Lines } from '../wire/lines.ts';
import { commandAt, commandStart } from '../wire/message.ts';
import { withoutBrokenLetters } from '../wire/utf8.ts';

const lf = 0x0a;
const cr = 0x0d;
const space = 0x20;
const colon = 0x3a;

export interface LineReader {
  /** Whether this line must be read, by its command. Chat lines are not asked about. */
  wants(command: string | null, line: Uint8Array): boolean;
  /** Reads a line (without its end). @returns whether it goes on. Lines before it have gone on already. */
  look(line: Uint8Array): boolean;
  /** Passes on a run of whole lines. */
  keep(lines: Lines): void;
}

/**
 * ngIRCd cuts a line of more than 512 bytes, perhaps through a character, and clients then read all of it as
 * Latin-1. A line that is shorter than this was not cut.
 */
const longBytes = 256;

/** @param run as RoomLineSplitter gives it. */
export function relayLines(run: Lines, reader: LineReader): void {
  if (run.isChat) {
    reader.keep(run);
    return;
  }
  const lines = run.bytes;
  let kept = 0;
  let chat = true;
  for (let from = 0; from < lines.length;) {
    const next = lines.indexOf(lf, from) + 1 || lines.length;
    if (next - from >= longBytes) {
      const line = lines.subarray(from, next);
      const whole = withoutBrokenLetters(line);
      if (whole !== line) {
        if (kept < from) reader.keep(new Lines(lines.subarray(kept, from)));
        relayLines(new Lines(whole), reader);
        chat = false;
        kept = next;
        from = next;
        continue;
      }
    }
    if (!isChat(lines, from)) {
      chat = false;
      const line = lines.subarray(
        from,
        lines[next - 2] === cr && next - 2 >= from ? next - 2 : next - 1,
      );
      const command = commandAt(line, commandStart(line));
      if (reader.wants(command, line)) {
        if (kept < from) reader.keep(new Lines(lines.subarray(kept, from)));
        kept = reader.look(line) ? from : next;
      }
    }
    from = next;
  }
  run.isChat = chat;
  if (kept < lines.length) reader.keep(kept === 0 ? run : new Lines(lines.subarray(kept)));
}

/** `:source PR…` is PRIVMSG and `:source NO…` is NOTICE: no other command begins in this way. */
function isChat(lines: Uint8Array, from: number): boolean {
  if (lines[from] !== colon) return false;
  const at = lines.indexOf(space, from) + 1;
  const first = lines[at];
  const second = lines[at + 1];
  return (first === 0x50 && second === 0x52) || (first === 0x4e && second === 0x4f);
}
