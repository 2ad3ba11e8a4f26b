// The lite door: the room as pages for browsers without script. Ties requests to guests and guests to
// pages; what stands on a page, and what a guest may do, is said elsewhere.

import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cleanName } from '../../contract/words/clean.ts';
import { isNickname } from '../../contract/words/nickname.ts';
import { cutUtf8 } from '../../protocol/utf8.ts';
import type { Admit } from '../door.ts';
import { liteHeaders } from '../headers.ts';
import { ownHost, type HostNames } from '../request-origin.ts';
import { Entry } from './entry.ts';
import type { LiteGuest, ViewMode } from './guest.ts';
import { endedPage, joinAgain, noticePage } from './join-page.ts';
import { awayAddress, awayPage } from './away-page.ts';
import { busyPage, slowPage, streamStart, watchPage } from './message-pages.ts';
import { MessageStream } from './message-stream.ts';
import { sentence } from './page.ts';
import { Place } from './place.ts';
import { Registry } from './registry.ts';
import { clearCookie, cookieToken, isOwnForm, one } from './requests.ts';
import { framesPage, helpPage, onePage, peoplePage } from './room-page.ts';
import { isChannelName } from './room-view.ts';
import { frameStyle, style } from './style.ts';
import { languageOf, wordsIn, type LiteKey, type Words } from './words.ts';
import { writePage, type WriteNote } from './write-page.ts';
import { parseOffset } from './zones.ts';
import { sendHtml, type Visit } from './visit.ts';
import { write } from './writing.ts';

export interface LiteDoorOptions {
  /** What the listener that a connection came by answers to. */
  readonly hostsOf: (socket: Duplex) => HostNames;
  readonly admit: Admit;
  /** The circuit that a request's connection came by; null: loopback. */
  readonly circuitOf: (socket: Duplex) => number | null;
  /** The connection carries a guest's stream from now on. */
  readonly release: (socket: Duplex) => void;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wallMs: () => number;
  /** Where guests are led to, with its '#'. */
  readonly firstChannel: string;
  readonly maxGuestsPerCircuit: number;
  /** Without a request or an open stream for so long, a guest is taken to be gone. */
  readonly idleMs: number;
}

// A form of ours with a message of 1,000 letters; urlencoding makes nine bytes of some.
const maxFormBytes = 4 * 1024;

const modes: readonly ViewMode[] = ['live', 'slow', 'page'];
const frameStyleHash = createHash('sha256').update(frameStyle).digest('base64');
const compressedStyle = gzipSync(style, { level: 9 });

export class LiteDoor {
  readonly #options: LiteDoorOptions;
  readonly #registry: Registry;
  readonly #entry: Entry;

  constructor(options: LiteDoorOptions) {
    this.#options = options;
    this.#registry = new Registry(options);
    this.#entry = new Entry(options, this.#registry);
  }

  close(): void {
    this.#registry.close();
  }

