// Runs in the virtual machine: starts programs, passes connections on and tells what memory is used for, as the test
// says. It stands where tor and a terminal would: what people say passes through it, so it keeps such bytes in a few
// places of its own and overwrites them. It gives no text of theirs to V8.

import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  read,
  readFileSync,
  readSync,
  readdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { connect, type Socket } from 'node:net';

import {
  FrameReader,
  Keystream,
  frameTypes,
  maxDataBytes,
  maxFrameBytes,
  writeFrame,
  type Frame,
  type ReadOrder,
  type RunOrder,
} from './frames.ts';
import { RunWriter, classOf } from './page-classes.ts';

const pollMs = 25;

function place(bytes: number): Buffer {
  // Not from Node's pool, which others use as well.
  return Buffer.allocUnsafeSlow(bytes).fill(0);
}

const [portPath = '', keyHex = ''] = process.argv.slice(2);
const key = Buffer.from(keyHex, 'hex');
const port = openSync(portPath, 'r+');
const sockets = new Map<number, Socket>();
const programs = new Map<number, ChildProcess>();

const outgoing = place(maxFrameBytes);
const outgoingStream = new Keystream(key, 'agent');

function send(type: number, channel: number, data: Uint8Array): void {
  const frame = outgoing.subarray(0, writeFrame(outgoing, type, channel, data));
  outgoingStream.apply(frame);
  for (let at = 0; at < frame.length;) at += writeSync(port, frame, at);
  frame.fill(0);
}

const nothing = Buffer.alloc(0);

function open(channel: number, to: number): void {
  const socket = connect({
    host: '127.0.0.1',
    port: to,
    onread: {
      buffer: place(maxDataBytes),
      callback: (length, buffer) => {
        const bytes = buffer.subarray(0, length);
        send(frameTypes.data, channel, bytes);
        bytes.fill(0);
        return true;
      },
    },
  });
  sockets.set(channel, socket);
  socket.on('error', () => {});
  socket.once('close', () => {
    sockets.delete(channel);
    send(frameTypes.end, channel, nothing);
  });
}

const copied = place(maxDataBytes);

/** Sends what is new in a file. @returns where it has come to. */
function sendFrom(file: number, channel: number, from: number): number {
  let at = from;
  for (;;) {
    const length = readSync(file, copied, 0, copied.length, at);
    if (length === 0) return at;
    const bytes = copied.subarray(0, length);
    send(frameTypes.data, channel, bytes);
    bytes.fill(0);
    at += length;
  }
}

/** What a program says goes to a file in memory: a pipe's buffers could not be overwritten afterwards. */
function run(channel: number, { words: [program = '', ...words] }: RunOrder): void {
  const path = `/run/said-${channel}`;
  const said = openSync(path, 'w+', 0o600);
  const child = spawn(program, words, { stdio: ['ignore', said, 'inherit'] });
  programs.set(channel, child);
  let sent = 0;
  const timer = setInterval(() => (sent = sendFrom(said, channel, sent)), pollMs);
  const finish = (code: number | null): void => {
    clearInterval(timer);
    sendFrom(said, channel, sent);
    copied.fill(0);
    const { size } = fstatSync(said);
    for (let at = 0; at < size;) at += writeSync(said, copied, 0, copied.length, at);
    ftruncateSync(said, 0);
    closeSync(said);
    unlinkSync(path);
    programs.delete(channel);
    send(frameTypes.end, channel, code === null ? nothing : Buffer.of(code));
  };
  child.once('error', () => finish(127));
  child.once('exit', finish);
}

function processNamed(name: string): string | null {
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/comm`, 'latin1').trim() === name;
    } catch {
      return false;
    }
  });
  return found ?? null;
}

function readOfProcess(channel: number, { process: name, path }: ReadOrder): void {
  const pid = processNamed(name);
  try {
    if (pid !== null) {
      const file = openSync(`/proc/${pid}/root${path}`, 'r');
      sendFrom(file, channel, 0);
      closeSync(file);
    }
  } catch {
    // The answer is empty.
  }
  send(frameTypes.end, channel, nothing);
}

function tellPages(channel: number): void {
  const flags = openSync('/proc/kpageflags', 'r');
  const block = place(64 * 1024);
  const runs = place(maxDataBytes);
  let length = 0;
  const flush = (): void => {
    send(frameTypes.data, channel, runs.subarray(0, length));
    length = 0;
  };
  const writer = new RunWriter((bytes) => {
    if (length + bytes.length > runs.length) flush();
    runs.set(bytes, length);
    length += bytes.length;
  });
  for (;;) {
    const got = readSync(flags, block);
    if (got === 0) break;
    for (let at = 0; at < got; at += 8) writer.add(classOf(block.readInt32LE(at)));
  }
  writer.end();
  flush();
  closeSync(flags);
  send(frameTypes.end, channel, nothing);
}

/** Resolves when the bytes are the kernel's: until then their place may not be used again. */
async function pass(socket: Socket, data: Buffer): Promise<void> {
  await new Promise<void>((resolve) => {
    socket.write(data, () => resolve());
  });
}

async function take({ type, channel, data }: Frame): Promise<void> {
  const socket = sockets.get(channel);
  switch (type) {
    case frameTypes.open:
      return open(channel, Number(data.toString()));
    case frameTypes.data:
      return socket === undefined ? undefined : await pass(socket, data);
    case frameTypes.end:
      return void socket?.end();
    case frameTypes.run:
      return run(channel, JSON.parse(data.toString()) as RunOrder);
    case frameTypes.signal:
      return void programs.get(channel)?.kill(data.toString() as NodeJS.Signals);
    case frameTypes.read:
      return readOfProcess(channel, JSON.parse(data.toString()) as ReadOrder);
    case frameTypes.pages:
      return tellPages(channel);
    default:
      throw new Error(`a frame of type ${type} came`);
  }
}

const incoming = place(maxDataBytes);
const incomingStream = new Keystream(key, 'test');
const frames = new FrameReader();

function readOnce(): Promise<number> {
  return new Promise((resolve, reject) => {
    read(port, incoming, 0, incoming.length, null, (error, length) => {
      if (error === null) resolve(length);
      else reject(error);
    });
  });
}

send(frameTypes.hello, 0, nothing);
for (;;) {
  const length = await readOnce();
  // The test has gone: so does the machine.
  if (length === 0) break;
  const bytes = incoming.subarray(0, length);
  incomingStream.apply(bytes);
  await frames.read(bytes, take);
  bytes.fill(0);
}
