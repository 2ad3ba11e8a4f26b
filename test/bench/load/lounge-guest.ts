// A guest of The Lounge. Knows as much of its page's protocol as it takes to enter and to speak.

import { Guest, rantText, type GuestEvents, type Place } from './guest.ts';
import type { Marks } from './marks.ts';
import { FramePipe, type Pipe } from './pipes.ts';

/** The Lounge's page: socket.io over a WebSocket, as its own client speaks it in public mode. */
export class LoungeGuest extends Guest {
  protected readonly pipe: Pipe;
  #channelId = -1;

  constructor(place: Place, marks: Marks, events: GuestEvents) {
    super(place, marks, events);
    this.pipe = new FramePipe({ ...place.way, stream: false }, this);
  }

  opened(): void {}

  say(texts: readonly string[]): void {
    this.said += texts.length;
    this.pipe.send(texts.map((text) => this.#event('input', { target: this.#channelId, text })));
  }

  whisper(to: Guest, text: string): void {
    const command = `/msg ${to.place.nick} ${text}`;
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
    else if (unit.startsWith('42')) this.#take(JSON.parse(unit.slice(2)) as [string, unknown]);
  }

  protected glance(bytes: Buffer, from: number, to: number): void {
    if (to - from === 1 && bytes[from] === 0x32) this.pipe.send(['3']);
  }

  #take([event, data]: [string, unknown]): void {
    if (event === 'init') this.pipe.send([this.#event('network:new', this.#network())]);
    if (event === 'network') this.#channelId = channelIdIn(data, this.place.channel);
    // Some versions join by themselves after a second, some do not: this asks at once.
    if (event === 'msg' && isMotd(data)) {
      this.pipe.send([
        this.#event('input', { target: this.#channelId, text: `/join ${this.place.channel}` }),
      ]);
    }
    if (event === 'channel:state' && isJoined(data, this.#channelId)) this.isIn();
  }

  #network(): object {
    const { nick, way, channel } = this.place;
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

function channelIdIn(data: unknown, channel: string): number {
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
