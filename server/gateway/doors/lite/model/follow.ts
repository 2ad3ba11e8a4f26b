// What ngIRCd's lines mean to a guest's view of the room: one table, a command a row. Knows nothing of
// sockets and HTML; a command that is not in it changes nothing.

import { refusal } from '../../../../contract/words/refusal.ts';
import type { RandomInt } from '../../../../contract/room/random-int.ts';
import { noticeOf, sentenceOf } from '../../../../contract/words/room-says.ts';
import { foldName } from '../../../../contract/room/casemap.ts';
import type { Message } from '../../../../protocol/wire/message.ts';
import { isChannelName, type RoomView } from './room-view.ts';

interface Heard {
  readonly view: RoomView;
  /** Nickname of who said it; '' where a server did. */
  readonly from: string;
  readonly params: readonly string[];
  /** The last parameter. */
  readonly text: string;
}

/** ISUPPORT PREFIX=(qaohv)~&@%+. */
const prefixes: Readonly<Record<string, string>> = {
  '~': 'q',
  '&': 'a',
  '@': 'o',
  '%': 'h',
  '+': 'v',
};
/** Modes of a channel that have a parameter and are no member's (ISUPPORT CHANMODES=beI,k,l,…). */
const withParameter = /[beIk]/;

/** Refusals that answer a JOIN. */
const notLetIn: ReadonlySet<string> = new Set(['403', '405', '471', '473', '474', '475']);
/** Refusals whose subject is a channel or a talk. */
const aboutPlaces: ReadonlySet<string> = new Set([...notLetIn, '401', '404', '442', '482']);

function talk({ view, from, params, text }: Heard, notice: boolean): void {
  const [target = ''] = params;
  // CTCP: only ACTION is talk; a question about the guest's software gets no answer.
  // oxlint-disable-next-line no-control-regex -- CTCP is made of them
  const action = /^\x01ACTION ([^\x01]*)\x01?$/.exec(text)?.[1];
  if (action === undefined && text.startsWith('\x01')) return;
  const form = notice ? 'notice' : action === undefined ? 'say' : 'act';
  if (from === '') {
    const { key, values } = noticeOf(text);
    const place = isChannelName(target) ? view.get(target) : undefined;
    return view.happened(place ?? view.current, key, values, 'plain');
  }
  const name = isChannelName(target) ? target : from;
  const known = view.get(name);
  if (isChannelName(name) && known === undefined) return undefined;
  // A notice to one person stays in view: it is an answer, not a talk.
  if (notice && known === undefined) {
    return view.happened(view.current, 'event.notice', { nick: from, text }, 'plain');
  }
  return view.say(known ?? view.ensure(name), { form, from, text: action ?? text });
}

function join({ view, from, params: [channel = ''] }: Heard): void {
  if (view.isSelf(from)) {
    const place = view.ensure(channel);
    place.name = channel;
    place.presence = 'in';
    place.empty();
    place.setPerson(from, '');
    return view.happened(place, 'event.youJoined', { channel });
  }
  const place = view.get(channel);
  if (place === undefined) return undefined;
  place.setPerson(from, '');
  return view.happened(place, 'event.joined', { nick: from });
}

function part({ view, from, params: [channel = ''], text }: Heard): void {
  const place = view.get(channel);
  if (place === undefined) return;
  if (view.isSelf(from)) {
    if (sentenceOf(text)?.key !== 'says.cannotReturn') return view.remove(place);
    // Not by the guest's wish: they find it in its place, with a way back in.
    place.presence = 'out';
    place.empty();
    view.happened(place, 'event.cannotReturn', { channel }, 'wrong');
  } else {
    place.people.delete(foldName(from));
    view.happened(place, 'event.parted', { nick: from });
  }
}

function quit({ view, from }: Heard): void {
  const folded = foldName(from);
  for (const place of view.wherever(from)) {
    place.people.delete(folded);
    view.happened(place, 'event.quit', { nick: from });
  }
  const talkWith = view.places.get(folded);
  if (talkWith !== undefined) view.happened(talkWith, 'event.quit', { nick: from });
}

function nick({ view, from, params: [to = ''] }: Heard): void {
  const self = view.isSelf(from);
  const folded = foldName(from);
  for (const place of view.wherever(from)) {
    const modes = place.people.get(folded)?.modes ?? '';
    place.people.delete(folded);
    place.setPerson(to, modes);
    view.happened(place, self ? 'event.youRenamed' : 'event.renamed', { nick: from, to });
  }
  if (self) {
    view.nick = to;
    return;
  }
  const talkWith = view.places.get(folded);
  if (talkWith === undefined || (foldName(to) !== folded && view.get(to) !== undefined)) return;
  view.renameTalk(talkWith, to);
  view.happened(talkWith, 'event.renamed', { nick: from, to });
}

