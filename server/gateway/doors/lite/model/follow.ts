// Applies the room's events to a lite guest's view: one table, one row for each event.

import type { ModeChange } from '../../../../contract/room/modes.ts';
import { applyMode, isMemberMode } from '../../../../contract/room/modes.ts';
import { foldName } from '../../../../contract/room/casemap.ts';
import { hasChannelPrefix } from '../../../../contract/room/channel-name.ts';
import type { RandomInt } from '../../../../contract/room/random-int.ts';
import { isAboutBuffer, refusesJoin } from '../../../../contract/room/refusals.ts';
import type { RoomEvent } from '../../../../contract/room/room-event.ts';
import type { IrcMessage } from '../../../../contract/room/room-translator.ts';
import * as sentences from '../../../../contract/words/event-sentences.ts';
import { sentenceOf } from '../../../../contract/words/room-says.ts';
import type { RoomBuffer } from './buffer.ts';
import type { RoomView } from './room-view.ts';

type Of<K extends RoomEvent['kind']> = Extract<RoomEvent, { kind: K }>;
type Table = {
  readonly [K in RoomEvent['kind']]?: (view: RoomView, event: Of<K>, pick: RandomInt) => void;
};

// More channels than anybody reads in one line.
const maxListed = 200;

function talk(view: RoomView, event: Of<'talk'>): void {
  const { form, from, target, text } = event;
  const msgid = event.msgid ?? null;
  // The echo of a message of the guest's, or in a talk with oneself the message and its echo.
  if (view.isSelf(from) && !view.isSelf(target)) {
    if (msgid !== null) view.echoed(target, msgid);
    return;
  }
  const last = view.get(from)?.lines.findLast((line) => line.kind === 'talk');
  if (view.isSelf(from) && last?.kind === 'talk' && msgid !== null && last.msgid === msgid) return;
  const isToChannel = hasChannelPrefix(target);
  const buffer = view.get(isToChannel ? target : from);
  if (buffer !== undefined) view.addTalk(buffer, { form, from, text }, false, msgid);
  // A notice to the guest alone is shown in the current buffer: it is an answer, and opens no private talk.
  else if (!isToChannel && form === 'notice') {
    view.addEvent(view.current, sentences.noticeSentence(from, text));
  } else if (!isToChannel) view.addTalk(view.ensure(from), { form, from, text }, false, msgid);
}

function joined(view: RoomView, event: Of<'joined'>): void {
  const { nick, channel } = event;
  const isSelf = view.isSelf(nick);
  const buffer = isSelf ? view.ensure(channel) : view.get(channel);
  if (buffer === undefined) return;
  if (isSelf) {
    buffer.name = channel;
    buffer.presence = 'in';
    buffer.empty();
  }
  buffer.setPerson(nick, '');
  view.addEvent(buffer, sentences.joinedSentence(event, isSelf));
}

function parted(view: RoomView, event: Of<'parted'>): void {
  const { nick, channel, reason } = event;
  const buffer = view.get(channel);
  if (buffer === undefined) return;
  if (!view.isSelf(nick)) {
    buffer.people.delete(foldName(nick));
    view.addEvent(buffer, sentences.partedSentence(event));
  } else if (sentenceOf(reason)?.key === 'says.cannotReturn') {
    // The guest did not want to leave: the channel stays in the list, and they can join it again from there.
    leave(buffer);
    view.addEvent(buffer, { key: 'event.cannotReturn', values: { channel }, tone: 'wrong' });
  } else view.remove(buffer);
}

/** The guest is not in this channel any more. */
function leave(buffer: RoomBuffer): void {
  buffer.presence = 'out';
  buffer.empty();
}

function quit(view: RoomView, event: Of<'quit'>): void {
  const folded = foldName(event.nick);
  const told = sentences.quitSentence(event);
  for (const buffer of view.withPerson(event.nick)) {
    buffer.people.delete(folded);
    view.addEvent(buffer, told);
  }
  view.addEvent(view.get(event.nick) ?? null, told);
}

function renamed(view: RoomView, event: Of<'renamed'>): void {
  const { from, to } = event;
  const isSelf = view.isSelf(from);
  const folded = foldName(from);
  const told = sentences.renamedSentence(event, isSelf);
  view.marks.rename(from, to);
  for (const buffer of view.withPerson(from)) {
    const person = buffer.people.get(folded);
    buffer.people.delete(folded);
    buffer.setPerson(to, person?.modes ?? '');
    view.addEvent(buffer, told);
  }
  if (isSelf) {
    view.nick = to;
    return;
  }
  const talkWith = view.get(from);
  if (talkWith === undefined || (foldName(to) !== folded && view.get(to) !== undefined)) return;
  view.renameTalk(talkWith, to);
  view.addEvent(talkWith, told);
}

