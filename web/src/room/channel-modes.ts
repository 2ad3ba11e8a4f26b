// How a channel is set, followed change by change, and what each change is called. Pure.

import { maxBans, type Buffer, type ChannelModes } from './state.ts';

export interface ModeChange {
  /** `+t`, `-k`. */
  readonly mode: string;
  readonly param: string | null;
}

export const noModes: ChannelModes = { flags: '', key: null, limit: null };

/** Members' modes and lists: they belong to people and masks, not to the channel's flags. */
const ofOthers = /[qaohvbeI]/;

/** RPL_CHANNELMODEIS: `+mlk` and what belongs to its letters, in their order. */
export function modesOf(modes: string, params: readonly string[]): ChannelModes {
  const rest = [...params];
  return Array.from(modes.replace(/^\+/, '')).reduce<ChannelModes>((before, letter) => {
    const param = letter === 'k' || letter === 'l' ? (rest.shift() ?? '') : null;
    return changed(before, { mode: `+${letter}`, param });
  }, noModes);
}

function changed(before: ChannelModes, { mode, param }: ModeChange): ChannelModes {
  const letter = mode.slice(1);
  const on = mode.startsWith('+');
  if (letter === 'k') return { ...before, key: on ? (param ?? '') : null };
  if (letter === 'l') {
    const limit = Number(param);
    return { ...before, limit: on && Number.isInteger(limit) ? limit : null };
  }
  if (ofOthers.test(letter)) return before;
  const others = before.flags.replace(letter, '');
  return { ...before, flags: on ? others + letter : others };
}

/** The channel after one change of its own modes or bans; a member's mode changes nothing here. */
export function withChannelMode(buffer: Buffer, change: ModeChange): Buffer {
  const { mode, param } = change;
  if (mode.slice(1) === 'b' && param !== null) {
    if (buffer.bans === null) return buffer;
    const others = buffer.bans.filter((mask) => mask !== param);
    return { ...buffer, bans: mode.startsWith('+') ? [...others, param].slice(-maxBans) : others };
  }
  const modes = changed(buffer.modes, change);
  return modes === buffer.modes ? buffer : { ...buffer, modes };
}

const names: Readonly<Record<string, string>> = {
  '+o': 'event.opGiven',
  '-o': 'event.opTaken',
  '+v': 'event.voiceGiven',
  '-v': 'event.voiceTaken',
  '+b': 'event.banned',
  '-b': 'event.unbanned',
  '+t': 'event.topicLocked',
  '-t': 'event.topicFreed',
  '+m': 'event.moderated',
  '-m': 'event.unmoderated',
  '+i': 'event.inviteOnly',
  '-i': 'event.notInviteOnly',
  '+k': 'event.keySet',
  '-k': 'event.keyRemoved',
  '+l': 'event.limitSet',
  '-l': 'event.limitRemoved',
};

/** The catalogue's key for a change; null: it has no sentence of its own. */
export function sentenceOf({ mode }: ModeChange): string | null {
  return names[mode] ?? null;
}
