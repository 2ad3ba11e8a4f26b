// The lite door: the room as pages for browsers without JavaScript. Builds the door's parts and routes requests to
// them.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Counter } from '../../admission/counter.ts';
import { liteHeaders } from '../../../page/headers.ts';
import { ownHost } from '../../../page/request-origin.ts';
import type { Admit } from '../door.ts';
import { clearCookie, cookieToken } from './cookies.ts';
import { GuestLookup, type LiteHandler } from './guest-lookup.ts';
import type { Clocks } from './guests/guest.ts';
import { Registry } from './guests/registry.ts';
import { askToRemove, askToRevoke, orderAsHost, showHosts } from './host-handlers.ts';
import { JoinHandler } from './join-handler.ts';
import type { RoomRules } from './join-problems.ts';
import { sendHtml, type LiteRequest } from './lite-request.ts';
import { isOwnForm } from './own-pages.ts';
import {
  showAway,
  showHelp,
  showMessages,
  showPeople,
  showRoom,
  showWriteForm,
} from './page-handlers.ts';
import { endedPage, joinAgain, noticePage } from './pages/notice-page.ts';
import { fieldOf } from './request-fields.ts';
import { wordsOf } from './request-language.ts';
import { routeStyle } from './style-route.ts';
import { showTakeBack, takeBack } from './take-back-handlers.ts';
import { StreamHandlers } from './stream-handlers.ts';
import type { WebConnections } from '../../http/web-connections.ts';
import type { LiteKey, Words } from './words/words.ts';
import { write } from './write-handler.ts';

export interface LiteDoorOptions {
  readonly admit: Admit;
  readonly connections: WebConnections;
  /** Counts refusals by their reason. */
  readonly refusals: Counter<string>;
  readonly clocks: Clocks;
  readonly rules: RoomRules;
  readonly maxGuestsPerCircuit: number;
  /** A guest without a request or an open stream for so long is taken to be gone. */
  readonly idleMs: number;
}

// A form of ours with a message of 1,000 letters; URL encoding makes nine bytes of some.
const maxFormBytes = 4 * 1024;

export class LiteDoor {
  readonly #options: LiteDoorOptions;
  readonly #registry: Registry;
  readonly #join: JoinHandler;
  readonly #lookup: GuestLookup;
  readonly #streams: StreamHandlers;

  constructor(options: LiteDoorOptions) {
    const { connections, refusals, clocks, rules, maxGuestsPerCircuit, idleMs } = options;
    const { now } = clocks;
    const registry = new Registry({ now, idleMs, maxGuestsPerCircuit });
    this.#options = options;
    this.#registry = registry;
    this.#join = new JoinHandler({ ...options, registry });
    const { firstChannel } = rules;
    this.#lookup = new GuestLookup({ registry, connections, refusals, firstChannel });
    this.#streams = new StreamHandlers({ registry, connections, refusals, now });
  }

  close(): void {
    this.#registry.close();
    this.#join.close();
  }

  /** The join form for the first page. */
  firstForm(words: Words): string {
    return this.#join.firstForm(words).toString();
  }

  /** Adds the door's routes to the app, with body limits and error pages of their own. */
  async mount(app: FastifyInstance): Promise<void> {
    await app.register(async (lite) => {
      this.#acceptOwnForms(lite);
      this.#routeEntrance(lite);
      this.#routeGuests(lite);
    });
  }