function kicked(view: RoomView, event: Of<'kicked'>): void {
  const buffer = view.get(event.channel);
  if (buffer === undefined) return;
  const isSelf = view.isSelf(event.nick);
  if (isSelf) leave(buffer);
  else buffer.people.delete(foldName(event.nick));
  view.addEvent(buffer, sentences.kickedSentence(event, isSelf));
}

function topic(view: RoomView, { channel, text, by }: Of<'topic'>): void {
  const buffer = view.get(channel);
  if (buffer === undefined) return;
  buffer.topic = text;
  // Quiet, because the topic is also above the messages.
  if (by !== null) view.addEvent(buffer, { ...sentences.topicSentence(text, by), tone: 'quiet' });
  else if (text !== '') view.addEvent(buffer, { ...sentences.standingTopic(text), tone: 'quiet' });
}

function modes(view: RoomView, { channel, by, changes, text }: Of<'modes'>): void {
  const buffer = view.get(channel);
  if (buffer === undefined || !buffer.isChannel) return;
  for (const change of changes) changeMember(buffer, change);
  view.addEvent(buffer, sentences.modesSentence(by, text));
}

function changeMember(buffer: RoomBuffer, change: ModeChange): void {
  if (!isMemberMode(change.letter)) return;
  const person = buffer.people.get(foldName(change.param ?? ''));
  if (person !== undefined) buffer.setPerson(person.nick, applyMode(person.modes, change));
}

function people(view: RoomView, { channel, people: members }: Of<'people'>): void {
  const buffer = view.get(channel);
  if (buffer === undefined) return;
  if (buffer.presence === 'in')
    for (const { nick, modes: all } of members) buffer.setPerson(nick, all);
  // A guest who mistypes the name of the room's channel creates a new one, and waits there alone.
  const { home } = view;
  if (buffer.people.size > 1 || home === '' || view.get(home) !== undefined) return;
  const values = { channel: buffer.name, name: home };
  view.addEvent(buffer, { key: 'lite.alone', values, tone: 'plain' });
}

function refused(view: RoomView, event: Of<'refused'>, pick: RandomInt): void {
  const { code, subject } = event;
  const buffer = isAboutBuffer(code) ? view.get(subject) : undefined;
  if (buffer?.presence === 'asked' && refusesJoin(code)) buffer.presence = 'out';
  view.addEvent(buffer ?? view.current, sentences.refusedSentence(event, pick));
}

/** Somebody leaves: what the room says of them may be nothing to the guest any more. */
function leaving<E extends { readonly nick: string }>(step: (view: RoomView, event: E) => void) {
  return (view: RoomView, event: E): void => {
    step(view, event);
    view.forgetUnseen(event.nick);
  };
}

/** The lite pages show nothing of the other events. */
const table: Table = {
  talk,
  'server said': (view, event) => {
    if (view.host.takes(event.text)) return;
    const buffer = hasChannelPrefix(event.target) ? view.get(event.target) : undefined;
    view.addEvent(buffer ?? view.current, sentences.serverSentence(event));
  },
  joined,
  parted: leaving(parted),
  quit: leaving(quit),
  renamed,
  kicked: leaving(kicked),
  topic,
  modes,
  people,
  invited: (view, event) => view.addEvent(view.current, sentences.invitedSentence(event)),
  away: (view, event) => view.addEvent(view.current, sentences.awaySentence(event)),
  'channel listed': (view, { channel: name, people: count }) => {
    if (view.listed.length < maxListed) view.listed.push({ name, people: count });
  },
  person: (view, event) => view.marks.set(event),
  'taken back': (view, { msgid, by }) => view.takeBack(msgid, by),
  forgets: (view, { ageMs }) => {
    view.forgetMs = ageMs;
  },
  'channels listed': (view) => {
    view.addEvent(view.current, sentences.channelsSentence(view.listed.splice(0)));
  },
  refused,
  sheet: (view, { json }) => view.host.addPart(json),
};

/**
 * Applies one message of the guest's Session, from the welcome on.
 * @param pick chooses the nickname that is suggested instead of a taken one.
 */
export function follow(view: RoomView, message: IrcMessage, pick: RandomInt): void {
  for (const event of view.translator.translate(message)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table pairs each kind with its own step; TypeScript cannot follow that
    const step = table[event.kind] as
      | ((view: RoomView, event: RoomEvent, pick: RandomInt) => void)
      | undefined;
    step?.(view, event, pick);
  }
}