function kick({ view, from, params: [channel = '', kicked = ''], text }: Heard): void {
  const place = view.get(channel);
  if (place === undefined) return;
  const by = from;
  // Without a reason ngIRCd gives a name instead.
  const bare = text === '' || [by, kicked].includes(text) ? 'Bare' : '';
  if (view.isSelf(kicked)) {
    place.presence = 'out';
    place.empty();
    view.happened(place, `event.youKicked${bare}`, { by, channel, reason: text }, 'wrong');
  } else {
    place.people.delete(foldName(kicked));
    view.happened(place, `event.kicked${bare}`, { nick: kicked, by, reason: text }, 'plain');
  }
}

function topic({ view, from, params: [channel = ''], text }: Heard): void {
  const place = view.get(channel);
  if (place === undefined) return;
  place.topic = text;
  if (text === '') view.happened(place, 'event.topicCleared', { nick: from });
  else view.happened(place, 'event.topic', { nick: from, topic: text });
}

function mode({ view, from, params: [channel = '', modes = '', ...rest] }: Heard): void {
  const place = view.get(channel);
  if (place === undefined || !place.isChannel) return;
  const parameters = [...rest];
  let adds = true;
  for (const letter of modes) {
    if (letter === '+' || letter === '-') adds = letter === '+';
    else if (Object.values(prefixes).includes(letter)) {
      const person = place.people.get(foldName(parameters.shift() ?? ''));
      if (person === undefined) continue;
      const others = person.modes.replace(letter, '');
      place.setPerson(person.nick, adds ? others + letter : others);
    } else if (withParameter.test(letter) || (letter === 'l' && adds)) parameters.shift();
  }
  view.happened(place, 'event.modes', { nick: from, modes: [modes, ...rest].join(' ') });
}

function names({ view, params: [, , channel = ''], text }: Heard): void {
  const place = view.get(channel);
  if (place?.presence !== 'in') return;
  for (const word of text.split(' ')) {
    const signs = /^[~&@%+]*/.exec(word)?.[0] ?? '';
    const name = word.slice(signs.length);
    if (name !== '')
      place.setPerson(
        name,
        signs.replace(/./g, (sign) => prefixes[sign] ?? ''),
      );
  }
}

// More than a room has that people can look through.
const maxListed = 200;

function listed({ view, params: [, channel = '', people = ''] }: Heard): void {
  if (view.listed.length < maxListed) view.listed.push(`${channel} (${people})`);
}

function listEnds({ view }: Heard): void {
  const channels = view.listed.splice(0).join(', ');
  const key = channels === '' ? 'event.noChannels' : 'event.channels';
  view.happened(view.current, key, { names: channels }, 'plain');
}

/** A name that was written otherwise makes a new channel, in which nobody else will ever be. */
function namesEnd({ view, params: [, channel = ''] }: Heard): void {
  const place = view.get(channel);
  const { home } = view;
  if (place === undefined || place.people.size > 1 || home === '' || view.get(home)) return;
  view.happened(place, 'lite.alone', { channel: place.name, name: home }, 'plain');
}

const table: Readonly<Record<string, (heard: Heard) => void>> = {
  PRIVMSG: (heard) => talk(heard, false),
  NOTICE: (heard) => talk(heard, true),
  JOIN: join,
  PART: part,
  QUIT: quit,
  NICK: nick,
  KICK: kick,
  TOPIC: topic,
  MODE: mode,
  INVITE: ({ view, from, text }) =>
    view.happened(view.current, 'event.invited', { nick: from, channel: text }, 'plain'),
  '332': ({ view, params: [, channel = ''], text }) => {
    const place = view.get(channel);
    if (place === undefined) return;
    place.topic = text;
    view.happened(place, 'event.topicIs', { topic: text });
  },
  '322': listed,
  '323': listEnds,
  '353': names,
  '366': namesEnd,
  '305': ({ view }) => view.happened(view.current, 'event.back', {}),
  '306': ({ view }) => view.happened(view.current, 'event.away', {}),
};

function refused(heard: Heard, code: string, pick: RandomInt): void {
  const { view, params, text } = heard;
  const subject = params[1] ?? '';
  const { key, values } = refusal({ code, subject, text }, pick);
  const place = aboutPlaces.has(code) ? view.get(subject) : undefined;
  if (place !== undefined && notLetIn.has(code) && place.presence === 'asked') {
    place.presence = 'out';
  }
  view.happened(place ?? view.current, key, values, 'wrong');
}

/** Takes one message of the guest's Session, after the guest was welcomed. */
export function follow(view: RoomView, message: Message, pick: RandomInt): void {
  const { command, source, params } = message;
  // A server has no '!' in its prefix.
  const from = source?.includes('!') === true ? (source.split('!', 1)[0] ?? '') : '';
  const heard = { view, from, params, text: params.at(-1) ?? '' };
  // RFC 2812 §5.2: 400 to 599 are errors; 422 only says that there is no message of the day.
  if (/^[45]\d\d$/.test(command)) {
    if (command !== '422') refused(heard, command, pick);
  } else if (Object.hasOwn(table, command)) table[command]?.(heard);
}
