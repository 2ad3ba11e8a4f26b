// The sentence for each event of the room: its key in the catalogue, the values of its gaps, and its tone.

import type { ModeChange } from '../room/modes.ts';
import type { RandomInt } from '../room/random-int.ts';
import type { RoomEvent } from '../room/room-event.ts';
import type { Values } from './messages.ts';
import { refusal } from './refusal.ts';
import { noticeOf } from './room-says.ts';

export interface EventSentence {
  readonly key: string;
  readonly values: Values;
  readonly tone: 'quiet' | 'plain' | 'wrong';
}

type Of<K extends RoomEvent['kind']> = Extract<RoomEvent, { kind: K }>;

const quiet = (key: string, values: Values): EventSentence => ({ key, values, tone: 'quiet' });
const plain = (key: string, values: Values): EventSentence => ({ key, values, tone: 'plain' });

/** @param isSelf whether the reader is the one who joined. */
export function joinedSentence({ nick, channel }: Of<'joined'>, isSelf: boolean): EventSentence {
  return isSelf ? quiet('event.youJoined', { channel }) : quiet('event.joined', { nick });
}

export function partedSentence({ nick }: Of<'parted'>): EventSentence {
  return quiet('event.parted', { nick });
}

export function quitSentence({ nick }: Of<'quit'>): EventSentence {
  return quiet('event.quit', { nick });
}

/** @param isSelf whether the reader has the new nickname. */
export function renamedSentence({ from, to }: Of<'renamed'>, isSelf: boolean): EventSentence {
  return quiet(isSelf ? 'event.youRenamed' : 'event.renamed', { nick: from, to });
}

/** @param isSelf whether the reader was kicked. */
export function kickedSentence(event: Of<'kicked'>, isSelf: boolean): EventSentence {
  const { nick, by, channel, reason } = event;
  // If no reason was given, ngIRCd sends a nickname instead.
  const bare = reason === '' || [by, nick].includes(reason) ? 'Bare' : '';
  return isSelf
    ? { key: `event.youKicked${bare}`, values: { by, channel, reason }, tone: 'wrong' }
    : plain(`event.kicked${bare}`, { nick, by, reason });
}

/** @param by who changed it. */
export function topicSentence(text: string, by: string): EventSentence {
  return plain(text === '' ? 'event.topicCleared' : 'event.topic', { nick: by, topic: text });
}

/** The current topic, as an answer to /topic or after a JOIN. */
export function standingTopic(topic: string): EventSentence {
  return topic === '' ? plain('topic.none', {}) : plain('event.topicIs', { topic });
}

/** All changes of one MODE, as they came. */
export function modesSentence(by: string, modes: string): EventSentence {
  return quiet('event.modes', { nick: by, modes });
}

const modeKeys: Readonly<Record<string, string>> = {
  '+o': 'event.opGiven',
  '-o': 'event.opTaken',
  '+v': 'event.voiceGiven',
  '-v': 'event.voiceTaken',
  '+b': 'event.banned',
  '-b': 'event.unbanned',
  '+t': 'event.topicLocked',
  '-t': 'event.topicFreed',
  '+m': 'event.moderated',
  '-m': 'event.unmoderated',
  '+i': 'event.inviteOnly',
  '-i': 'event.notInviteOnly',
  '+k': 'event.keySet',
  '-k': 'event.keyRemoved',
  '+l': 'event.limitSet',
  '-l': 'event.limitRemoved',
};

/**
 * One change of mode in words. A change without a sentence is shown as it came.
 * @param nameOf the nickname of the session that a ban's mask matches; null if it is unknown.
 */
export function modeSentence(
  by: string,
  { sign, letter, param }: ModeChange,
  nameOf: (mask: string) => string | null,
): EventSentence {
  const value = param ?? '';
  const key = modeKeys[sign + letter];
  if (key === undefined) return modesSentence(by, `${sign}${letter} ${value}`.trim());
  const named = letter === 'b' ? (nameOf(value) ?? value) : value;
  // Whoever reads the key can enter the channel: it is not shown.
  const shown = letter === 'k' ? '' : named;
  return quiet(key, { by, nick: shown, limit: shown });
}

/** A notice to the guest alone, without an open talk with the sender. */
export function noticeSentence(from: string, text: string): EventSentence {
  return plain('event.notice', { nick: from, text });
}

export function serverSentence({ text }: Of<'server said'>): EventSentence {
  const { key, values } = noticeOf(text);
  return plain(key, values);
}

export function awaySentence({ away }: Of<'away'>): EventSentence {
  return quiet(away ? 'event.away' : 'event.back', {});
}

export function invitedSentence({ by, channel }: Of<'invited'>): EventSentence {
  return plain('event.invited', { nick: by, channel });
}

/** The list of channels, each with the number of people in it. */
export function channelsSentence(
  channels: readonly { readonly name: string; readonly people: number }[],
): EventSentence {
  const names = channels.map(({ name, people }) => `${name} (${people})`).join(', ');
  return plain(names === '' ? 'event.noChannels' : 'event.channels', { names });
}

export function refusedSentence(event: Of<'refused'>, pick: RandomInt): EventSentence {
  return { ...refusal(event, pick), tone: 'wrong' };
}