  /** Puts the door's pages into the app, with limits and errors of their own. */
  async mount(app: FastifyInstance): Promise<void> {
    await app.register(async (lite) => this.#routes(lite));
  }

  #routes(app: FastifyInstance): void {
    // No JSON, no plain text: forms alone.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: maxFormBytes },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    app.addHook('onRequest', async (request, reply) => {
      reply.headers(liteHeaders('top'));
      if (request.method !== 'POST') return undefined;
      const host = ownHost(request.raw, this.#options.hostsOf(request.raw.socket));
      if (typeof host === 'string' && isOwnForm(request.raw, host)) return undefined;
      this.#options.refused('origin');
      return this.#refuse(request, reply, 403, 'lite.foreign');
    });
    app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
      const status = error.statusCode ?? 500;
      const bad = status >= 400 && status < 500;
      this.#options.refused(bad ? 'form' : 'error');
      return this.#refuse(
        request,
        reply,
        bad ? status : 500,
        bad ? 'lite.unreadable' : 'lite.problem',
      );
    });

    app.get('/lite/style.css', (request, reply) => {
      reply.type('text/css; charset=utf-8').header('vary', 'accept-encoding');
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(style);
      return reply.header('content-encoding', 'gzip').send(compressedStyle);
    });
    app.get('/lite', (request, reply) => {
      const guest = this.#registry.find(cookieToken(request.raw));
      const words = this.#wordsOf(request, guest);
      return sendHtml(reply, this.#entry.form(words, guest));
    });
    app.post('/lite', async (request, reply) => {
      const before = this.#registry.find(cookieToken(request.raw));
      const words = this.#wordsOf(request, before);
      const answer = await this.#entry.take(request, words, this.#circuitOf(request), before);
      if (answer.kind === 'page') return sendHtml(reply.code(answer.status), answer.page);
      return reply.header('set-cookie', answer.cookie).redirect(answer.location, 303);
    });
    app.get<{ Params: { key: string } }>('/lite/enter/:key', (request, reply) => {
      const token = this.#registry.pass(request.params.key, cookieToken(request.raw));
      if (token === null) return reply.redirect('/lite/in/room', 303);
      return reply.redirect(token === '' ? '/lite/in/room' : `/lite/t/${token}/room`, 303);
    });
    app.get('/lite/left', (request, reply) =>
      sendHtml(
        reply.headers(liteHeaders('frame')),
        endedPage(this.#wordsOf(request, null), 'left'),
      ),
    );

    this.#page(app, 'room', 'top', (visit) => this.#room(visit));
    this.#page(app, 'people', 'top', ({ reply, words, guest, here }) =>
      sendHtml(reply, peoplePage(words, guest, here)),
    );
    this.#page(app, 'help', 'top', ({ reply, words, here }) =>
      sendHtml(reply, helpPage(words, here)),
    );
    this.#page(app, 'away', 'top', (visit) => this.#away(visit));
    this.#page(app, 'watch', 'frame', (visit) => this.#watch(visit));
    this.#page(app, 'stream', 'frame', (visit) => this.#stream(visit));
    this.#page(app, 'messages', 'frame', ({ reply, reader, guest, here }) => {
      const drawn = slowPage(reader, guest, here);
      here.read();
      return sendHtml(reply, drawn);
    });
    this.#page(app, 'write', 'frame', (visit) => this.#writeFrame(visit));
    this.#form(app, 'write', (visit) => write(visit));
    this.#form(app, 'leave', ({ guest, reply, request }) => {
      const verdict = guest.forms.check(one(request.body, 'id'));
      if (verdict === 'forged') return this.#refuse(request, reply, 403, 'lite.foreign');
      guest.say('QUIT', '');
      reply.header('set-cookie', clearCookie);
      return reply.redirect(`/lite/left?lang=${guest.language}`, 303);
    });
  }

  /** A page of a guest's, below the cookie's path and below a token's. */
  #page(
    app: FastifyInstance,
    what: string,
    where: 'top' | 'frame',
    show: (visit: Visit) => FastifyReply,
  ): void {
    for (const path of [`/lite/in/${what}`, `/lite/t/:token/${what}`]) {
      // A HEAD must not open a stream.
      app.get(path, { exposeHeadRoute: what !== 'stream' }, (request, reply) => {
        reply.headers(liteHeaders(where));
        return this.#visit(request, reply, show);
      });
    }
  }

  #form(
    app: FastifyInstance,
    what: string,
    take: (visit: Visit) => FastifyReply | Promise<FastifyReply>,
  ): void {
    for (const path of [`/lite/in/${what}`, `/lite/t/:token/${what}`]) {
      app.post(path, (request, reply) => {
        reply.headers(liteHeaders('frame'));
        return this.#visit(request, reply, take);
      });
    }
  }

  #visit<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    then: (visit: Visit) => T,
  ): T | FastifyReply {
    const inPath = one(request.params, 'token');
    const guest = this.#registry.find(inPath === '' ? cookieToken(request.raw) : inPath);
    if (guest !== null && guest.ended === null) {
      const words = this.#wordsOf(request, guest);
      const here = this.#placeOf(guest, one(request.query, 'in'));
      const base = inPath === '' ? '/lite/in/' : `/lite/t/${inPath}/`;
      const reader = { words, offsetMinutes: guest.offsetMinutes };
      return then({ request, reply, guest, words, reader, here, base });
    }
    const words = this.#wordsOf(request, guest);
    const ended = guest?.ended ?? null;
    const why = ended?.kind === 'ending' ? 'ending' : ended && { text: ended.words };
    return sendHtml(reply.code(403), endedPage(words, why));
  }

  #room({ request, reply, guest, reader, here }: Visit): FastifyReply {
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

  #watch({ request, reply, guest, words, here }: Visit): FastifyReply {
    if (!this.#has(guest, here)) return this.#notHere(reply, words, here);
    const asked = one(request.query, 'level');
    const level = asked === '3' ? 3 : asked === '2' ? 2 : 1;
    const mayStream = level !== 1 || guest.mayStream(this.#options.now());
    if (!mayStream || this.#registry.isFull(this.#circuitOf(request))) {
      return sendHtml(reply.code(429), busyPage(words));
    }
    const mode = guest.mode === 'slow' ? 'slow' : 'live';
    const turn = one(request.query, 'turn') === '1' ? 1 : 0;
    reply.headers(liteHeaders('frame', frameStyleHash));
    return sendHtml(reply, watchPage(words, here, { level, mode, turn }));
  }

  #away({ request, reply, words }: Visit): FastifyReply {
    const address = awayAddress(one(request.query, 'to'));
    if (address !== null) return sendHtml(reply, awayPage(words, address));
    const notice = { title: words.say('lite.problem'), more: words.say('lite.awayNowhere') };
    const link = { href: 'room', text: words.say('lite.back') };
    return sendHtml(reply.code(404), noticePage(words, notice, link));
  }

  #stream({ request, reply, guest, words, reader, here }: Visit): FastifyReply {
    if (!this.#has(guest, here)) return this.#notHere(reply, words, here);
    const circuit = this.#circuitOf(request);
    if (this.#registry.isFull(circuit)) {
      this.#options.refused('stream');
      return sendHtml(reply.code(429), busyPage(words));
    }
    reply.type('text/html; charset=utf-8');
    reply.hijack();
    const { raw } = reply;
    this.#options.release(request.raw.socket);
    raw.statusCode = 200;
    for (const [header, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(header, value);
    }
    const stream = new MessageStream(raw, here, this.#options.now());
    raw.on('close', () => this.#registry.closeStream(guest, stream, circuit));
    this.#registry.openStream(guest, stream, circuit);
    stream.write(streamStart(reader, guest, here));
    here.read();
    return reply;
  }

  #writeFrame({ request, reply, guest, words, here }: Visit): FastifyReply {
    const next = guest.view.get(one(request.query, 'go'));
    const broken = guest.mode === 'live' && this.#has(guest, here) && guest.streams.size === 0;
    const sent = one(request.query, 'sent') !== '';
    let note: WriteNote = null;
    if (next !== undefined && next !== here) note = { kind: 'go', place: next.name };
    // Before the first message the stream may be on its way still.
    else if (broken && sent) note = { kind: 'no stream' };
    else if (one(request.query, 'waits') !== '') note = { kind: 'waits' };
    const form = { here, id: guest.forms.mint(), text: '', note, whole: false };
    return sendHtml(reply, writePage(words, form));
  }

  /** A talk needs nothing to be looked at; a channel must have been entered, or asked for. */
  #has(guest: LiteGuest, place: Place): boolean {
    return !place.isChannel || guest.view.get(place.name) === place;
  }

  #notHere(reply: FastifyReply, words: Words, here: Place): FastifyReply {
    const more = sentence(words, 'lite.notHere', { name: here.name });
    const link = { href: 'room', text: words.say('lite.back') };
    return sendHtml(reply, noticePage(words, { title: cleanName(here.name), more }, link));
  }

  /** The guest's place of that name, the one in view where none is named, or one that is not entered. */
  #placeOf(guest: LiteGuest, named: string): Place {
    const { view } = guest;
    if (named === '')
      return view.current ?? view.inOrder()[0] ?? outside(this.#options.firstChannel);
    const known = view.get(named);
    if (known !== undefined) return known;
    return isNickname(named) ? view.ensure(named) : outside(cutUtf8(named, 64));
  }

  #wordsOf(request: FastifyRequest, guest: LiteGuest | null): Words {
    const byHand = one(request.query, 'lang') || one(request.body, 'lang');
    if (guest === null || byHand !== '') {
      const header = request.headers['accept-language'] ?? '';
      const language = languageOf(byHand, header);
      if (guest !== null) guest.language = language;
      return wordsIn(language);
    }
    return wordsIn(guest.language);
  }

  #circuitOf(request: FastifyRequest): number | null {
    return this.#options.circuitOf(request.raw.socket);
  }

  #refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    key: LiteKey,
  ): FastifyReply {
    const words = this.#wordsOf(request, null);
    const notice = { title: words.say('lite.problem'), more: words.say(key) };
    return sendHtml(reply.code(status), noticePage(words, notice, joinAgain(words)));
  }
}

/** A channel that the guest is not in. */
function outside(name: string): Place {
  const place = new Place(isChannelName(name) ? name : `#${name}`, true);
  place.presence = 'out';
  return place;
}
