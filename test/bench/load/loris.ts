// Connections that begin a request and never end it.

import { connect } from 'node:net';
import type { Loris } from './jobs.ts';

const atOnce = 64;
const redialMs = 250;
/** A server that lets nobody wait is one that holds fewer. */
const patienceMs = 10_000;

/** Opens them and keeps dialling what is dropped, for as long as this process lives. */
export function holdOpen(ask: Loris): Promise<number> {
  let dialled = 0;
  let dialling = 0;
  let open = 0;
  return new Promise((resolve) => {
    setTimeout(() => resolve(open), patienceMs);
    const dial = (isFirst: boolean): void => {
      const socket = connect(ask.port, '127.0.0.1');
      let isOpen = false;
      const settle = (): void => {
        if (!isFirst) return;
        isFirst = false;
        dialling -= 1;
        next();
        if (dialled === ask.connections && dialling === 0) resolve(open);
      };
      socket.on('connect', () => {
        isOpen = true;
        open += 1;
        socket.write(ask.text);
        settle();
      });
      // What it says is that it will not wait.
      socket.resume();
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        if (isOpen) open -= 1;
        settle();
        setTimeout(() => dial(false), redialMs);
      });
    };
    const next = (): void => {
      while (dialling < atOnce && dialled < ask.connections) {
        dialled += 1;
        dialling += 1;
        dial(true);
      }
    };
    next();
  });
}
