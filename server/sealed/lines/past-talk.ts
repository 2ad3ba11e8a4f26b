// Tells which lines are from before the guest came: those of an answer to CHATHISTORY, and those that the room plays
// back between two notices. They cannot be read.

import { foldName } from '../../contract/room/casemap.ts';
import { sentenceOf } from '../../contract/words/room-says.ts';
import { nickOf, type IrcLine } from './irc-line.ts';

const maxBatches = 32;
/** The room keeps no more of a channel: a playback that goes on is none. */
const maxPlayedLines = 500;

export class PastTalk {
  readonly #batches = new Set<string>();
  /** How many lines may still come of a playback that is under way, by folded names of channels. */
  readonly #playing = new Map<string, number>();
  /** Channels in which the guest was told, since they entered. */
  readonly #told = new Set<string>();

  /** To be called with each line of the room's. @returns whether it only says that lines from before begin or end. */
  follow({ command, source, params }: IrcLine): boolean {
    const [first = ''] = params;
    if (command === 'BATCH') this.#batch(params);
    if (command !== 'NOTICE' || nickOf(source) !== null) return false;
    const key = sentenceOf(params.at(-1) ?? '')?.key ?? '';
    const begins = /^says\.before(Utc)?\./.test(key);
    if (begins) this.#playing.set(foldName(first), maxPlayedLines);
    if (key === 'says.beforeEnd') this.#playing.delete(foldName(first));
    return begins || key === 'says.beforeEnd';
  }

  #batch([first = '', type]: readonly string[]): void {
    const reference = first.slice(1);
    if (first.startsWith('-')) this.#batches.delete(reference);
    else if (type === 'chathistory' && this.#batches.size < maxBatches) {
      this.#batches.add(reference);
    }
  }

  /** The guest is in this channel anew. */
  entered(channel: string): void {
    this.#told.delete(foldName(channel));
    this.#playing.delete(foldName(channel));
  }

  /** Whether this line of talk is from before. */
  takes({ tags, params: [target = ''] }: IrcLine): boolean {
    if (this.#batches.has(tags.get('batch') ?? '')) return true;
    const left = this.#playing.get(foldName(target)) ?? 0;
    if (left > 0) this.#playing.set(foldName(target), left - 1);
    return left > 0;
  }

  /** @returns whether the guest is to be told that it cannot be read: once for each entry. */
  isNews(channel: string): boolean {
    const isNew = !this.#told.has(foldName(channel));
    this.#told.add(foldName(channel));
    return isNew;
  }
}
