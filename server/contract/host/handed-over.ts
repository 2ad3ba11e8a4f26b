// A line that names a file instead of carrying a text. What goes through a socket or a pipe stays in the kernel's
// buffers, which no program can overwrite; a file on a tmpfs can be overwritten by whoever has read it.
//
//   {"handedOver":"handed-over-0123456789abcdef0123456789abcdef"}\n
//
// The file lies where both sides know: beside the supervisor's control socket. Pure.

import { lenient, object, string } from '../base/decode.ts';

/** The folder is not told: a name alone leads nowhere else. */
const nameForm = /^handed-over-[0-9a-f]{32}$/;

/** More than any invitation or answer takes, and as much as the room's tmpfs holds. */
export const maxHandedOverBytes = 1024 * 1024;

const decodeLine = lenient(object<{ readonly handedOver: string }>({ handedOver: string }), null);

/** @param random 32 hexadecimal digits */
export function handedOverNameOf(random: string): string {
  return `handed-over-${random}`;
}

/** One JSON object and the end of the line. */
export function encodeHandedOver(name: string): string {
  return `${JSON.stringify({ handedOver: name })}\n`;
}

/** @returns the file's name; null where the line is of another form, as one that carries its text. */
export function handedOverName(line: string): string | null {
  if (!line.startsWith('{"handedOver":')) return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const name = decodeLine(value)?.handedOver ?? '';
  return nameForm.test(name) ? name : null;
}
