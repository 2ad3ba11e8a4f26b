// Finds the guest who makes a request, by the cookie or by the token in the path. An address with a token in it
// works in the guest's own browser; another one is asked first.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { withChannelPrefix } from '../../../contract/room/channel-name.ts';
import { isNickname } from '../../../contract/room/nickname.ts';
import { cutUtf8 } from '../../../protocol/wire/utf8.ts';
import type { Counter } from '../../admission/counter.ts';
import { cookieToken } from './cookies.ts';
import { clientMark } from './guests/client-mark.ts';
import type { LiteGuest } from './guests/guest.ts';
import type { Registry } from './guests/registry.ts';
import { sendHtml, type LiteRequest } from './lite-request.ts';
import { RoomBuffer } from './model/buffer.ts';
import type { RoomView } from './model/room-view.ts';
import { isFromOwnPage } from './own-pages.ts';
import { endedPage } from './pages/notice-page.ts';
import { confirmGuestPage } from './pages/confirm-guest-page.ts';
import { fieldOf } from './request-fields.ts';
import { wordsOf } from './request-language.ts';
import type { WebConnections } from '../../http/web-connections.ts';

export interface GuestLookupOptions {
  readonly registry: Registry;
  readonly connections: WebConnections;
  readonly refusals: Counter<string>;
  /** The channel that guests are led to, with its '#'. */
  readonly firstChannel: string;
}

/** Answers a guest's request. */
export type LiteHandler = (lite: LiteRequest) => FastifyReply | Promise<FastifyReply>;

export class GuestLookup {
  readonly #options: GuestLookupOptions;

  constructor(options: GuestLookupOptions) {
    this.#options = options;
  }

  /** Hands the request to the handler with its guest, or answers that there is none. */
  handle(
    request: FastifyRequest,
    reply: FastifyReply,
    handler: LiteHandler,
  ): FastifyReply | Promise<FastifyReply> {
    const token = fieldOf(request.params, 'token');
    const guest = this.#options.registry.find(token === '' ? cookieToken(request.raw) : token);
    if (guest === null || guest.ended !== null) return sayEnded(request, reply, guest);
    const base = token === '' ? '/lite/in/' : `/lite/t/${token}/`;
    if (token !== '' && !this.#isOwnClient(guest, request, base)) {
      return this.#askToConfirm(request, reply, guest);
    }
    const words = wordsOf(request, guest);
    const here = bufferAt(guest.view, fieldOf(request.query, 'in'), this.#options.firstChannel);
    const context = { ...guest.context, words };
    return handler({ request, reply, guest, words, context, here, base });
  }

  /** The answer of somebody who was asked whose address this is: it is theirs. */
  confirm(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const token = fieldOf(request.params, 'token');
    const guest = this.#options.registry.find(token);
    if (guest === null || guest.ended !== null) return sayEnded(request, reply, guest);
    if (guest.forms.check(fieldOf(request.body, 'id')) !== 'fresh') {
      return this.#askToConfirm(request, reply, guest);
    }
    guest.clients.add(this.#markOf(request));
    return reply.redirect(`/lite/t/${token}/room`, 303);
  }

  /** Whether the browser is the guest's own. One that comes from the guest's pages is, by a new circuit, too. */
  #isOwnClient(guest: LiteGuest, request: FastifyRequest, base: string): boolean {
    const mark = this.#markOf(request);
    if (isFromOwnPage(request.raw, request.headers.host?.toLowerCase() ?? '', base)) {
      guest.clients.add(mark);
    }
    return guest.clients.has(mark);
  }

  /** Before the answer nothing of the guest's is shown or done. */
  #askToConfirm(request: FastifyRequest, reply: FastifyReply, guest: LiteGuest): FastifyReply {
    this.#options.refusals.add('whose');
    const id = guest.forms.mint();
    const asked = { nick: guest.view.nick, id, text: fieldOf(request.body, 'text') };
    return sendHtml(reply.code(403), confirmGuestPage(wordsOf(request, null), asked));
  }

  #markOf(request: FastifyRequest): string {
    return clientMark(request.raw, this.#options.connections.circuitOf(request.raw.socket));
  }
}

/** Says why there is no such guest in the room. @param guest who was; null: nobody knows. */
function sayEnded(
  request: FastifyRequest,
  reply: FastifyReply,
  guest: LiteGuest | null,
): FastifyReply {
  const ended = guest?.ended ?? null;
  const why = ended?.kind === 'ending' ? 'ending' : ended && { text: ended.words };
  const unsent = fieldOf(request.body, 'text');
  return sendHtml(reply.code(403), endedPage(wordsOf(request, guest), why, unsent));
}

/**
 * The channel or talk that an address names: one of the guest's, or else a new talk, or a channel that the guest
 * is not in.
 * @param address '' for the one that is in view.
 */
function bufferAt(view: RoomView, address: string, firstChannel: string): RoomBuffer {
  if (address === '') {
    return view.current ?? view.inOrder()[0] ?? channelOutside(view, firstChannel);
  }
  // Somebody may type a name by hand; the pages' links have sealed ones.
  const named = view.seal.open(address) ?? address;
  const known = view.get(named);
  if (known !== undefined) return known;
  return isNickname(named) ? view.ensure(named) : channelOutside(view, cutUtf8(named, 64));
}

/** A channel that the guest is not in. */
function channelOutside({ seal }: RoomView, name: string): RoomBuffer {
  const buffer = new RoomBuffer(withChannelPrefix(name), true, seal);
  buffer.presence = 'out';
  return buffer;
}
