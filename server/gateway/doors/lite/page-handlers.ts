// Answers a guest's requests for pages: the room, the messages once, the write form, people, help, links out.

import type { FastifyReply } from 'fastify';
import type { LiteGuest } from './guests/guest.ts';
import { sendHtml, sendNotice, type LiteRequest } from './lite-request.ts';
import type { RoomBuffer } from './model/buffer.ts';
import { awayAddress, awayPage } from './pages/away-page.ts';
import { helpPage } from './pages/help-page.ts';
import { sentence } from './pages/page.ts';
import { peoplePage } from './pages/people-page.ts';
import { framesPage, onePage } from './pages/room-page.ts';
import { messagesPage } from './pages/stream-page.ts';
import { parseViewMode } from './pages/view-mode.ts';
import { writePage, type WriteNote } from './pages/write-page.ts';
import { parseOffset } from './pages/zones.ts';
import { fieldOf } from './request-fields.ts';

export function showPeople({ reply, words, guest, here }: LiteRequest): FastifyReply {
  return sendHtml(reply, peoplePage(words, guest.view, here));
}

export function showHelp({ reply, words, here }: LiteRequest): FastifyReply {
  return sendHtml(reply, helpPage(words, here));
}

export function showMessages({ reply, context, guest, here }: LiteRequest): FastifyReply {
  const drawn = messagesPage(context, here, guest.streams.unreadBeside(here));
  here.read();
  return sendHtml(reply, drawn);
}

export function showRoom({ request, reply, guest, context, here }: LiteRequest): FastifyReply {
  const { view, forms } = guest;
  guest.mode = parseViewMode(fieldOf(request.query, 'view')) ?? guest.mode;
  guest.offsetMinutes = parseOffset(fieldOf(request.query, 'zone')) ?? guest.offsetMinutes;
  view.current = view.get(here.name) ?? view.current;
  const { mode, offsetMinutes } = guest;
  const leaveId = forms.mint();
  const form = { here, id: forms.mint(), text: '', note: null, whole: true };
  const room = { context: { ...context, offsetMinutes }, view, mode, here, form, leaveId };
  const drawn = mode === 'page' ? onePage(room) : framesPage(room);
  if (mode === 'page') here.read();
  return sendHtml(reply, drawn);
}

/** The page between a link in a message and where it leads. */
export function showAway(lite: LiteRequest): FastifyReply {
  const { request, reply, guest, words } = lite;
  const address = awayAddress(guest.view.seal.open(fieldOf(request.query, 'to')) ?? '');
  if (address !== null) return sendHtml(reply, awayPage(words, address));
  reply.code(404);
  return sendNotice(lite, {
    title: words.say('lite.problem'),
    more: words.say('lite.awayNowhere'),
  });
}

export function showWriteForm({ request, reply, guest, words, here }: LiteRequest): FastifyReply {
  const next = guest.view.get(guest.view.seal.open(fieldOf(request.query, 'go')) ?? '');
  const isBroken = guest.mode !== 'page' && hasOpen(guest, here) && guest.streams.size === 0;
  const wasSent = fieldOf(request.query, 'sent') !== '';
  let note: WriteNote = null;
  if (next !== undefined && next !== here) note = { kind: 'go', buffer: next };
  // Before the first message the stream may still be on its way.
  else if (isBroken && wasSent) note = { kind: 'no stream' };
  else if (fieldOf(request.query, 'waits') !== '') note = { kind: 'waits' };
  const form = { here, id: guest.forms.mint(), text: '', note, whole: false };
  return sendHtml(reply, writePage(words, form));
}

/** Anybody may read an empty talk; a channel must be one that the guest joined, or asked to join. */
export function hasOpen(guest: LiteGuest, buffer: RoomBuffer): boolean {
  return !buffer.isChannel || guest.view.get(buffer.name) === buffer;
}

/** Says that the guest is not in this channel. */
export function showNotJoined(lite: LiteRequest): FastifyReply {
  const { words, here } = lite;
  const more = sentence(words, 'lite.notHere', { name: here.name });
  return sendNotice(lite, { title: words.say('composer.notJoined'), more });
}
