// Answers hosts' requests for the page for hosts and its forms. Other guests are told that there is no such page.

import type { FastifyReply } from 'fastify';
import { sheetCommand } from '../../../contract/room/extension-names.ts';
import { isNickname } from '../../../contract/room/nickname.ts';
import type { RoomKey, RoomSentence } from '../../../contract/words/room-says.ts';
import type { LiteHandler } from './guest-lookup.ts';
import { isInvitation, readHostInput } from './host-input.ts';
import { sendHtml, type LiteRequest } from './lite-request.ts';
import type { HostNote } from './model/host-desk.ts';
import { commandOf, type HostOrder } from './model/host-orders.ts';
import { hostPage, noSheetPage } from './pages/host-page.ts';
import { invitedPage, wrongInvitePage } from './pages/host-invite.ts';
import type { HostForms } from './pages/host-parts.ts';
import { burnPage, removePage, revokePage } from './pages/host-questions.ts';
import { noticePage } from './pages/notice-page.ts';
import { hrefTo } from './pages/page.ts';
import { fieldOf } from './request-fields.ts';
import type { LiteKey } from './words/words.ts';

/** The room answers in milliseconds; where the supervisor must act first, it waits for it for three seconds at most. */
const answerMs = 4_000;
/** A second sheet within a second waits in the room for one more. */
const sheetMs = 4_000;
/** A form that arrives again so soon gets the same answer: people press a button twice. */
const sameAnswerMs = 5_000;

const problems: ReadonlySet<RoomKey> = new Set<RoomKey>([
  'says.hostsOnly',
  'says.nobodyKnocks',
  'says.removeSelf',
  'says.nobodyOfName',
  'says.revokeSelf',
  'says.noSuchInvitation',
  'says.mayBeForgotten',
  'says.needsNoSign',
  'says.endTooLate',
  'says.endTooSoon',
  'says.badTime',
  'says.busy',
  'says.notKept',
  'says.tooManyInvitations',
]);

/** Sentences that name commands to type, and what stands for them where there are buttons. */
const withButtons: { readonly [K in RoomKey]?: LiteKey } = {
  'says.backByShared': 'lite.hostsBackByShared',
  'says.backByOwn': 'lite.hostsBackByOwn',
  'says.endTooSoon': 'lite.hostsTooSoon',
};

const problem = (key: LiteKey): HostNote => ({
  isProblem: true,
  sentences: [{ key, values: {} }],
});

function noteOf(told: readonly RoomSentence[]): HostNote {
  return {
    isProblem: told.some(({ key }) => problems.has(key)),
    sentences: told.map(({ key, values }) => ({ key: withButtons[key] ?? key, values })),
  };
}

/** For hosts alone. */
export const forHosts =
  (handler: LiteHandler): LiteHandler =>
  (lite) => {
    if (lite.guest.view.isHost) return handler(lite);
    lite.reply.callNotFound();
    return lite.reply;
  };

function formsOf({ words, here, guest }: LiteRequest): HostForms {
  return { words, here, mint: () => guest.forms.mint() };
}

export const showHosts = forHosts((lite) =>
  sendSheet(lite, lite.guest.view.host.noteFor(fieldOf(lite.request.query, 'told'))),
);

async function sendSheet(lite: LiteRequest, note: HostNote | null): Promise<FastifyReply> {
  const { reply, guest, base } = lite;
  const { view } = guest;
  const forms = formsOf(lite);
  if (guest.paused) return sendHtml(reply.code(429), noSheetPage(forms, problem('lite.tooFast')));
  const sheet = await view.host.sheet(() => guest.sendCommand(sheetCommand), sheetMs);
  // There it is said why.
  if (guest.ended !== null) return reply.redirect(`${base}room`, 303);
  if (sheet === null) {
    return sendHtml(reply.code(504), noSheetPage(forms, note ?? problem('lite.hostsLate')));
  }
  const { nick, seal } = view;
  return sendHtml(reply, hostPage({ ...forms, sheet, nick, seal }, note));
}

