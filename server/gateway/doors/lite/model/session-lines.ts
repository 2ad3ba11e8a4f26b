// Splits what a guest's Session sends into lines, and makes the lines that it is given.

import { writableParams, type IrcCommand } from '../../../../contract/room/irc-command.ts';
import { serializeMessage } from '../../../../protocol/wire/message.ts';
import { cutUtf8 } from '../../../../protocol/wire/utf8.ts';

// For a reason or a topic: the command and two names are in the same line.
const maxReasonBytes = 300;
// Longer than any nickname or channel.
const maxWordBytes = 64;

/**
 * Each line without its end, which is CRLF. A CR, LF or NUL alone ends a line, too: another program could read it
 * so, and it may not stand in an answer.
 */
export function* linesIn(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0x0d && byte !== 0x0a && byte !== 0) continue;
    if (at > from) yield bytes.subarray(from, at);
    from = at + 1;
  }
}

/** A line without its end. @throws {RangeError} if CR, LF or NUL stands in it. */
export function encodeCommand(command: string, params: readonly string[]): Uint8Array {
  return serializeMessage({ command, params }).subarray(0, -2);
}

/** The command with parameters that fit into one line, whatever a guest typed. */
export function fittingCommand([command, ...params]: IrcCommand): IrcCommand {
  const fitting = writableParams(params).map((param, at) =>
    cutUtf8(param, at === params.length - 1 ? maxReasonBytes : maxWordBytes),
  );
  return [command, ...fitting];
}
