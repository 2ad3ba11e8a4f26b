// What one room of so many members takes: entries and messages, their times, lines and bytes.

import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import {
  formatSeal,
  guestSealFor,
  mintHostSeal,
  type HostSeal,
} from '../../../server/sealed/seal/seal.ts';
import type { SealedGuest } from '../../support/sealed/sealed-guest.ts';
import { medianOf } from '../invitations/times.ts';
import type { CrowdOrder } from './crowd.ts';
import { channel, enters, guestBy, type Person, type Way } from './way.ts';

interface Amount {
  readonly lines: number;
  readonly bytes: number;
}

export interface Measured {
  readonly members: number;
  /** From the first byte to "in the channel", and to "in the group". */
  readonly channelMs: number;
  readonly entryMs: number;
  /** What the newcomer sends and gets, and what each other member gets of it. */
  readonly entrySent: Amount;
  readonly entryGot: Amount;
  readonly entryAtOthers: Amount;
  /** From one member's line to another's screen. */
  readonly messageMs: number;
  readonly longMessageMs: number;
  readonly messageSent: Amount;
  readonly longMessageSent: Amount;
}

export interface Amounts {
  readonly entries: number;
  readonly messages: number;
}

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const longText = ' the meeting is at eight, bring the papers'.repeat(8).slice(0, 298).trimEnd();

class People {
  readonly #host: HostSeal = mintHostSeal('i1', random);
  #count = 0;

  next(): Person {
    this.#count += 1;
    const id = `i${this.#count + 1}`;
    const seal = this.#count === 1 ? this.#host : guestSealFor(this.#host, id, random);
    return { nick: `bench${this.#count}`, seal: formatSeal(seal) };
  }
}

function since(guest: SealedGuest, kind: 'sent' | 'received'): () => Amount {
  const { lines, bytes } = guest[kind];
  return () => ({ lines: guest[kind].lines - lines, bytes: guest[kind].bytes - bytes });
}

function medianAmount(all: readonly Amount[]): Amount {
  return {
    lines: medianOf(all.map(({ lines }) => lines)),
    bytes: medianOf(all.map(({ bytes }) => bytes)),
  };
}

async function fill(way: Way, people: readonly Person[]): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'crowd.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answered = new Promise<unknown>((resolve) => child.once('message', resolve));
  child.send({ way, people } satisfies CrowdOrder);
  const answer = await answered;
  if (answer !== 'inside') throw new Error(`the crowd: ${String(answer)}`);
  return child;
}

/** @param pauseMs between texts: guests may not say more. */
export async function measure(
  way: Way,
  members: number,
  amounts: Amounts,
  pauseMs: number,
): Promise<Measured> {
  const people = new People();
  const speaker = guestBy(way, people.next());
  await enters(speaker);
  const reader = guestBy(way, people.next());
  await enters(reader);
  const crowd =
    members > 2
      ? await fill(
          way,
          Array.from({ length: members - 2 }, () => people.next()),
        )
      : null;
  try {
    const entries = [];
    // The room has one more member while each of them is there.
    for (let at = 0; at < amounts.entries; at += 1) {
      entries.push(await oneEntry(way, people.next(), reader));
      await pause(pauseMs);
    }
    const short = await texts(speaker, reader, amounts.messages, '', pauseMs);
    const long = await texts(speaker, reader, amounts.messages, longText, pauseMs);
    return {
      members,
      channelMs: medianOf(entries.map((entry) => entry.channelMs)),
      entryMs: medianOf(entries.map((entry) => entry.entryMs)),
      entrySent: medianAmount(entries.map(({ sent }) => sent)),
      entryGot: medianAmount(entries.map(({ got }) => got)),
      entryAtOthers: medianAmount(entries.map(({ others }) => others)),
      messageMs: short.ms,
      longMessageMs: long.ms,
      messageSent: short.sent,
      longMessageSent: long.sent,
    };
  } finally {
    crowd?.kill();
    speaker.close();
    reader.close();
  }
}

interface Entry {
  readonly channelMs: number;
  readonly entryMs: number;
  readonly sent: Amount;
  readonly got: Amount;
  readonly others: Amount;
}

async function oneEntry(way: Way, person: Person, member: SealedGuest): Promise<Entry> {
  const atOthers = since(member, 'received');
  const guest = guestBy(way, person);
  const from = performance.now();
  await guest.joins(channel);
  const channelMs = performance.now() - from;
  await guest.isInside(180_000);
  const entryMs = performance.now() - from;
  const sent = { ...guest.sent };
  const got = { ...guest.received };
  await pause(300);
  const others = atOthers();
  guest.leaves();
  // Until the group has let them go: the next entry is not to wait for that.
  await pause(1_500);
  guest.close();
  return { channelMs, entryMs, sent, got, others };
}

async function texts(
  speaker: SealedGuest,
  reader: SealedGuest,
  count: number,
  text: string,
  pauseMs: number,
): Promise<{ readonly ms: number; readonly sent: Amount }> {
  const times: number[] = [];
  const amounts: Amount[] = [];
  for (let at = 0; at < count; at += 1) {
    // Two letters in front make each a new one.
    const whole = `${String(at).padStart(2, '0')}${text}`;
    const sent = since(speaker, 'sent');
    const from = performance.now();
    speaker.says(channel, whole);
    await reader.reads(whole);
    times.push(performance.now() - from);
    amounts.push(sent());
    await pause(pauseMs);
  }
  return { ms: medianOf(times), sent: medianAmount(amounts) };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
