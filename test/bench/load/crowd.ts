// All guests of one generator: brings them in, has them speak, and reports what they heard.

import { setTimeout as delay } from 'node:timers/promises';
import { cpuSeconds } from '../processes.ts';
import type { Guest } from './guest.ts';
import { IrcGuest } from './irc-guest.ts';
import type {
  Entered,
  Entry,
  Pace,
  Paced,
  PingPong,
  PingPonged,
  Resumed,
  ResumeStorm,
  Saturated,
  Saturation,
} from './jobs.ts';
import { LoungeGuest } from './lounge-guest.ts';
import { Marks, messageText, nowUs, percentile } from './marks.ts';

/** Nothing more is coming when nothing came for so long. */
const silenceMs = 3_000;
const quietMs = 300;
/** A storm of resumes that takes longer has failed. */
const resumeMs = 20_000;

interface Window {
  readonly atMs: number;
  readonly heard: number;
  readonly serversSeconds: number;
  readonly ownSeconds: number;
}

export class Crowd {
  readonly #marks = new Marks();
  readonly #guests: Guest[] = [];
  #names = 0;
  /** Who is put out for it hears no more: what the others miss is what counts. */
  #flooder: Guest | undefined;

  async enter({ way, guests, perChannel, atOnce, deadlineMs }: Entry): Promise<Entered> {
    const from = performance.now();
    let settled = 0;
    let started = 0;
    const fresh: Guest[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const late = setTimeout(resolve, deadlineMs);
    const next = (): void => {
      while (started < guests && started - settled < atOnce) {
        started += 1;
        let counted = false;
        const settle = (): void => {
          if (counted) return;
          counted = true;
          settled += 1;
          if (settled === guests) resolve();
          else next();
        };
        const channel =
          perChannel === null ? '#lobby' : `#lobby${Math.floor(this.#names / perChannel)}`;
        this.#names += 1;
        const place = { nick: `g${this.#names}`, channel, way };
        const Kind = way.wire === 'lounge' ? LoungeGuest : IrcGuest;
        fresh.push(new Kind(place, this.#marks, { entered: settle, gone: settle }));
      }
    };
    next();
    await promise;
    clearTimeout(late);
    const elapsedMs = performance.now() - from;
    const inside = fresh.filter((guest) => guest.entered && !guest.isGone);
    for (const guest of fresh) if (!inside.includes(guest)) guest.cut();
    this.#guests.push(...inside);
    return { elapsedMs: inside.length === guests ? elapsedMs : null, entered: inside.length };
  }

  /** Speakers say as much as keeps `window` messages on their way, to the slowest listener. */
  async saturate(ask: Saturation): Promise<Saturated> {
    const speakers = this.#speakers(ask.speakers);
    const each = Math.max(1, Math.floor(ask.window / 2 / speakers.length));
    this.#startCounting();
    const fan = this.#fan();
    const marks = this.#marks;
    const before = marks.total;
    let said = 0;
    const refill = (): void => {
      let onTheirWay = said - this.#heardByAll(said);
      while (onTheirWay + each * speakers.length <= ask.window) {
        const texts = Array.from({ length: each }, () => messageText(nowUs()));
        for (const guest of speakers) guest.say(texts);
        said += each * speakers.length;
        onTheirWay += each * speakers.length;
      }
      // The soonest moment at which all may have heard enough. If one is behind then, it is looked at
      // again a little later; at the very latest when everything has arrived.
      const soonest = before + (said - ask.window / 2) * fan;
      const again = Math.min(marks.total + this.#guests.length / 4, before + said * fan);
      marks.threshold = Math.max(soonest, again);
    };
    marks.reached = refill;
    refill();
    await delay(ask.warmMs);
    const start = this.#look(ask.pids);
    await delay(ask.measureMs);
    const end = this.#look(ask.pids);
    marks.threshold = Number.POSITIVE_INFINITY;
    await this.#silence(said);
    const heard = end.heard - start.heard;
    const seconds = (end.atMs - start.atMs) / 1000;
    const servers = end.serversSeconds - start.serversSeconds;
    return {
      perSecond: heard / seconds,
      cpuSecondsPer100k: (servers / heard) * 100_000,
      ...this.#missing(said),
      generatorBusy: (end.ownSeconds - start.ownSeconds) / seconds,
      serversBusy: servers / seconds,
    };
  }

  /** Speakers take turns at a steady rate. */
  async pace(ask: Pace): Promise<Paced> {
    const speakers = this.#speakers(ask.speakers);
    const flooder = this.#guests.at(-1);
    this.#flooder = ask.floodPerSecond > 0 ? flooder : undefined;
    this.#startCounting();
    let said = 0;
    const started = performance.now();
    let flooded = 0;
    const speak = setInterval(() => {
      const elapsed = (performance.now() - started) / 1000;
      for (; said < elapsed * ask.perSecond; said += 1) {
        speakers[said % speakers.length]?.say([messageText(nowUs())]);
      }
      const floods = Math.floor(elapsed * ask.floodPerSecond) - flooded;
      // No mark is in it: these are not counted.
      if (floods > 0) flooder?.rant(floods);
      flooded += Math.max(0, floods);
    }, 1000 / ask.perSecond);
    await delay(ask.warmMs);
    this.#marks.startSampling();
    const start = this.#look(ask.pids);
    await delay(ask.measureMs);
    const end = this.#look(ask.pids);
    const sorted = this.#marks.stopSampling();
    clearInterval(speak);
    await this.#silence(said);
    const deliveries = end.heard - start.heard;
    return {
      p50Ms: percentile(sorted, 50),
      p99Ms: percentile(sorted, 99),
      cpuSecondsPer100k: ((end.serversSeconds - start.serversSeconds) / deliveries) * 100_000,
      deliveries,
      lost: this.#missing(said).lost,
    };
  }

  /** Two guests answer each other, in private. */
  async pingPong({ measureMs }: PingPong): Promise<PingPonged> {
    const [first, second] = this.#speakers(2);
    if (first === undefined || second === undefined) throw new Error('ping-pong: needs two guests');
    const timesMs: number[] = [];
    let last = 0;
    const whisper = (from: Guest, to: Guest): void => {
      // Stamps differ, so that what one's own door echoes is known as one's own.
      last = Math.max(last + 1, nowUs());
      from.whisper(to, messageText(last));
    };
    let served = 0;
    let returned = 0;
    first.onMessage = (stampUs) => {
      if (stampUs === served) return;
      if (stampUs !== returned) return;
      timesMs.push((nowUs() - served) / 1000);
      whisper(first, second);
      served = last;
    };
    second.onMessage = (stampUs) => {
      if (stampUs !== served) return;
      whisper(second, first);
      returned = last;
    };
    whisper(first, second);
    served = last;
    await delay(measureMs);
    first.onMessage = null;
    second.onMessage = null;
    await delay(quietMs);
    const sorted = Float64Array.from(timesMs).toSorted();
    if (sorted.length === 0) throw new Error('ping-pong: no answer came');
    return { p50Ms: percentile(sorted, 50), p99Ms: percentile(sorted, 99), rounds: sorted.length };
  }

  async resumeStorm({ lines }: ResumeStorm): Promise<Resumed> {
    const guests = this.#guests.filter((guest) => guest instanceof IrcGuest);
    const speaker = guests.at(-1);
    if (speaker === undefined) throw new Error('resume: nobody is in');
    const lost = guests.slice(0, -1);
    this.#startCounting();
    for (const guest of lost) guest.cut();
    await delay(quietMs);
    speaker.say(Array.from({ length: lines }, () => messageText(nowUs())));
    await delay(2 * quietMs);
    const from = performance.now();
    const { promise, resolve } = Promise.withResolvers<void>();
    const due = lost.length * lines;
    const before = this.#marks.total;
    this.#marks.threshold = before + due;
    this.#marks.reached = resolve;
    for (const guest of lost) guest.comeBack();
    await Promise.race([promise, delay(resumeMs)]);
    const elapsedMs = performance.now() - from;
    this.#marks.threshold = Number.POSITIVE_INFINITY;
    await this.#silence(lines);
    // What comes twice comes by now.
    await delay(quietMs);
    const gaps = lost.reduce((sum, guest) => sum + guest.gap, 0);
    const missing = this.#missing(lines);
    return { elapsedMs, missing: missing.lost + missing.doubled + gaps };
  }

  #speakers(count: number): Guest[] {
    const speakers = this.#guests.slice(0, count);
    if (speakers.length < count) throw new Error(`only ${this.#guests.length} guests are in`);
    if (speakers.some((guest) => guest.isGone)) throw new Error('a speaker was turned out');
    return speakers;
  }

  #startCounting(): void {
    for (const guest of this.#guests) {
      guest.heard = 0;
      guest.said = 0;
    }
  }

  /** Deliveries of one message. */
  #fan(): number {
    return this.#guests.length - (this.#echoes ? 0 : 1);
  }

  get #echoes(): boolean {
    return this.#guests[0]?.place.way.echoes ?? false;
  }

