// What the room passes on: PRIVMSG and NOTICE. Chunks are gathered and given to the group; clear words of guests are
// not shown, as only the server can have let them through.

import { isService, isServiceName } from '../../contract/room/service.ts';
import { readSealedChunk, type SealedChunk } from '../../contract/room/sealed-line.ts';
import { inEnglish, inEnglishCount, sentenceOf } from '../../contract/words/room-says.ts';
import type { Group } from '../group/group-types.ts';
import type { Capabilities } from './capabilities.ts';
import type { ClientSide } from './client-side.ts';
import type { ChunkGatherer } from './gather-chunks.ts';
import type { GroupAnswers } from './group-answers.ts';
import { nickOf, type IrcLine } from './irc-line.ts';
import type { OwnTalk } from './own-talk.ts';
import type { PastTalk } from './past-talk.ts';
import type { SentFrames } from './sent-frames.ts';
import type { Whereabouts } from './whereabouts.ts';

/** A server that passes on clear words may do so all the time. */
const clearNoticePauseMs = 60_000;

export interface RoomTalkParts {
  readonly group: Group;
  readonly answers: GroupAnswers;
  readonly capabilities: Capabilities;
  readonly client: ClientSide;
  readonly gatherer: ChunkGatherer;
  readonly ownTalk: OwnTalk;
  readonly past: PastTalk;
  readonly sent: SentFrames;
  readonly where: Whereabouts;
}

export class RoomTalk {
  readonly #parts: RoomTalkParts;
  #clearToldAtMs = Number.NEGATIVE_INFINITY;

  constructor(parts: RoomTalkParts) {
    this.#parts = parts;
  }

  async receive(line: IrcLine, nowMs: number): Promise<void> {
    const { answers, past, where } = this.#parts;
    if (isServers(line) || isOfService(line)) {
      this.#serverSaid(line);
      return;
    }
    const [target = '', text = ''] = line.params;
    if (where.isSelf(line.source) && isServiceName(target)) {
      this.#serviceEchoed(line);
      return;
    }
    const chunk = where.channel === null ? null : readSealedChunk(text);
    if (past.takes(line)) answers.unreadable('before', line);
    else if (chunk === null) this.#clearWords(line, nowMs);
    else await this.#chunk(line, target, chunk, nowMs);
  }

  #serverSaid(line: IrcLine): void {
    const { client, sent } = this.#parts;
    const key = sentenceOf(line.params.at(-1) ?? '')?.key ?? '';
    if (!key.startsWith('says.unsure.')) client.show(line);
    // The room counts sealed lines, of which the guest knows nothing.
    else if (sent.texts > 0) client.notice('', inEnglishCount('says.unsure', sent.texts));
  }

  #serviceEchoed(line: IrcLine): void {
    const { capabilities, client, ownTalk } = this.#parts;
    const ticket = ownTalk.serviceEchoed();
    if (capabilities.has('echo-message')) client.show(line, ticket);
  }

  #clearWords({ source, params: [target = ''] }: IrcLine, nowMs: number): void {
    if (nowMs - this.#clearToldAtMs < clearNoticePauseMs) return;
    this.#clearToldAtMs = nowMs;
    const text = nickOf(source) ?? source ?? '';
    this.#parts.client.notice(target, inEnglish('says.sealedClear', { text }));
  }

  async #chunk(line: IrcLine, target: string, chunk: SealedChunk, nowMs: number): Promise<void> {
    const { answers, gatherer, group, sent, where } = this.#parts;
    const from = nickOf(line.source);
    if (from === null) return;
    const isSelf = where.isSelf(line.source);
    if (isSelf) sent.echoed(target, chunk);
    answers.perform((await where.speaks(from, target)) ?? [], null);
    const msgid = line.tags.get('msgid') ?? null;
    const gathered = gatherer.add({ from, target, chunk, msgid }, nowMs);
    if (gathered.kind === 'waits') return;
    const { bytes, msgids } = gathered;
    // A server could say that anything is this guest's own.
    const isOwn = isSelf && sent.finish(target, chunk.frameId, bytes);
    const actions = await group.received({ from, target, bytes, isOwn });
    answers.perform(actions, { line, msgids });
  }
}

/** A server's name has a dot, and no nickname has. Guests' lines have a `!`. */
function isServers({ command, source }: IrcLine): boolean {
  if (command !== 'NOTICE') return false;
  return source === null || (!source.includes('!') && source.includes('.'));
}

function isOfService({ source }: IrcLine): boolean {
  return isService(nickOf(source) ?? '', source?.slice(source.indexOf('@') + 1) ?? '');
}
