// `mayfly extend`, `shorten`, `still-here` and `burn`: when a room that runs ends.

import { createInterface } from 'node:readline';
import { Problem } from '../../../server/contract/host/problem.ts';
import { exitCode } from '../../../server/contract/host/exit-codes.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import { shortTime } from '../../../server/contract/terminal/status-text.ts';
import type { EndCommand } from '../command-line/command.ts';
import type { Room } from '../engines/index.ts';
import type { Tell } from '../terminal/tell.ts';
import { endRoom } from './end-room.ts';

/** @returns the exit code. @throws {Problem} */
export async function runEndCommand(command: EndCommand, room: Room, tell: Tell): Promise<number> {
  switch (command.command) {
    case 'extend':
    case 'shorten': {
      const answer = await room.moveEnd(command.command, command.timeMs);
      if (command.json) tell.data(JSON.stringify({ room: room.id, ...answer }));
      else tell.note(sentence('room.endMoved', { time: shortTime(answer.remainingMs) }));
      return exitCode.success;
    }
    case 'still-here': {
      const answer = await room.stillHere();
      if (command.json) tell.data(JSON.stringify({ room: room.id, ...answer }));
      else if (answer.deadManMs === null) tell.note(sentence('room.needsNoSign'));
      else tell.note(sentence('room.heardYou', { time: shortTime(answer.deadManMs) }));
      return exitCode.success;
    }
    case 'burn':
      break;
  }
  if (!command.yes) await wordRepeated(room, tell);
  return (await endRoom(room, 'burn', tell)) ? exitCode.success : exitCode.residue;
}

/** Asks for a word, so that no slip of the hand ends a room. @throws {Problem} where it is not repeated */
async function wordRepeated(room: Room, tell: Tell): Promise<void> {
  const word = tell.translator.say('burn.word');
  tell.note(sentence('burn.repeat', { room: String(room.id), word }));
  if ((await typedLine()).trim().toLowerCase() !== word)
    throw new Problem(sentence('burn.notRepeated', { word }));
}

/** @returns '' where stdin ends before a line does. */
async function typedLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}
