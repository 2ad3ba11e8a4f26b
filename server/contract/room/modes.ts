// Modes of channels and of their members: the letters that ngIRCd has, their signs in lists of names, and the
// parser of MODE.

import { foldName } from './casemap.ts';

/** A member's modes, the highest first, and their signs in front of a name. ISUPPORT PREFIX=(qaohv)~&@%+ */
const memberModes = ['q', 'a', 'o', 'h', 'v'] as const;
const memberSigns = '~&@%+';

export type MemberMode = (typeof memberModes)[number];

/** The modes of the room's own channels, until somebody changes them. */
export const firstModes = 'n';

/** Lists of masks. They and `k` always have a parameter, `l` only where it is set. ISUPPORT CHANMODES=beI,k,l,… */
const listModes = 'beI';

/** Somebody in a channel. */
export interface Member {
  readonly nick: string;
  /** Letters of the modes that they have. */
  readonly modes: string;
}

export interface ModeChange {
  /** `+`: the mode is set; `-`: it is taken away. */
  readonly sign: '+' | '-';
  /** One letter: `o`, `t`. */
  readonly letter: string;
  /** A nickname, a mask, a key or a limit; null: this change has none. */
  readonly param: string | null;
}

/**
 * Reads the parameters of MODE: `+o-b ana *!*@host` are two changes.
 * @param modes signs and letters. @param params what belongs to the letters, in their order.
 */
export function parseModes(modes: string, params: readonly string[]): readonly ModeChange[] {
  const rest = [...params];
  const changes: ModeChange[] = [];
  let sign: ModeChange['sign'] = '+';
  for (const letter of modes) {
    if (letter === '+' || letter === '-') {
      sign = letter;
      continue;
    }
    const hasParam =
      isMemberMode(letter) ||
      isListMode(letter) ||
      letter === 'k' ||
      (letter === 'l' && sign === '+');
    changes.push({ sign, letter, param: hasParam ? (rest.shift() ?? null) : null });
  }
  return changes;
}

/** Whether a mode belongs to a member of a channel, and not to the channel. */
export function isMemberMode(letter: string): boolean {
  return memberModes.some((mode) => mode === letter);
}

/** Whether a mode is a list of masks, such as that of bans. */
export function isListMode(letter: string): boolean {
  return listModes.includes(letter);
}

/** The letters that are set after one more change. */
export function applyMode(letters: string, { sign, letter }: ModeChange): string {
  const others = letters.replace(letter, '');
  return sign === '+' ? others + letter : others;
}

/** One word of RPL_NAMREPLY: `@+ana` is `ana` with the modes `ov`. */
export function parseMember(word: string): Member {
  let at = 0;
  let modes = '';
  for (; at < word.length; at += 1) {
    const rank = memberSigns.indexOf(word.charAt(at));
    if (rank === -1) break;
    modes += memberModes[rank] ?? '';
  }
  return { nick: word.slice(at), modes };
}

/** The rank of a member: 0 for the highest mode, then one more for each; the last number is for no mode. */
function memberRank(modes: string): number {
  const rank = memberModes.findIndex((letter) => modes.includes(letter));
  return rank === -1 ? memberModes.length : rank;
}

/** The highest of a member's modes, as its letter; null: they have none. */
export function highestMode(modes: string): MemberMode | null {
  return memberModes[memberRank(modes)] ?? null;
}

/** Orders members by rank, then by name. */
export function compareMembers(one: Member, other: Member): number {
  const byRank = memberRank(one.modes) - memberRank(other.modes);
  return byRank === 0 ? foldName(one.nick).localeCompare(foldName(other.nick)) : byRank;
}

/** Whether a member with these modes may give modes to other members. */
export function isChannelOperator(modes: string): boolean {
  return /[qao]/.test(modes);
}

/** Whether a member with these modes may kick others and change the channel; half-operators may, too. */
export function mayModerate(modes: string): boolean {
  return /[qaoh]/.test(modes);
}
