// Tells what a person wrote from what their client sends by itself, for rooms that end without a host's sign of life.

import { isServiceName, serviceCommands } from '../../contract/room/service.ts';
import { commandAt, commandStart, parseMessage } from '../../protocol/wire/message.ts';

/**
 * Clients send PING, PONG, WHO, MODE, JOIN, AWAY, CAP and answers by NOTICE while nobody is there.
 */
const written: ReadonlySet<string> = new Set([
  'PRIVMSG',
  'TAGMSG',
  'TOPIC',
  'KICK',
  'INVITE',
  'PART',
  'REDACT',
  ...serviceCommands.map((command) => command.toUpperCase()),
]);

/**
 * Whether somebody is there who wrote this line.
 * @param isSealed devices send sealed lines by themselves, too, and nobody can tell which: what is said to others is
 *   no sign there. A host's device sends `TAGMSG mayfly` while its guest writes.
 */
export function isSignOfLife(line: Uint8Array, isSealed: boolean): boolean {
  const command = commandAt(line, commandStart(line)) ?? '';
  if (!written.has(command)) return false;
  return !isSealed || command !== 'PRIVMSG' || isServiceName(parseMessage(line)?.params[0] ?? '');
}
