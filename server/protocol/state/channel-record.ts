// What one of the room's own channels is set to: topic, modes, key, limit and lists of masks. It is kept for the
// time after ngIRCd's restart.

import { firstModes, isListMode, isMemberMode, parseModes } from '../../contract/room/modes.ts';

/** A command about the channel, without the channel's name. */
export interface ChannelCommand {
  readonly command: 'MODE' | 'TOPIC';
  readonly params: readonly string[];
}

/** Modes that may refuse a guest who was in the channel before ngIRCd's restart. */
const closingLetters = 'iRz';

export class ChannelRecord {
  #topic = '';
  readonly #flags = new Set<string>(firstModes);
  #key: string | null = null;
  #limit: string | null = null;
  /** By letter: `b`, `e`, `I`. */
  readonly #masks = new Map<string, Set<string>>();

  get topic(): string {
    return this.#topic;
  }

  followTopic(text: string): void {
    this.#topic = text;
  }

  /** Takes over the letters of RPL_CHANNELMODEIS, which come without key and limit. */
  adopt(letters: string): void {
    this.#flags.clear();
    for (const letter of letters) if (!'+Pkl'.includes(letter)) this.#flags.add(letter);
  }

  /** Follows a MODE that ngIRCd has confirmed. */
  followModes(modes: string, params: readonly string[]): void {
    for (const { sign, letter, param } of parseModes(modes, params)) {
      if (isMemberMode(letter) || letter === 'P') continue;
      const isSet = sign === '+';
      if (isListMode(letter)) this.#followMask(letter, isSet, param ?? '');
      else if (letter === 'k') this.#key = isSet ? param : null;
      else if (letter === 'l') this.#limit = isSet ? param : null;
      else if (isSet) this.#flags.add(letter);
      else this.#flags.delete(letter);
    }
  }

  /** Whether some of its modes may refuse a guest who was in it before. */
  get isClosable(): boolean {
    return this.closing.length > 0;
  }

  /** What sets a new channel to this, before anybody is in it. The topic is not among it. */
  get opening(): readonly ChannelCommand[] {
    const flags = [...this.#flags].filter((letter) => !closingLetters.includes(letter));
    const gone = Array.from(firstModes).filter((letter) => !this.#flags.has(letter));
    const modes = flags.length === 0 ? [] : [`+${flags.join('')}`];
    if (gone.length > 0) modes.push(`-${gone.join('')}`);
    const masks = [...this.#masks].flatMap(([letter, list]) =>
      [...list].map((mask): ChannelCommand => ({ command: 'MODE', params: [`+${letter}`, mask] })),
    );
    return [...modes.map((change): ChannelCommand => asMode(change)), ...masks];
  }

  /** What may be set only once everybody who was in the channel is back. */
  get closing(): readonly ChannelCommand[] {
    const flags = [...this.#flags].filter((letter) => closingLetters.includes(letter));
    return [
      ...(flags.length === 0 ? [] : [asMode(`+${flags.join('')}`)]),
      ...(this.#key === null ? [] : [asMode('+k', this.#key)]),
      ...(this.#limit === null ? [] : [asMode('+l', this.#limit)]),
    ];
  }

  /** What opens the channel for a moment, for a host who is refused. */
  get reopening(): readonly ChannelCommand[] {
    const flags = [...this.#flags].filter((letter) => closingLetters.includes(letter));
    return [
      ...(flags.length === 0 ? [] : [asMode(`-${flags.join('')}`)]),
      ...(this.#key === null ? [] : [asMode('-k', this.#key)]),
      ...(this.#limit === null ? [] : [asMode('-l')]),
    ];
  }

  #followMask(letter: string, isSet: boolean, mask: string): void {
    const list = this.#masks.get(letter) ?? new Set();
    this.#masks.set(letter, list);
    if (mask === '') return;
    if (isSet) list.add(mask);
    else list.delete(mask);
  }
}

function asMode(...params: readonly string[]): ChannelCommand {
  return { command: 'MODE', params };
}
