// Tells which lines are from before the guest came: those of an answer to CHATHISTORY, and those that the room plays
// back between two notices. They cannot be read.

import { foldName } from '../../contract/room/casemap.ts';
import { sentenceOf } from '../../contract/words/room-says.ts';
import { nickOf, type IrcLine } from './irc-line.ts';

const maxBatches = 32;

export class PastTalk {
  readonly #batches = new Set<string>();
  /** Channels whose playback is under way, by folded names. */
  readonly #playing = new Set<string>();
  /** Channels in which the guest was told, since they entered. */
  readonly #told = new Set<string>();

  /** To be called with each line of the room's. */
  follow({ command, source, params }: IrcLine): void {
    const [first = '', second = ''] = params;
    if (command === 'BATCH') {
      const reference = first.slice(1);
      if (first.startsWith('+') && second === 'chathistory' && this.#batches.size < maxBatches) {
        this.#batches.add(reference);
      }
      if (first.startsWith('-')) this.#batches.delete(reference);
    }
    if (command === 'NOTICE' && nickOf(source) === null) {
      const key = sentenceOf(params.at(-1) ?? '')?.key ?? '';
      if (/^says\.before(Utc)?\./.test(key)) this.#playing.add(foldName(first));
      if (key === 'says.beforeEnd') this.#playing.delete(foldName(first));
    }
  }

  /** The guest is in this channel anew. */
  entered(channel: string): void {
    this.#told.delete(foldName(channel));
    this.#playing.delete(foldName(channel));
  }

  /** Whether a line of talk is from before. */
  isPast({ tags, params }: IrcLine): boolean {
    return (
      this.#batches.has(tags.get('batch') ?? '') || this.#playing.has(foldName(params[0] ?? ''))
    );
  }

  /** @returns whether the guest is to be told that it cannot be read: once for each entry. */
  isNews(channel: string): boolean {
    const isNew = !this.#told.has(foldName(channel));
    this.#told.add(foldName(channel));
    return isNew;
  }
}
