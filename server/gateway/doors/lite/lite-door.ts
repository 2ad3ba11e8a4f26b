// The lite door: the room as pages for browsers without script. Ties requests to guests and guests to
// pages; what stands on a page, and what a guest may do, is said elsewhere.

import type { Duplex } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Admit } from '../door.ts';
import { liteHeaders } from '../../http/headers.ts';
import { ownHost, type HostNames } from '../../http/request-origin.ts';
import { clientMark, isFromOwnPage } from './guests/client-mark.ts';
import { Entry } from './entry.ts';
import type { LiteGuest } from './guests/guest.ts';
import { GuestPages } from './guest-pages.ts';
import { endedPage, joinAgain, noticePage } from './pages/join-page.ts';
import { Registry } from './guests/registry.ts';
import { clearCookie, cookieToken, isOwnForm, one } from './requests.ts';
import { style } from './pages/style.ts';
import { languageOf, wordsIn, type LiteKey, type Words } from './words/words.ts';
import { sendHtml, type LiteRequest } from './lite-request.ts';
import { whosePage } from './pages/whose-page.ts';
import { write } from './write-handler.ts';

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
  /** null: an open room. */
  readonly passphrase: string | null;
  /** The longest nickname that the room takes. */
  readonly nickLength: number;
  readonly maxGuestsPerCircuit: number;
  /** Without a request or an open stream for so long, a guest is taken to be gone. */
  readonly idleMs: number;
}

// A form of ours with a message of 1,000 letters; urlencoding makes nine bytes of some.
const maxFormBytes = 4 * 1024;

const compressedStyle = gzipSync(style, { level: 9 });

export class LiteDoor {
  readonly #options: LiteDoorOptions;
  readonly #registry: Registry;
  readonly #entry: Entry;
  readonly #pages: GuestPages;

  constructor(options: LiteDoorOptions) {
    this.#options = options;
    this.#registry = new Registry(options);
    this.#entry = new Entry(options, this.#registry);
    this.#pages = new GuestPages(options, this.#registry);
  }

  close(): void {
    this.#registry.close();
  }

  /** The join form for the first page. */
  firstForm(words: Words): string {
    return this.#entry.firstForm(words).toString();
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
      return sendHtml(reply, this.#entry.page(words, guest));
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

    const pages = this.#pages;
    this.#page(app, 'room', 'top', (visit) => pages.room(visit));
    this.#page(app, 'people', 'top', (visit) => pages.people(visit));
    this.#page(app, 'help', 'top', (visit) => pages.help(visit));
    this.#page(app, 'away', 'top', (visit) => pages.away(visit));
    this.#page(app, 'watch', 'frame', (visit) => pages.watch(visit));
    this.#page(app, 'stream', 'frame', (visit) => pages.stream(visit));
    this.#page(app, 'end', 'frame', (visit) => pages.end(visit));
    this.#page(app, 'messages', 'frame', (visit) => pages.messages(visit));
    this.#page(app, 'write', 'frame', (visit) => pages.writeFrame(visit));
    this.#form(app, 'write', (visit) => write(visit));
    app.post<{ Params: { token: string } }>('/lite/t/:token/mine', (request, reply) =>
      this.#mine(request, reply, request.params.token),
    );
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
    show: (visit: LiteRequest) => FastifyReply,
  ): void {
    for (const path of [`/lite/in/${what}`, `/lite/t/:token/${what}`]) {
      // A HEAD must not open a stream.
      app.get(path, { exposeHeadRoute: what !== 'stream' && what !== 'end' }, (request, reply) => {
        reply.headers(liteHeaders(where));
        return this.#visit(request, reply, show);
      });
    }
  }

  #form(
    app: FastifyInstance,
    what: string,
    take: (visit: LiteRequest) => FastifyReply | Promise<FastifyReply>,
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
    then: (visit: LiteRequest) => T,
  ): T | FastifyReply {
    const inPath = one(request.params, 'token');
    const guest = this.#registry.find(inPath === '' ? cookieToken(request.raw) : inPath);
    if (guest !== null && guest.ended === null) {
      const base = inPath === '' ? '/lite/in/' : `/lite/t/${inPath}/`;
      if (inPath !== '' && !this.#isAt(guest, request, base))
        return this.#asks(request, reply, guest);
      const words = this.#wordsOf(request, guest);
      const here = this.#pages.placeOf(guest, one(request.query, 'in'));
      const reader = { ...guest.reader, words };
      return then({ request, reply, guest, words, reader, here, base });
    }
    const words = this.#wordsOf(request, guest);
    const ended = guest?.ended ?? null;
    const why = ended?.kind === 'ending' ? 'ending' : ended && { text: ended.words };
    return sendHtml(reply.code(403), endedPage(words, why, one(request.body, 'text')));
  }

  /** Whether the client is the guest's own. One that comes from the guest's own pages is, by a new circuit, too. */
  #isAt(guest: LiteGuest, request: FastifyRequest, base: string): boolean {
    const mark = clientMark(request.raw, this.#circuitOf(request));
    if (isFromOwnPage(request.raw, request.headers.host?.toLowerCase() ?? '', base)) {
      guest.clients.add(mark);
    }
    return guest.clients.has(mark);
  }

  /** Shows and does nothing of the guest's before somebody says that they are the guest. */
  #asks(request: FastifyRequest, reply: FastifyReply, guest: LiteGuest): FastifyReply {
    this.#options.refused('whose');
    const words = this.#wordsOf(request, null);
    const id = guest.forms.mint();
    const asked = { nick: guest.view.nick, id, text: one(request.body, 'text') };
    return sendHtml(reply.code(403), whosePage(words, asked));
  }

  /** Somebody says that the place is theirs. */
  #mine(request: FastifyRequest, reply: FastifyReply, token: string): FastifyReply {
    const guest = this.#registry.find(token);
    if (guest === null || guest.ended !== null) return this.#visit(request, reply, () => reply);
    if (guest.forms.check(one(request.body, 'id')) !== 'fresh') {
      return this.#asks(request, reply, guest);
    }
    guest.clients.add(clientMark(request.raw, this.#circuitOf(request)));
    return reply.redirect(`/lite/t/${token}/room`, 303);
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
