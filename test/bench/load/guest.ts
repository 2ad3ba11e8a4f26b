// One guest of the generator: enters the room, speaks, and counts what it hears.
// Knows IRC as far as its own way in; what is heard afterwards is counted, never parsed.

import type { Way } from './jobs.ts';
import { lastStamp, type Marks } from './marks.ts';
import { ResumeClient, resumeCapability } from './resume-client.ts';
import { FramePipe, LinePipe, type Pipe, type PipeReader } from './pipes.ts';

export const channel = '#lobby';
const rantText = 'me, me, me';

export interface GuestEvents {
  entered(): void;
  /** Told once; `entered` may not have come before. */
  gone(): void;
}

export abstract class Guest implements PipeReader {
  readonly nick: string;
  readonly way: Way;
  /** Messages that this guest heard, and said to the channel. */
  heard = 0;
  said = 0;
  entered = false;
  isGone = false;
  /** Told the stamp of the last message of each read, in place of a delivery time. */
  onMessage: ((stampUs: number) => void) | null = null;
  readonly #marks: Marks;
  readonly #events: GuestEvents;
  #text = '';
  #wasCut = false;

  protected abstract readonly pipe: Pipe;

  constructor(nick: string, way: Way, marks: Marks, events: GuestEvents) {
    this.nick = nick;
    this.way = way;
    this.#marks = marks;
    this.#events = events;
  }

  /** Says each to the channel, in one write. */
  abstract say(texts: readonly string[]): void;
  abstract whisper(to: Guest, text: string): void;
  /** Says so many lines to the channel that nobody counts. */
  abstract rant(lines: number): void;
  abstract opened(): void;
  /** A line or message on the way in. */
  protected abstract read(unit: string): void;
  /** What must be answered though it is no message. */
  protected abstract glance(bytes: Buffer, from: number, to: number): void;

  /** As a circuit breaks. */
  cut(): void {
    this.#wasCut = true;
    this.pipe.cut();
  }

  piece(bytes: Buffer, from: number, to: number, ends: boolean): void {
    if (!this.entered) {
      this.#readText(bytes.toString('latin1', from, to) + (ends ? '\n' : ''));
      return;
    }
    const found = this.#marks.count(bytes, from, to);
    this.heard += found;
    if (found === 0) this.glance(bytes, from, to);
    else if (this.onMessage !== null) {
      const stamp = lastStamp(bytes, from, to);
      if (stamp !== null) this.onMessage(stamp);
    }
    this.#marks.noted();
  }

  closed(): void {
    if (this.#wasCut) {
      this.#wasCut = false;
      return;
    }
    this.isGone = true;
    this.#events.gone();
  }

  protected isIn(): void {
    this.entered = true;
    this.#text = '';
    this.#events.entered();
  }

  #readText(text: string): void {
    const units = (this.#text + text).split('\n');
    this.#text = units.pop() ?? '';
    for (const unit of units) if (!this.entered) this.read(unit.replace(/\r$/, ''));
  }
}

export class IrcGuest extends Guest {
  protected pipe: Pipe;
  readonly #resume: ResumeClient | null;

  constructor(nick: string, way: Way, marks: Marks, events: GuestEvents) {
    super(nick, way, marks, events);
    this.#resume = way.capabilities.includes(resumeCapability) ? new ResumeClient() : null;
    this.pipe = this.#dial();
  }