  /** Accepts forms of this room's own pages and nothing else. */
  #acceptOwnForms(app: FastifyInstance): void {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: maxFormBytes },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    const { connections, refusals } = this.#options;
    app.addHook('onRequest', async (request, reply) => {
      reply.headers(liteHeaders('top'));
      if (request.method !== 'POST') return undefined;
      const host = ownHost(request.raw, connections.hostsOf(request.raw.socket));
      if (typeof host === 'string' && isOwnForm(request.raw, host)) return undefined;
      refusals.add('origin');
      return refuse(request, reply, 403, 'lite.foreign');
    });
    app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
      const status = error.statusCode ?? 500;
      const isBadForm = status >= 400 && status < 500;
      refusals.add(isBadForm ? 'form' : 'error');
      if (isBadForm) return refuse(request, reply, status, 'lite.unreadable');
      return refuse(request, reply, 500, 'lite.problem');
    });
  }

  /** What is there before somebody is a guest, and after. */
  #routeEntrance(app: FastifyInstance): void {
    const registry = this.#registry;
    routeStyle(app);
    app.get('/lite', (request, reply) => {
      const guest = registry.find(cookieToken(request.raw));
      return sendHtml(reply, this.#join.page(wordsOf(request, guest), guest));
    });
    app.post('/lite', (request, reply) => {
      const before = registry.find(cookieToken(request.raw));
      const words = wordsOf(request, before);
      const circuit = this.#options.connections.circuitOf(request.raw.socket);
      return this.#join.submit({ request, reply, words, circuit, before });
    });
    app.get<{ Params: { key: string } }>('/lite/wait/:key', (request, reply) => {
      const circuit = this.#options.connections.circuitOf(request.raw.socket);
      const words = wordsOf(request, null);
      return this.#join.wait(request.params.key, { request, reply, words, circuit, before: null });
    });
    app.get<{ Params: { key: string } }>('/lite/enter/:key', (request, reply) => {
      const token = registry.followPassage(request.params.key, cookieToken(request.raw));
      const isByCookie = token === null || token === '';
      return reply.redirect(isByCookie ? '/lite/in/room' : `/lite/t/${token}/room`, 303);
    });
    app.get('/lite/left', (request, reply) => {
      reply.headers(liteHeaders('frame'));
      return sendHtml(reply, endedPage(wordsOf(request, null), 'left'));
    });
  }

  #routeGuests(app: FastifyInstance): void {
    const streams = this.#streams;
    this.#page(app, 'room', 'top', showRoom);
    this.#page(app, 'people', 'top', showPeople);
    this.#page(app, 'help', 'top', showHelp);
    this.#page(app, 'away', 'top', showAway);
    this.#page(app, 'host', 'top', showHosts);
    this.#page(app, 'host-remove', 'top', askToRemove);
    this.#page(app, 'host-revoke', 'top', askToRevoke);
    this.#page(app, 'take-back', 'top', showTakeBack);
    this.#page(app, 'messages', 'frame', showMessages);
    this.#page(app, 'write', 'frame', showWriteForm);
    this.#page(app, 'watch', 'frame', (lite) => streams.watch(lite));
    this.#page(app, 'stream', 'frame', (lite) => streams.stream(lite));
    this.#page(app, 'end', 'frame', (lite) => streams.end(lite));
    this.#form(app, 'write', 'frame', write);
    this.#form(app, 'leave', 'frame', leave);
    this.#form(app, 'host', 'top', orderAsHost);
    this.#form(app, 'take-back', 'top', takeBack);
    app.post('/lite/t/:token/mine', (request, reply) => this.#lookup.confirm(request, reply));
  }

  /** A guest's page, below the cookie's path and below a token's. */
  #page(app: FastifyInstance, what: string, where: 'top' | 'frame', handler: LiteHandler): void {
    // A HEAD must not open a stream.
    const exposeHeadRoute = what !== 'stream' && what !== 'end';
    for (const path of pathsOf(what)) {
      app.get(path, { exposeHeadRoute }, (request, reply) => {
        reply.headers(liteHeaders(where));
        return this.#lookup.handle(request, reply, handler);
      });
    }
  }

  #form(app: FastifyInstance, what: string, where: 'top' | 'frame', handler: LiteHandler): void {
    for (const path of pathsOf(what)) {
      app.post(path, (request, reply) => {
        reply.headers(liteHeaders(where));
        return this.#lookup.handle(request, reply, handler);
      });
    }
  }
}

const pathsOf = (what: string): readonly string[] => [`/lite/in/${what}`, `/lite/t/:token/${what}`];

function leave({ guest, reply, request }: LiteRequest): FastifyReply {
  const verdict = guest.forms.check(fieldOf(request.body, 'id'));
  if (verdict === 'forged') return refuse(request, reply, 403, 'lite.foreign');
  guest.sendCommand('QUIT', '');
  reply.header('set-cookie', clearCookie);
  return reply.redirect(`/lite/left?lang=${guest.language}`, 303);
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  key: LiteKey,
): FastifyReply {
  const words = wordsOf(request, null);
  const notice = { title: words.say('lite.problem'), more: words.say(key) };
  return sendHtml(reply.code(status), noticePage(words, notice, joinAgain(words)));
}
