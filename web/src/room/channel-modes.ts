// Follows the modes and bans of a channel.

import {
  applyMode,
  isListMode,
  isMemberMode,
  parseModes,
  type ModeChange,
} from '../../../server/contract/room/modes.ts';
import { maxBans, type Buffer, type ChannelModes } from './state.ts';

export const noModes: ChannelModes = { flags: '', key: null, limit: null };

/** Reads RPL_CHANNELMODEIS: `+mlk` and the parameters of its letters, in their order. */
export function modesOf(modes: string, params: readonly string[]): ChannelModes {
  return parseModes(modes, params).reduce(changed, noModes);
}

function changed(before: ChannelModes, change: ModeChange): ChannelModes {
  const { sign, letter, param } = change;
  if (letter === 'k') return { ...before, key: sign === '+' ? (param ?? '') : null };
  if (letter === 'l') {
    const limit = Number(param);
    return { ...before, limit: sign === '+' && Number.isInteger(limit) ? limit : null };
  }
  if (isMemberMode(letter) || isListMode(letter)) return before;
  return { ...before, flags: applyMode(before.flags, change) };
}

/** The channel after one change of its own modes or bans; a member's mode changes nothing here. */
export function withChannelMode(buffer: Buffer, change: ModeChange): Buffer {
  const { sign, letter, param } = change;
  if (letter === 'b' && param !== null) {
    if (buffer.bans === null) return buffer;
    const others = buffer.bans.filter((mask) => mask !== param);
    return { ...buffer, bans: sign === '+' ? [...others, param].slice(-maxBans) : others };
  }
  const modes = changed(buffer.modes, change);
  return modes === buffer.modes ? buffer : { ...buffer, modes };
}
