// The pages of a guest who is in, as answers to requests. What stands on a page is said elsewhere.

import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isNickname } from '../../../contract/room/nickname.ts';
import { cutUtf8 } from '../../../protocol/wire/utf8.ts';
import { liteHeaders } from '../../http/headers.ts';
import { awayAddress, awayPage } from './pages/away-page.ts';
import { endCover, endStart, endStyle } from './pages/end-page.ts';
import type { LiteGuest, ViewMode } from './guests/guest.ts';
import { noticePage } from './pages/join-page.ts';
import { busyPage, messagesPage, streamStart, watchPage } from './pages/message-pages.ts';
import { MessageStream } from './streams/message-stream.ts';
import { sentence } from './pages/page.ts';
import { Place } from './model/buffer.ts';
import type { Registry } from './guests/registry.ts';
import { one } from './requests.ts';
import { framesPage, helpPage, onePage, peoplePage } from './pages/room-page.ts';
import { isChannelName } from './model/room-view.ts';
import type { Seal } from './secrets/seal.ts';
import { frameStyle } from './pages/style.ts';
import type { Words } from './words/words.ts';
import { writePage, type WriteNote } from './pages/write-page.ts';
import { parseOffset } from './pages/zones.ts';
import { sendHtml, type LiteRequest } from './lite-request.ts';

export interface GuestPagesOptions {
  /** The circuit that a request's connection came by; null: loopback. */
  readonly circuitOf: (socket: Duplex) => number | null;
  /** The connection carries a guest's stream from now on. */
  readonly release: (socket: Duplex) => void;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Where guests are led to, with its '#'. */
  readonly firstChannel: string;
}

const modes: readonly ViewMode[] = ['live', 'slow', 'page'];
const hashOf = (style: string): string => createHash('sha256').update(style).digest('base64');
const frameStyleHash = hashOf(frameStyle);
const endStyleHash = hashOf(endStyle);
// One for each of a guest's tabs, as with streams.
const maxEndFrames = 2;

export class GuestPages {
  readonly #options: GuestPagesOptions;
  readonly #registry: Registry;
  /** Open answers that wait for the room's end. */
  readonly #endFrames = new WeakMap<LiteGuest, Set<ServerResponse>>();

  constructor(options: GuestPagesOptions, registry: Registry) {
    this.#options = options;
    this.#registry = registry;
  }

  people({ reply, words, guest, here }: LiteRequest): FastifyReply {
    return sendHtml(reply, peoplePage(words, guest, here));
  }

  help({ reply, words, here }: LiteRequest): FastifyReply {
    return sendHtml(reply, helpPage(words, here));
  }

  messages({ reply, reader, guest, here }: LiteRequest): FastifyReply {
    const drawn = messagesPage(reader, guest, here);
    here.read();
    return sendHtml(reply, drawn);
  }

  room({ request, reply, guest, reader, here }: LiteRequest): FastifyReply {
    const mode = modes.find((known) => known === one(request.query, 'view'));
    if (mode !== undefined) guest.mode = mode;
    guest.offsetMinutes = parseOffset(one(request.query, 'zone')) ?? guest.offsetMinutes;
    guest.view.current = guest.view.get(here.name) ?? guest.view.current;
    const leaveId = guest.forms.mint();
    const form = { here, id: guest.forms.mint(), text: '', note: null, whole: true };
    const draw = guest.mode === 'page' ? onePage : framesPage;
    const { offsetMinutes } = guest;
    const drawn = draw({ reader: { ...reader, offsetMinutes }, guest, here, form, leaveId });
    if (guest.mode === 'page') here.read();
    return sendHtml(reply, drawn);
  }

