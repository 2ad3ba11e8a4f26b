// @ts-check
// Overwrites what the kernel keeps of messages that have passed through sockets: it holds messages of zeros in sockets
// of its own, for which the kernel uses the places that are free in its slabs first. Plain JavaScript.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { availableParallelism } from 'node:os';

/**
 * A message stands in one piece with 320 bytes of the kernel's; slabs are for pieces of 512, 1024, 2048 and 4096
 * bytes. Source: include/linux/skbuff.h, SKB_DATA_ALIGN; net/unix/af_unix.c, unix_stream_sendmsg()
 */
const messageBytes = [16, 150, 600, 1500, 3500];
/** Each holds some 200 kB of messages that nobody reads. Source: net.core.wmem_default */
const socketsOfEach = 24;
/** More than a socket takes. */
const messagesOfEach = 300;
/**
 * What goes by TCP stands in pages of eight side by side, which neither slabs nor a program's memory take first.
 * Source: net/core/sock.c, skb_page_frag_refill()
 */
const tcpSockets = 16;
const tcpBytes = 512 * 1024;
const tcpPart = Buffer.alloc(32 * 1024);
/** Each processor keeps freed pages of its own. Of more than so many, some are left out. */
const mostProcessors = 16;

/** @returns what holds the messages; they are gone when this process ends. */
export async function holdMessages() {
  /** @type {unknown[]} */
  const held = [];
  const here = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  const processors = Math.min(mostProcessors, availableParallelism());
  for (let number = 0; number < processors; number += 1) {
    runOn(String(number));
    held.push(await holdUnix(Math.ceil(socketsOfEach / processors)));
    // A machine may have no loopback.
    held.push(await holdTcp().catch(() => []));
  }
  if (here !== undefined) runOn(here);
  return held;
}

/**
 * Has this process's main thread run on these processors only. Where that is not possible, one of them is used.
 * @param {string} list
 */
function runOn(list) {
  spawnSync('/usr/bin/taskset', ['-pc', list, String(process.pid)], { stdio: 'ignore' });
}

/** @param {number} sockets of each size */
async function holdUnix(sockets) {
  // unix(7): a name that starts with NUL is no file.
  const name = `\0mayfly-wipe-${process.pid}`;
  const { held, server } = await unread({ path: name });
  for (const bytes of messageBytes) {
    const message = Buffer.alloc(bytes);
    for (let count = 0; count < sockets; count += 1) {
      const socket = await connected(connect(name));
      // The first that the kernel does not take waits in this process.
      for (let sent = 0; sent < messagesOfEach && socket.writableLength === 0; sent += 1)
        socket.write(message);
      held.push(socket);
    }
  }
  server.close();
  return held;
}

async function holdTcp() {
  const { held, server } = await unread({ host: '127.0.0.1', port: 0 });
  const address = server.address();
  if (address === null || typeof address === 'string') return held;
  for (let count = 0; count < tcpSockets; count += 1) {
    const socket = await connected(connect(address.port, address.address));
    for (let sent = 0; sent < tcpBytes && socket.writableLength === 0; sent += tcpPart.length)
      socket.write(tcpPart);
    held.push(socket);
  }
  server.close();
  return held;
}

/**
 * A server that reads nothing. Once it is closed, nobody else comes; who is there stays.
 * @param {import('node:net').ListenOptions} at
 */
async function unread(at) {
  /** @type {unknown[]} */
  const held = [];
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => {});
    held.push(socket);
  });
  server.listen(at);
  await once(server, 'listening');
  return { held, server };
}

/** @param {import('node:net').Socket} socket */
async function connected(socket) {
  await once(socket, 'connect');
  socket.on('error', () => {});
  return socket;
}
