// Orders that only this page understands: they are about what it shows, and the room hears nothing of
// them. Pure, but for what it is given to act with.

import type { Key } from '../../../server/contract/words/messages.ts';
import { isNickname } from '../../../server/contract/room/nickname.ts';
import type { Action } from '../room/action.ts';
import { fold, type RoomState } from '../room/state.ts';

/** As the other commands in server/contract/words. */
export const pageCommands = {
  mute: { usage: '/mute name', help: 'help.mute' },
  unmute: { usage: '/unmute name', help: 'help.unmute' },
  search: { usage: '/search text', help: 'help.search' },
} as const satisfies Record<string, { usage: string; help: Key }>;

type Name = keyof typeof pageCommands;

export interface PageOrder {
  readonly name: Name;
  /** All after the command, without spaces around it. */
  readonly rest: string;
}

function isName(word: string): word is Name {
  return Object.hasOwn(pageCommands, word);
}

/** @returns null: it is for the room, or a message. */
export function parsePageOrder(input: string): PageOrder | null {
  const [, word = '', rest = ''] = /^\/(\w+)(?:\s+([^]*))?$/.exec(input.trim()) ?? [];
  const name = word.toLowerCase();
  return isName(name) ? { name, rest: rest.trim() } : null;
}

export interface PageWorld {
  readonly room: RoomState;
  readonly dispatch: (action: Action) => void;
  readonly now: () => number;
  readonly search: (text: string) => void;
}

/** @returns false if nothing was done and the text should stay in the field. */
export function obeyPage({ name, rest }: PageOrder, world: PageWorld): boolean {
  const note = (key: Key, values: Readonly<Record<string, string>>, tone: 'quiet' | 'wrong') =>
    world.dispatch({ kind: 'noted', key, values, tone, at: world.now() });
  if (name === 'search') {
    world.search(rest);
    return true;
  }
  if (!isNickname(rest)) {
    if (rest === '') note('wrong.usage', { usage: pageCommands[name].usage }, 'wrong');
    else note('wrong.nickName', { name: rest }, 'wrong');
    return false;
  }
  const { room } = world;
  if (fold(rest) === fold(room.nick)) {
    note('wrong.muteSelf', {}, 'wrong');
    return false;
  }
  const muted = room.muted.has(fold(rest));
  if (name === 'unmute' && !muted) {
    note('wrong.notMuted', { nick: rest }, 'wrong');
    return false;
  }
  world.dispatch({ kind: name === 'mute' ? 'muted' : 'unmuted', nick: rest });
  note(name === 'mute' ? 'event.muted' : 'event.unmuted', { nick: rest }, 'quiet');
  return true;
}
