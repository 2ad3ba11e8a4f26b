// Tells what a person wrote from what their client sends by itself, for rooms that end without a host's sign of life.

import { serviceCommands } from '../../contract/room/service.ts';
import { commandAt, commandStart } from '../../protocol/wire/message.ts';

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

/** Whether somebody is there who wrote this line. It is not parsed. */
export function isSignOfLife(line: Uint8Array): boolean {
  return written.has(commandAt(line, commandStart(line)) ?? '');
}
