// What a word in the field can be completed to; the most likely comes first. Pure.

import { commands } from '../../../server/contract/room/commands.ts';
import type { Choice } from './completion.ts';
import { inOrder } from '../room/people.ts';
import type { Buffer, RoomState } from '../room/state.ts';
import { emoji } from '../text/emoji.ts';
import { pageCommands } from './page-orders.ts';

const emojiChoices: readonly Choice[] = [...emoji].map(([name, text]) => ({
  name: `:${name}:`,
  text,
}));

const commandNames = [...Object.keys(commands), ...Object.keys(pageCommands)];

/** Nicknames, the latest speakers first; then channels, commands and emoji. */
export function choicesFor(buffer: Buffer, { buffers, nick: self }: RoomState): readonly Choice[] {
  const speakers = buffer.lines
    .flatMap((line) => (line.kind === 'talk' && !line.own ? [line.from] : []))
    .toReversed();
  const present = inOrder(buffer.people.values()).map(({ nick }) => nick);
  const here = new Set(present);
  const talk = buffer.isChannel ? [] : [buffer.name];
  const nicks = [...speakers.filter((nick) => here.has(nick)), ...present, ...talk];
  const names = [
    ...new Set(nicks.filter((nick) => nick !== self)),
    ...[...buffers.values()].filter(({ isChannel }) => isChannel).map(({ name }) => name),
    ...commandNames.map((name) => `/${name}`),
  ];
  return [...names.map((name) => ({ name, text: name })), ...emojiChoices];
}
