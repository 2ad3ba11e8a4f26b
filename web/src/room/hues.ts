// Gives each nickname one of a few colours, as a number: by its letters, or another one if somebody present has that
// colour already. It stays the same after that.

import { foldName } from '../../../server/contract/room/casemap.ts';
import type { RoomState } from './state.ts';

/** As many as style/tokens.css has. */
export const hueCount = 8;
/** The most names that are remembered, more than any room has; above it, those who are not here are forgotten. */
export const maxHues = 2_000;

/** FNV-1a with 32 bits and the last step of MurmurHash3: names that differ in one letter get unrelated numbers. */
export function preferredHue(nick: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const byte of new TextEncoder().encode(foldName(nick))) {
    hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return ((hash ^ (hash >>> 16)) >>> 0) % hueCount;
}

/** Everybody in our channels and private talks, as folded names, ourselves first. */
function present(state: RoomState): ReadonlySet<string> {
  const names = new Set([foldName(state.nick)]);
  for (const [key, { isChannel, people }] of state.buffers) {
    if (!isChannel) names.add(key);
    for (const nick of people.keys()) names.add(nick);
  }
  return names;
}

/** The state with a hue for everybody present. The same object where all have one. */
export function withHues(state: RoomState): RoomState {
  const here = present(state);
  const without = [...here].filter((nick) => nick !== '' && !state.hues.has(nick));
  if (without.length === 0) return state;
  const tooMany = state.hues.size + without.length > maxHues;
  const hues = new Map([...state.hues].filter(([nick]) => !tooMany || here.has(nick)));
  const used = Array.from({ length: hueCount }, () => 0);
  for (const nick of here) {
    const hue = hues.get(nick);
    if (hue !== undefined) used[hue] = (used[hue] ?? 0) + 1;
  }
  for (const nick of without) {
    const hue = leastUsed(used, preferredHue(nick));
    used[hue] = (used[hue] ?? 0) + 1;
    hues.set(nick, hue);
  }
  return { ...state, hues };
}

/** The first of the least used, looking from `start` on and round. */
function leastUsed(used: readonly number[], start: number): number {
  const least = Math.min(...used);
  const later = used.indexOf(least, start);
  return later === -1 ? used.indexOf(least) : later;
}

/** A person keeps the colour under a new name. Messages under the old name keep it, too. */
export function renameHue(state: RoomState, from: string, to: string): RoomState {
  const hue = state.hues.get(foldName(from));
  if (hue === undefined) return state;
  return { ...state, hues: new Map(state.hues).set(foldName(to), hue) };
}
