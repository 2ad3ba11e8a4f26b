// The test's end of the stream to the agent in the virtual machine.

import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

import {
  FrameReader,
  Keystream,
  frameTypes,
  maxDataBytes,
  maxFrameBytes,
  writeFrame,
  type Frame,
  type ReadOrder,
} from '../guest/frames.ts';
import { readRuns } from '../guest/page-classes.ts';

interface Channel {
  readonly data: (bytes: Buffer) => void;
  readonly end: (last: Buffer) => void;
}

/** A program in the machine. */
export interface Running {
  /** What it has said on stdout so far. */
  output: string;
  /** null: ended by a signal. */
  readonly ended: Promise<number | null>;
  readonly signal: (name: NodeJS.Signals) => void;
}

export class GuestLink {
  readonly #socket: Socket;
  readonly #key: Buffer;
  readonly #to: Keystream;
  readonly #channels = new Map<number, Channel>();
  readonly #servers: Server[] = [];
  readonly #near = new Set<Socket>();
  #last = 0;
  /** Resolves when the agent runs. */
  readonly agent: Promise<void>;

  /** @param socket to QEMU's end. @param key 32 bytes, which the agent has as well. */
  constructor(socket: Socket, key: Buffer) {
    this.#socket = socket;
    this.#key = key;
    this.#to = new Keystream(key, 'test');
    this.agent = new Promise((resolve, reject) => {
      socket.once('close', () => reject(new Error('the virtual machine ended')));
      void this.#read(resolve).catch(reject);
    });
    // Whoever waits for it hears of it; else nobody has to.
    this.agent.catch(() => {});
  }

  async #read(greeted: () => void): Promise<void> {
    const frames = new FrameReader();
    const from = new Keystream(this.#key, 'agent');
    for await (const chunk of this.#socket as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += maxFrameBytes) {
        const bytes = chunk.subarray(at, at + maxFrameBytes);
        from.apply(bytes);
        await frames.read(bytes, (frame) => this.#take(frame, greeted));
      }
    }
    for (const { end } of this.#channels.values()) end(Buffer.alloc(0));
  }

  #take({ type, channel, data }: Frame, greeted: () => void): void {
    if (type === frameTypes.hello) return greeted();
    const known = this.#channels.get(channel);
    if (type === frameTypes.data) return known?.data(Buffer.from(data));
    this.#channels.delete(channel);
    known?.end(Buffer.from(data));
  }

  #send(type: number, channel: number, data: Uint8Array): void {
    const frame = Buffer.alloc(maxFrameBytes);
    const length = writeFrame(frame, type, channel, data);
    const bytes = frame.subarray(0, length);
    this.#to.apply(bytes);
    this.#socket.write(bytes);
  }

  #open(type: number, order: string, channel: Channel): number {
    this.#last += 1;
    this.#channels.set(this.#last, channel);
    this.#send(type, this.#last, Buffer.from(order));
    return this.#last;
  }

  /** Makes a port of the machine's loopback ours as well. */
  async publish(port: number): Promise<void> {
    const server = createServer({ allowHalfOpen: true }, (near) => this.#carry(near, port));
    this.#servers.push(server);
    await once(server.listen(port, '127.0.0.1'), 'listening');
  }

  #carry(near: Socket, port: number): void {
    this.#near.add(near);
    const channel = this.#open(frameTypes.open, `${port}`, {
      data: (bytes) => void near.write(bytes),
      end: () => near.destroySoon(),
    });
    near.on('data', (bytes: Buffer) => {
      for (let at = 0; at < bytes.length; at += maxDataBytes) {
        this.#send(frameTypes.data, channel, bytes.subarray(at, at + maxDataBytes));
      }
    });
    near.on('error', () => {});
    near.once('end', () => this.#send(frameTypes.end, channel, Buffer.alloc(0)));
    near.once('close', () => {
      this.#near.delete(near);
      if (this.#channels.delete(channel)) this.#send(frameTypes.end, channel, Buffer.alloc(0));
    });
  }

  /** @param words the program and its arguments. It has no stdin. */
  run(words: readonly string[]): Running {
    const ended = Promise.withResolvers<number | null>();
    const running: { output: string } = { output: '' };
    const channel = this.#open(frameTypes.run, JSON.stringify({ words }), {
      data: (bytes) => (running.output += bytes.toString('latin1')),
      end: (last) => ended.resolve(last[0] ?? null),
    });
    return Object.assign(running, {
      ended: ended.promise,
      signal: (name: NodeJS.Signals) => this.#send(frameTypes.signal, channel, Buffer.from(name)),
    });
  }

  /** @returns what a process sees in a file; nothing where there is no such process or file. */
  async read(order: ReadOrder): Promise<Buffer> {
    return this.#answer(frameTypes.read, JSON.stringify(order));
  }

  /** What each page of memory is used for now, as an index of `pageClasses`. */
  async pages(): Promise<Uint8Array> {
    return readRuns(await this.#answer(frameTypes.pages, ''));
  }

  #answer(type: number, order: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    return new Promise((resolve) => {
      this.#open(type, order, {
        data: (bytes) => void parts.push(bytes),
        end: () => resolve(Buffer.concat(parts)),
      });
    });
  }

  close(): void {
    for (const server of this.#servers) server.close();
    for (const near of this.#near) near.destroy();
    this.#socket.destroy();
  }
}