  opened(): void {
    const { passphrase, capabilities } = this.way;
    const resume = this.#resume?.hello() ?? null;
    if (resume !== null) {
      this.pipe.send([resume]);
      return;
    }
    this.pipe.send([
      ...(capabilities.length === 0 ? [] : [`CAP REQ :${capabilities.join(' ')}`, 'CAP END']),
      ...(passphrase === null ? [] : [`PASS ${passphrase}`]),
      `NICK ${this.nick}`,
      `USER ${this.nick} 0 * :bench`,
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
    const lines = texts.map((text) => `PRIVMSG ${channel} :${text}`);
    this.pipe.send(this.#resume === null ? lines : lines.map((line) => this.#numbered(line)));
  }

  whisper(to: Guest, text: string): void {
    const line = `PRIVMSG ${to.nick} :${text}`;
    this.pipe.send([this.#numbered(line)]);
  }

  rant(lines: number): void {
    this.pipe.send(Array.from({ length: lines }, () => `PRIVMSG ${channel} :${rantText}`));
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
    else if (second === '001') this.pipe.send([`JOIN ${channel}`]);
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
    const { way } = this;
    if (way.wire === 'lines') return new LinePipe(way.port, this);
    return new FramePipe({ ...way, stream: way.wire === 'stream' }, this);
  }
}

/** The Lounge's page: socket.io over a WebSocket, as its own client speaks it in public mode. */
export class LoungeGuest extends Guest {
  protected readonly pipe: Pipe;
  #channelId = -1;

  constructor(nick: string, way: Way, marks: Marks, events: GuestEvents) {
    super(nick, way, marks, events);
    this.pipe = new FramePipe({ ...way, stream: false }, this);
  }

  opened(): void {}

  say(texts: readonly string[]): void {
    this.said += texts.length;
    this.pipe.send(texts.map((text) => this.#event('input', { target: this.#channelId, text })));
  }

  whisper(to: Guest, text: string): void {
    const command = `/msg ${to.nick} ${text}`;
    this.pipe.send([this.#event('input', { target: this.#channelId, text: command })]);
  }

  rant(lines: number): void {
    const event = this.#event('input', { target: this.#channelId, text: rantText });
    this.pipe.send(Array.from({ length: lines }, () => event));
  }

  protected read(unit: string): void {
    // Engine.IO: 0 open, 2 ping; Socket.IO in it: 40 connect, 42 event.
    if (unit.startsWith('0')) this.pipe.send(['40']);
    else if (unit === '2') this.pipe.send(['3']);
    else if (unit.startsWith('42')) this.#take(JSON.parse(unit.slice(2)));
  }

  protected glance(bytes: Buffer, from: number, to: number): void {
    if (to - from === 1 && bytes[from] === 0x32) this.pipe.send(['3']);
  }

  #take([event, data]: [string, unknown]): void {
    if (event === 'init') this.pipe.send([this.#event('network:new', this.#network())]);
    if (event === 'network') this.#channelId = channelIdIn(data);
    // Some versions join by themselves after a second, some do not: this asks at once.
    if (event === 'msg' && isMotd(data)) {
      this.pipe.send([this.#event('input', { target: this.#channelId, text: `/join ${channel}` })]);
    }
    if (event === 'channel:state' && isJoined(data, this.#channelId)) this.isIn();
  }

  #network(): object {
    const { nick, way } = this;
    // The server's address is locked in the configuration.
    const password = way.passphrase ?? '';
    return { nick, username: nick, realname: 'bench', join: channel, password };
  }

  #event(name: string, data: object): string {
    return `42${JSON.stringify([name, data])}`;
  }
}

interface LoungeNetwork {
  readonly network: {
    readonly channels: readonly { readonly id: number; readonly name: string }[];
  };
}

function channelIdIn(data: unknown): number {
  const { network } = data as LoungeNetwork;
  return network.channels.find(({ name }) => name === channel)?.id ?? -1;
}

/** The end of the server's welcome. */
function isMotd(data: unknown): boolean {
  const { msg } = data as { readonly msg: { readonly command?: string } };
  return msg.command === 'motd';
}

function isJoined(data: unknown, id: number): boolean {
  const { chan, state } = data as { readonly chan: number; readonly state: number };
  return chan === id && state === 1;
}

export function newGuest(nick: string, way: Way, marks: Marks, events: GuestEvents): Guest {
  const Kind = way.wire === 'lounge' ? LoungeGuest : IrcGuest;
  return new Kind(nick, way, marks, events);
}
