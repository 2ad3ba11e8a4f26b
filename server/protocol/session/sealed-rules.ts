// What a sealed room passes on of a guest's lines: sealed lines and the room's own business, and no text that it
// could read. docs/protocol.md lists all texts that guests can give to each other.

import * as numeric from '../../contract/room/numerics.ts';
import { readSealedChunk } from '../../contract/room/sealed-line.ts';
import { isServiceName } from '../../contract/room/service.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { LineKind } from '../flood/line-kind.ts';
import { commandAt, commandStart, parseMessage, type Message } from '../wire/message.ts';
import type { Refused } from './command-targets.ts';

/** What others see instead of a guest's own away message. */
export const sealedAway = 'away';

/** How many parameters a command has without the reason. */
const withoutReason: Readonly<Record<string, number>> = { PART: 1, KICK: 2 };

/** @returns null: the line may pass. It is not parsed where its command gives others no text. */
export function clearTextRefusal(command: string | null, text: Uint8Array): Refused | null {
  if (command !== 'PRIVMSG' && command !== 'NOTICE' && command !== 'TOPIC') return null;
  const message = parseMessage(text);
  if (message === null) return null;
  const [target = '', second] = message.params;
  if (command === 'TOPIC') {
    return second === undefined ? null : refuse(target, 'says.sealedTopic');
  }
  if (target === '' || second === undefined || isForService(target)) return null;
  return sealedTarget(message) === null ? refuse(target, 'says.sealedOnly') : null;
}

/** Cuts the reason off: others would be given it. */
export function unreasoned(command: string, params: readonly string[]): readonly string[] {
  const count = withoutReason[command];
  return count === undefined ? params : params.slice(0, count);
}

/** What a line costs: a sealed line is one of several of a message. */
export function sealedLineKind(line: Uint8Array): LineKind {
  const command = commandAt(line, commandStart(line));
  if (command !== 'PRIVMSG' && command !== 'REDACT') return 'line';
  const message = parseMessage(line);
  if (message === null) return 'line';
  // A message is taken back line by line, and each is told to everybody.
  const target = command === 'REDACT' ? (message.params[0] ?? '') : sealedTarget(message);
  if (target === null) return 'line';
  return target.startsWith('#') ? 'toChannel' : 'toGuest';
}

/** Whom a sealed line is for: one channel or guest. @returns null: it is no sealed line. */
function sealedTarget({ command, params }: Message): string | null {
  const [target = '', text = ''] = params;
  const isChunk = params.length === 2 && readSealedChunk(text) !== null;
  return command === 'PRIVMSG' && isChunk && !target.includes(',') ? target : null;
}

/** What is written to the service stays in the gateway. */
function isForService(targets: string): boolean {
  return targets.split(',').every((name) => isServiceName(name));
}

function refuse(target: string, key: 'says.sealedOnly' | 'says.sealedTopic'): Refused {
  return { code: numeric.ERR_CANNOTSENDTOCHAN, params: [target], text: inEnglish(key) };
}
