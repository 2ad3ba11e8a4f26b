// @ts-check
// Overwrites what the kernel keeps of messages that have passed through sockets: it holds messages of zeros in sockets
// of its own, for which the kernel uses the places that are free in its slabs first. Plain JavaScript.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * A message stands in one piece with 320 bytes of the kernel's; slabs are for pieces of 512, 1024, 2048 and 4096
 * bytes. Source: include/linux/skbuff.h, SKB_DATA_ALIGN; net/unix/af_unix.c, unix_stream_sendmsg()
 */
const messageBytes = [16, 150, 600, 1500, 3500];
/** Each holds some 200 kB of messages that nobody reads. Source: net.core.wmem_default */
const socketsOfEach = 24;
/** More than a socket takes. */
const messagesOfEach = 300;

/** @returns what holds the messages; they are gone when this process ends. */
export async function holdMessages() {
  /** @type {unknown[]} */
  const held = [];
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => {});
    held.push(socket);
  });
  // unix(7): a name that starts with NUL is no file.
  server.listen(`\0mayfly-wipe-${process.pid}`);
  await once(server, 'listening');
  for (const bytes of messageBytes) {
    const message = Buffer.alloc(bytes);
    for (let count = 0; count < socketsOfEach; count += 1) {
      const socket = connect(`\0mayfly-wipe-${process.pid}`);
      socket.on('error', () => {});
      await once(socket, 'connect');
      // The first that the kernel does not take waits in this process.
      for (let sent = 0; sent < messagesOfEach && socket.writableLength === 0; sent += 1)
        socket.write(message);
      held.push(socket);
    }
  }
  held.push(server);
  return held;
}
