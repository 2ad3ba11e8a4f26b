// A guest who speaks IRC, over TCP or in WebSocket messages. Knows IRC as far as its own way in.

import { Guest, rantText, type GuestEvents, type Place } from './guest.ts';
import type { Marks } from './marks.ts';
import { FramePipe, LinePipe, type Pipe } from './pipes.ts';
import { ResumeClient, resumeCapability } from './resume-client.ts';

export class IrcGuest extends Guest {
  protected pipe: Pipe;
  readonly #resume: ResumeClient | null;

  constructor(place: Place, marks: Marks, events: GuestEvents) {
    super(place, marks, events);
    this.#resume = place.way.capabilities.includes(resumeCapability) ? new ResumeClient() : null;
    this.pipe = this.#dial();
  }

  opened(): void {
    const { nick, way } = this.place;
    const { passphrase, capabilities } = way;
    const resume = this.#resume?.hello() ?? null;
    if (resume !== null) {
      this.pipe.send([resume]);
      return;
    }
    this.pipe.send([
      ...(capabilities.length === 0 ? [] : [`CAP REQ :${capabilities.join(' ')}`, 'CAP END']),
      ...(passphrase === null ? [] : [`PASS ${passphrase}`]),
      `NICK ${nick}`,
      `USER ${nick} 0 * :bench`,
    ]);
  }

  /** Dials anew and takes the session up again; `entered` is told once it is. */
  comeBack(): void {
    this.isGone = false;
    this.entered = false;
    this.pipe = this.#dial();
  }

  /** Lines that the room said it no longer has. */
  get gap(): number {
    return this.#resume?.gap ?? 0;
  }

  override piece(bytes: Buffer, from: number, to: number, ends: boolean): void {
    const wasIn = this.entered;
    super.piece(bytes, from, to, ends);
    // On the way in, lines are counted where they are read.
    if (this.#resume === null || !wasIn || !ends) return;
    const ack = this.#resume.counts(1);
    if (ack !== null) this.pipe.send([ack]);
  }

  say(texts: readonly string[]): void {
    this.said += texts.length;
    const lines = texts.map((text) => `PRIVMSG ${this.place.channel} :${text}`);
    this.pipe.send(this.#resume === null ? lines : lines.map((line) => this.#numbered(line)));
  }

  whisper(to: Guest, text: string): void {
    const line = `PRIVMSG ${to.place.nick} :${text}`;
    this.pipe.send([this.#numbered(line)]);
  }

  rant(lines: number): void {
    this.pipe.send(
      Array.from({ length: lines }, () => `PRIVMSG ${this.place.channel} :${rantText}`),
    );
  }

  protected read(line: string): void {
    const words = line.replace(/^@\S+ /, '').split(' ');
    const [first = '', second = ''] = words;
    if (second === 'RESUME') {
      if (this.#resume?.takes(words) === true) this.isIn();
      return;
    }
    this.#resume?.counts(1);
    if (first === 'PING') this.pipe.send([`PONG ${words.slice(1).join(' ')}`]);
    else if (second === '001') this.pipe.send([`JOIN ${this.place.channel}`]);
    // RPL_ENDOFNAMES: the last answer to JOIN.
    else if (second === '366') this.isIn();
  }

  protected glance(bytes: Buffer, from: number, to: number): void {
    // "PING" at the start of what is no message: a server's own, far between.
    if (bytes[from] === 0x50 && bytes[from + 1] === 0x49) {
      this.pipe.send([`PONG ${bytes.toString('latin1', from + 5, to).trim()}`]);
    } else if (this.#resume !== null) {
      const line = bytes.toString('latin1', from, Math.min(to, from + 100));
      // It was counted as a line and is none.
      if (/^(@\S+ )?:\S+ RESUME /.test(line)) this.#resume.counts(-1);
    }
  }

  #numbered(line: string): string {
    return this.#resume === null ? line : this.#resume.numbered(line);
  }

  #dial(): Pipe {
    const { way } = this.place;
    if (way.wire === 'lines') return new LinePipe(way.port, this);
    return new FramePipe({ ...way, stream: way.wire === 'stream' }, this);
  }
}