export const askToRemove = forHosts((lite) => {
  const nick = lite.guest.view.seal.open(fieldOf(lite.request.query, 'who')) ?? '';
  if (!isNickname(nick)) return backToSheet(lite);
  return sendHtml(lite.reply, removePage(formsOf(lite), nick));
});

export const askToRevoke = forHosts((lite) => {
  const id = fieldOf(lite.request.query, 'invitation');
  if (!isInvitation(id)) return backToSheet(lite);
  return sendHtml(lite.reply, revokePage(formsOf(lite), id, id));
});

export const orderAsHost = forHosts(async (lite) => {
  const { request, guest } = lite;
  const { forms } = guest;
  const { recent } = guest.view.host;
  const id = fieldOf(request.body, 'id');
  const before = recent.get(id);
  const verdict = forms.check(id);
  if (verdict === 'forged') return notice(lite, 403, 'lite.foreign');
  if (verdict === 'old') return notice(lite, 409, 'lite.oldForm');
  const input = readHostInput(request.body);
  if (input.kind === 'unreadable') return notice(lite, 400, 'lite.unreadable');
  if (input.kind === 'wrong') {
    lite.reply.code(422);
    return sendHtml(lite.reply, wrongInvitePage(formsOf(lite), input));
  }
  const { order } = input;
  if (before !== undefined) return answer(lite, order, await before);
  if (verdict === 'done') {
    return order.do === 'invite' ? notice(lite, 409, 'lite.hostsMadeBefore') : backToSheet(lite);
  }
  if (guest.paused) return notice(lite, 429, 'lite.tooFast');
  forms.spend(id);
  const answering = guest.view.host.ask(
    order,
    () => guest.sendCommand(...commandOf(order)),
    answerMs,
  );
  recent.set(id, answering);
  const told = await answering;
  setTimeout(() => recent.delete(id), sameAnswerMs).unref();
  return answer(lite, order, told);
});

/**
 * Shows a secret, and the word that has to be repeated, in the answer itself: they stand in no address, and are not
 * there again. All else is shown by the sheet, so that a reload or the back button sends nothing.
 */
function answer(
  lite: LiteRequest,
  order: HostOrder,
  told: readonly RoomSentence[],
): FastifyReply | Promise<FastifyReply> {
  const { reply, guest, base, here } = lite;
  const forms = formsOf(lite);
  if (order.do === 'invite' && told.some(({ key }) => key === 'says.invitedSecret')) {
    return sendHtml(reply, invitedPage(forms, told));
  }
  const [asked] = told.filter(({ key }) => key === 'says.burnAsk');
  if (asked !== undefined && order.do === 'burn') {
    const word = asked.values['text']?.split(' ').at(-1) ?? '';
    return sendHtml(reply, burnPage(forms, word, order.word !== ''));
  }
  // The guest's place is not there any more in a moment.
  if (told.some(({ key }) => key === 'says.burns')) return notice(lite, 200, 'says.burns');
  const late = order.do === 'invite' ? 'lite.hostsMadeLate' : 'lite.hostsLate';
  const note = told.length === 0 ? problem(late) : noteOf(told);
  const number = guest.view.host.keepNote(note);
  return reply.redirect(`${base}${hrefTo('host', here, `&told=${number}`)}`, 303);
}

function backToSheet({ reply, base, here }: LiteRequest): FastifyReply {
  return reply.redirect(`${base}${hrefTo('host', here)}`, 303);
}

function notice(lite: LiteRequest, status: number, key: LiteKey): FastifyReply {
  const { reply, words, here } = lite;
  const link = { href: hrefTo('host', here), text: words.say('lite.hostsBack') };
  const told = { title: words.say('lite.hosts'), more: words.say(key) };
  return sendHtml(reply.code(status), noticePage(words, told, link));
}
