// What can be wrong with a join form: checks it before the room is asked, and says the status of each answer.

import type { RandomInt } from '../../../contract/room/random-int.ts';
import { isNickname } from '../../../contract/room/nickname.ts';
import { plainNickname, pleasantNickname } from '../../../contract/room/suggest-nickname.ts';
import { isValidChannel } from '../../../contract/room/channel-name.ts';
import type { Values } from '../../../contract/words/messages.ts';
import type { JoinInput } from './join-input.ts';
import type { JoinField } from './pages/join-page.ts';
import type { LiteKey } from './words/words.ts';

/** A sentence of the catalogue, and what stands in its gaps. */
export interface Problem {
  readonly key: LiteKey;
  readonly values: Values;
}

/** Who may come in, as far as the form asks. */
export interface EntryRules {
  /** Everybody may come in, with whatever they type. */
  readonly asksForNothing: boolean;
  /** Whether somebody may come in by this now. Nothing is used up. */
  isGood(secret: string): boolean;
}

export interface RoomRules {
  /** The channel that guests are led to, with its '#'. */
  readonly firstChannel: string;
  readonly access: EntryRules;
  /** The longest nickname that the room takes. */
  readonly nickLength: number;
}

/** The status of each answer, and the field that the problem is about. */
const problems: {
  readonly [K in LiteKey]?: { readonly status: number; readonly field: JoinField | null };
} = {
  'failed.nickTaken': { status: 409, field: 'nick' },
  'failed.nickHeld': { status: 409, field: 'nick' },
  'failed.nickKept': { status: 409, field: 'nick' },
  'failed.nickAlike': { status: 409, field: 'nick' },
  'failed.nickForm': { status: 400, field: 'nick' },
  'failed.nickLong': { status: 400, field: 'nick' },
  'join.nicknameTry': { status: 400, field: 'nick' },
  'wrong.channelName': { status: 400, field: 'channel' },
  'failed.passphrase': { status: 403, field: 'key' },
  'failed.noPassphrase': { status: 403, field: 'key' },
  'failed.cutOff': { status: 403, field: 'key' },
  'failed.banned': { status: 403, field: null },
  'failed.closed': { status: 403, field: null },
  'failed.full': { status: 503, field: null },
  'failed.timeout': { status: 504, field: null },
};

export function statusOf({ key }: Problem): number {
  return problems[key]?.status ?? 400;
}

export function fieldWith({ key }: Problem): JoinField | null {
  return problems[key]?.field ?? null;
}

/** @returns null: the room may be asked. `other` among the values is a nickname to offer instead. */
export function problemOf(input: JoinInput, rules: RoomRules, random: RandomInt): Problem | null {
  const { nick, channel, passphrases } = input;
  const { access, nickLength } = rules;
  if (nick.length > nickLength || !isNickname(nick)) {
    const other = plainNickname(nick, nickLength) ?? pleasantNickname(random);
    const isLong = isNickname(nick.slice(0, nickLength));
    const key = isLong ? 'failed.nickLong' : 'join.nicknameTry';
    return { key, values: { other, limit: String(nickLength) } };
  }
  if (!isValidChannel(channel)) return { key: 'wrong.channelName', values: { name: channel } };
  if (!access.asksForNothing && passphrases.length === 0) {
    return { key: input.cutOff ? 'failed.cutOff' : 'failed.noPassphrase', values: {} };
  }
  return passphrases[0] === '' ? { key: 'failed.passphrase', values: {} } : null;
}
