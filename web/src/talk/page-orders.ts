// Commands that only this page has: they change what it shows, and nothing is sent to the server. Pure.

import { foldName } from '../../../server/contract/room/casemap.ts';
import type { Key } from '../../../server/contract/words/messages.ts';
import { isNickname } from '../../../server/contract/room/nickname.ts';
import type { Action } from '../room/action.ts';
import type { RoomState } from '../room/state.ts';

/** As the other commands in server/contract/words. */
export const pageCommands = {
  mute: { usage: '/mute name', help: 'help.mute' },
  unmute: { usage: '/unmute name', help: 'help.unmute' },
  search: { usage: '/search text', help: 'help.search' },
} as const satisfies Record<string, { usage: string; help: Key }>;

type Name = keyof typeof pageCommands;

export interface PageOrder {
  readonly name: Name;
  /** The text after the command, without spaces around it. */
  readonly rest: string;
}

function isName(word: string): word is Name {
  return Object.hasOwn(pageCommands, word);
}

/** @returns null: it is a command for the server, or a message. */
export function parsePageOrder(input: string): PageOrder | null {
  const [, word = '', rest = ''] = /^\/(\w+)(?:\s+([^]*))?$/.exec(input.trim()) ?? [];
  const name = word.toLowerCase();
  return isName(name) ? { name, rest: rest.trim() } : null;
}

export interface PageOrderResult {
  readonly actions: readonly Action[];
  /** The text to search for; null: no search. */
  readonly search: string | null;
  /** False: nothing was done, and the text should stay in the field. */
  readonly isDone: boolean;
}

/** @param at milliseconds since 1970; the time of the lines that are added to the log. */
export function runPageOrder(
  { name, rest }: PageOrder,
  room: RoomState,
  at: number,
): PageOrderResult {
  const noted = (
    key: Key,
    values: Readonly<Record<string, string>>,
    tone: 'quiet' | 'wrong',
  ): Action => ({ kind: 'noted', key, values, tone, at });
  const wrong = (key: Key, values: Readonly<Record<string, string>>): PageOrderResult => ({
    actions: [noted(key, values, 'wrong')],
    search: null,
    isDone: false,
  });
  if (name === 'search') return { actions: [], search: rest, isDone: true };
  if (rest === '') return wrong('wrong.usage', { usage: pageCommands[name].usage });
  if (!isNickname(rest)) return wrong('wrong.nickName', { name: rest });
  if (foldName(rest) === foldName(room.nick)) return wrong('wrong.muteSelf', {});
  if (name === 'unmute' && !room.muted.has(foldName(rest))) {
    return wrong('wrong.notMuted', { nick: rest });
  }
  const isMute = name === 'mute';
  return {
    actions: [
      { kind: isMute ? 'muted' : 'unmuted', nick: rest },
      noted(isMute ? 'event.muted' : 'event.unmuted', { nick: rest }, 'quiet'),
    ],
    search: null,
    isDone: true,
  };
}