  /** What a guest must have heard when all that was said has arrived. */
  #due(guest: Guest, said: number): number {
    return said - (this.#echoes ? 0 : guest.said);
  }

  /** Messages that the slowest guest has heard, or said itself. */
  #heardByAll(said: number): number {
    let least = said;
    for (const guest of this.#guests) {
      if (!guest.isGone) least = Math.min(least, guest.heard + said - this.#due(guest, said));
    }
    return least;
  }

  #missing(said: number): { readonly lost: number; readonly doubled: number } {
    let lost = 0;
    let doubled = 0;
    for (const guest of this.#guests) {
      if (guest === this.#flooder && guest.isGone) continue;
      const missing = this.#due(guest, said) - guest.heard;
      if (missing > 0) lost += missing;
      else doubled -= missing;
    }
    return { lost, doubled };
  }

  /** Resolves when all has arrived, or nothing more comes. */
  async #silence(said: number): Promise<void> {
    let total = -1;
    for (let sinceMs = 0; sinceMs < silenceMs;) {
      if (this.#missing(said).lost === 0) return;
      await delay(50);
      sinceMs = this.#marks.total === total ? sinceMs + 50 : 0;
      total = this.#marks.total;
    }
  }

  #look(pids: readonly number[]): Window {
    const { user, system } = process.cpuUsage();
    return {
      atMs: performance.now(),
      heard: this.#marks.total,
      serversSeconds: cpuSeconds(pids),
      ownSeconds: (user + system) / 1e6,
    };
  }
}
