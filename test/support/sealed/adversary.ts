// Whoever stands where the gateway stands: a proxy between guests' devices and a real room, which reads every line
// both ways and passes on what it likes. It has no seal.

import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

import { parseMessage } from '../../../server/protocol/wire/message.ts';
import type { Dial, Wire } from '../wire.ts';

/** One line on its way, as the machine that carries it sees it. */
export interface Passing {
  readonly way: 'to room' | 'to guest';
  /** Whose connection it is: as that guest registered. */
  readonly guest: string;
  readonly line: string;
}

/** What goes on in place of a line: the line itself, others, or none. */
export type Rule = (passing: Passing) => readonly string[];

interface Link {
  guest: string;
  toRoom(line: string): void;
  toGuest(line: string): void;
  cut(): void;
}

const honest: Rule = ({ line }) => [line];

export class Adversary {
  /** Everything that it saw, in order, before any rule. */
  readonly seen: Passing[] = [];
  rule: Rule = honest;
  readonly #dial: Dial;
  readonly #server: Server;
  readonly #links = new Set<Link>();

  private constructor(dial: Dial) {
    this.#dial = dial;
    this.#server = createServer({ noDelay: true }, (socket) => this.#join(socket));
  }

  /** @param dial to the room's real door. */
  static async before(dial: Dial): Promise<Adversary> {
    const adversary = new Adversary(dial);
    await new Promise<void>((resolve) => adversary.#server.listen(0, '127.0.0.1', resolve));
    return adversary;
  }

  /** Where guests believe the room's IRC door to be. */
  get address(): { readonly host: string; readonly port: number } {
    const { port } = this.#server.address() as AddressInfo;
    return { host: '127.0.0.1', port };
  }

  behaves(): void {
    this.rule = honest;
  }

  /** A line that the room has never said. */
  tells(guest: string, line: string): void {
    this.#of(guest).toGuest(line);
  }

  /** A line that the guest has never said. */
  saysAs(guest: string, line: string): void {
    this.#of(guest).toRoom(line);
  }

  cut(guest: string): void {
    this.#of(guest).cut();
  }

  async close(): Promise<void> {
    for (const link of this.#links) link.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #of(guest: string): Link {
    const link = [...this.#links].findLast((one) => one.guest === guest);
    if (link === undefined) throw new Error(`${guest} has no connection here`);
    return link;
  }

  #join(socket: Socket): void {
    const waiting: string[] = [];
    let isOpen = false;
    const wire: Wire = this.#dial({
      opened: () => {
        isOpen = true;
        for (const line of waiting.splice(0)) wire.say(line);
      },
      line: (line) => this.#pass({ way: 'to guest', guest: link.guest, line }, link),
      closed: () => socket.end(),
    });
    const link: Link = {
      guest: '',
      toRoom: (line) => {
        if (isOpen) wire.say(line);
        else waiting.push(line);
      },
      toGuest: (line) => void socket.write(`${line}\r\n`),
      cut: () => {
        socket.destroy();
        wire.cut();
      },
    };
    this.#links.add(link);
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const message = parseMessage(Buffer.from(line));
        if (message?.command === 'NICK' && link.guest === '') link.guest = message.params[0] ?? '';
        this.#pass({ way: 'to room', guest: link.guest, line }, link);
      }
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#links.delete(link);
      wire.cut();
    });
  }

  #pass(passing: Passing, link: Link): void {
    this.seen.push(passing);
    for (const line of this.rule(passing)) {
      if (passing.way === 'to room') link.toRoom(line);
      else link.toGuest(line);
    }
  }
}
