// Both ends of a connection that breaks: a room that resumes by docs/resume.md only, and the page's client of it.

import { Resume, type ResumeNews } from '../../../web/src/irc/resume.ts';

/** The server's side: only numbers, ring, tokens and ids. */
export class Room {
  readonly taken: string[] = [];
  readonly #kept = new Map<number, string>();
  #sent = 0;
  #lastId = 0;
  #token = 'token0';
  #before = '';
  #made = 0;

  grant(): string {
    return `:room RESUME TOKEN ${this.#token} 300`;
  }

  says(text: string): string {
    this.#sent += 1;
    this.#kept.set(this.#sent, text);
    return text;
  }

  /** Drops the oldest lines. */
  forgets(upTo: number): void {
    for (const number of this.#kept.keys()) if (number <= upTo) this.#kept.delete(number);
  }

  hears(line: string): readonly string[] {
    const [word = '', first = '', second = ''] = line.split(' ');
    if (word.startsWith('@mayfly.chat/id=')) {
      const id = Number(word.slice('@mayfly.chat/id='.length));
      if (id > this.#lastId) this.taken.push(line.slice(word.length + 1));
      this.#lastId = Math.max(this.#lastId, id);
      return [];
    }
    if (first === 'ACK') {
      const number = Number(second);
      if (number > this.#sent) throw new Error('a line was acknowledged that was never said');
      this.#before = this.#token;
      this.forgets(number);
      return [];
    }
    if (first !== this.#token && first !== this.#before) {
      return [':room FAIL RESUME INVALID_TOKEN :That session is not here any more'];
    }
    this.#before = first;
    this.#made += 1;
    this.#token = `token${this.#made}`;
    const next = [...this.#kept.keys()].find((number) => number > Number(second)) ?? this.#sent + 1;
    return [
      `:room RESUME OK ${this.#token} 300 ${this.#lastId} ${next}`,
      ...[...this.#kept].flatMap(([number, text]) => (number >= next ? [text] : [])),
    ];
  }

  seen(): string {
    return `:room RESUME SEEN ${this.#lastId}`;
  }
}

/** A client with its connection: lines under way in both directions, which a break loses. */
export class Client {
  readonly got: string[] = [];
  readonly news: ResumeNews[] = [];
  readonly resume = new Resume(null);
  readonly #room: Room;
  #up: string[] = [];
  #down: string[] = [];

  constructor(room: Room) {
    this.#room = room;
    this.#down.push(room.grant());
    this.pump(1, 1);
  }

  room(text: string): void {
    this.#down.push(this.#room.says(text));
  }

  says(text: string): void {
    const kept = this.resume.keep(text);
    if (kept !== null && this.resume.counts) this.#up.push(kept.tagged);
  }

  /** So many lines arrive at each side. */
  pump(up: number, down: number): void {
    for (const line of this.#up.splice(0, up)) this.#down.push(...this.#room.hears(line));
    for (const line of this.#down.splice(0, down)) this.#hears(line);
  }

  acknowledges(): void {
    const line = this.resume.acknowledge();
    if (line !== null) this.#up.push(line);
  }

  seen(): void {
    this.#down.push(this.#room.seen());
  }

  breaks(): void {
    this.#up = [];
    this.#down = [];
    this.resume.broke();
    const comeback = this.resume.connected();
    if (comeback !== null) this.#up.push(comeback);
  }

  #hears(line: string): void {
    const heard = this.resume.receive(line);
    if (heard === 'line') this.got.push(line);
    if (heard === 'line' || heard === 'nothing') return;
    this.news.push(heard);
    if (heard.kind === 'back') {
      this.acknowledges();
      this.#up.push(...this.resume.again);
    }
  }
}