  watch({ request, reply, guest, words, here }: LiteRequest): FastifyReply {
    if (!this.#has(guest, here)) return this.#notHere(reply, words, here);
    const asked = one(request.query, 'level');
    const level = asked === '3' ? 3 : asked === '2' ? 2 : 1;
    const mayStream = level !== 1 || guest.mayStream(this.#options.now());
    if (!mayStream || this.#registry.isFull(this.#options.circuitOf(request.raw.socket))) {
      return sendHtml(reply.code(429), busyPage(words, here));
    }
    const turn = one(request.query, 'turn') === '1' ? 1 : 0;
    reply.headers(liteHeaders('frame', frameStyleHash));
    return sendHtml(reply, watchPage(words, here, { level, turn }));
  }

  away({ request, reply, guest, words }: LiteRequest): FastifyReply {
    const address = awayAddress(guest.view.seal.open(one(request.query, 'to')) ?? '');
    if (address !== null) return sendHtml(reply, awayPage(words, address));
    const notice = { title: words.say('lite.problem'), more: words.say('lite.awayNowhere') };
    const link = { href: 'room', text: words.say('lite.back') };
    return sendHtml(reply.code(404), noticePage(words, notice, link));
  }

  stream({ request, reply, guest, words, reader, here }: LiteRequest): FastifyReply {
    if (!this.#has(guest, here)) return this.#notHere(reply, words, here);
    const circuit = this.#options.circuitOf(request.raw.socket);
    if (this.#registry.isFull(circuit)) {
      this.#options.refused('stream');
      return sendHtml(reply.code(429), busyPage(words, here));
    }
    const raw = this.#openStream(request, reply);
    const stream = new MessageStream(raw, here, this.#options.now());
    raw.on('close', () => this.#registry.closeStream(guest, stream, circuit));
    this.#registry.openStream(guest, stream, circuit);
    stream.write(streamStart(reader, guest, here));
    here.read();
    return reply;
  }

  /** Says nothing until the room ends. */
  end({ request, reply, guest, words }: LiteRequest): FastifyReply {
    if (this.#registry.isFull(this.#options.circuitOf(request.raw.socket)))
      return reply.code(429).send();
    reply.headers(liteHeaders('frame', endStyleHash));
    const raw = this.#openStream(request, reply);
    raw.write(endStart(words).toString());
    const cover = (): void => {
      // Whoever is out for another reason is told in the frames, where they can go on.
      raw.end(guest.ended?.kind === 'ending' ? endCover(words).toString() : '');
    };
    const open = this.#endFrames.get(guest) ?? new Set();
    this.#endFrames.set(guest, open);
    const [oldest] = open;
    if (oldest !== undefined && open.size >= maxEndFrames) oldest.end();
    open.add(raw);
    guest.farewells.add(cover);
    raw.on('close', () => {
      open.delete(raw);
      guest.farewells.delete(cover);
    });
    return reply;
  }

  writeFrame({ request, reply, guest, words, here }: LiteRequest): FastifyReply {
    const next = guest.view.get(guest.view.seal.open(one(request.query, 'go')) ?? '');
    const broken = guest.mode !== 'page' && this.#has(guest, here) && guest.streams.size === 0;
    const sent = one(request.query, 'sent') !== '';
    let note: WriteNote = null;
    if (next !== undefined && next !== here) note = { kind: 'go', place: next };
    // Before the first message the stream may be on its way still.
    else if (broken && sent) note = { kind: 'no stream' };
    else if (one(request.query, 'waits') !== '') note = { kind: 'waits' };
    const form = { here, id: guest.forms.mint(), text: '', note, whole: false };
    return sendHtml(reply, writePage(words, form));
  }

  /** An answer that does not end, past the framework. */
  #openStream(request: FastifyRequest, reply: FastifyReply): ServerResponse {
    reply.type('text/html; charset=utf-8');
    reply.hijack();
    const { raw } = reply;
    this.#options.release(request.raw.socket);
    raw.statusCode = 200;
    for (const [header, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(header, value);
    }
    return raw;
  }

  /** A talk needs nothing to be looked at; a channel must have been entered, or asked for. */
  #has(guest: LiteGuest, place: Place): boolean {
    return !place.isChannel || guest.view.get(place.name) === place;
  }

  #notHere(reply: FastifyReply, words: Words, here: Place): FastifyReply {
    const more = sentence(words, 'lite.notHere', { name: here.name });
    const link = { href: 'room', text: words.say('lite.back') };
    const title = words.say('composer.notJoined');
    return sendHtml(reply, noticePage(words, { title, more }, link));
  }

  /** The guest's place at that address, the one in view where none is named, or one that is not entered. */
  placeOf(guest: LiteGuest, address: string): Place {
    const { view } = guest;
    const outside = (name: string): Place => outsideOf(view.seal, name);
    if (address === '')
      return view.current ?? view.inOrder()[0] ?? outside(this.#options.firstChannel);
    // By hand a name does, too; no page of ours leads to one.
    const named = view.seal.open(address) ?? address;
    const known = view.get(named);
    if (known !== undefined) return known;
    return isNickname(named) ? view.ensure(named) : outside(cutUtf8(named, 64));
  }
}

/** A channel that the guest is not in. */
function outsideOf(seal: Seal, name: string): Place {
  const place = new Place(isChannelName(name) ? name : `#${name}`, true, seal);
  place.presence = 'out';
  return place;
}
