// `mayfly guests`, `remove`, `knocks`, `let` and `turn-away`: who is in the room, and who waits to be let in.

import { sentence } from '../../../server/contract/sentences/sentence.ts';
import { guestsText, knocksText } from '../../../server/contract/terminal/people-text.ts';
import type { Command, PeopleCommand } from '../command-line/command.ts';
import type { Room } from '../engines/shared/room.ts';
import { neutral, type Tell } from '../terminal/tell.ts';

const outcomes = {
  remove: 'people.removed',
  let: 'people.letIn',
  'turn-away': 'people.turnedAway',
} as const;

export function isAboutPeople(command: Command): command is PeopleCommand {
  return ['guests', 'remove', 'knocks', 'let', 'turn-away'].includes(command.command);
}

/** @throws {Problem} if nobody has that nickname */
export async function runPeopleCommand(
  command: PeopleCommand,
  room: Pick<Room, 'access'>,
  tell: Tell,
): Promise<void> {
  const { json } = command;
  if (command.command === 'guests') {
    const guests = await room.access<'guests'>({ access: 'guests' });
    // What guests call themselves comes from them.
    tell.data(json ? JSON.stringify(guests) : neutral(guestsText(guests, tell.translator)));
  } else if (command.command === 'knocks') {
    const knocks = await room.access<'knocks'>({ access: 'knocks' });
    tell.data(json ? JSON.stringify(knocks) : neutral(knocksText(knocks, tell.translator)));
  } else {
    const { command: access, nick } = command;
    const answer = await (access === 'remove'
      ? room.access<'remove'>({ access, nick })
      : access === 'let'
        ? room.access<'let'>({ access, nick })
        : room.access<'turn-away'>({ access, nick }));
    if (json) tell.data(JSON.stringify(answer));
    else tell.note(sentence(outcomes[access], { nick: answer.nick }));
  }
}
