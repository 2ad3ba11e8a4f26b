// @ts-check
// Fills free memory with zeros, as a process of its own, and ends: the kernel writes zeros to each page that it
// hands out. It stops where too little is left for others, and when its stdin closes. Plain JavaScript.
//
// Out: a line `done total` now and then, in bytes, and at the end `end REASON`.

import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';

import { holdMessages } from './kernel-buffers.mjs';

const [limitText, floorText, limitMsText] = process.argv.slice(2);
/** Not more than this; `all`: what is free. */
const limitBytes = limitText === 'all' ? Number.POSITIVE_INFINITY : Number(limitText);
const floorBytes = Number(floorText);
const limitMs = Number(limitMsText);

/** The smallest page: one byte written is enough for the kernel to hand out a whole one. */
const pageBytes = 4096;
const smallestBytes = 128 * 1024;
const largestBytes = 16 * 1024 * 1024;
/** Of what may still be taken: the last steps are small, so that the floor is not passed. */
const shareOfRest = 8;
const tellEveryMs = 100;
/** Below this much free memory, signs that others wait for memory count. */
const tightBytes = 256 * 1024 * 1024;
/** So many times may somebody have to look for memory that is in use, near the floor. */
const stallsAllowed = 64;

// If memory runs out all the same, the kernel ends this process before any other. Source: proc_pid_oom_score_adj(5)
writeFileSync('/proc/self/oom_score_adj', '1000');

const meminfo = openSync('/proc/meminfo', 'r');
const vmstat = openSync('/proc/vmstat', 'r');
const text = Buffer.alloc(64 * 1024);

/**
 * Reads a file of /proc again, without taking new memory for it.
 * @param {number} file
 */
function reread(file) {
  return text.toString('latin1', 0, readSync(file, text, 0, text.length, 0));
}

function freeBytes() {
  return Number(/^MemFree:\s+(\d+) kB$/m.exec(reread(meminfo))?.[1] ?? 0) * 1024;
}

/** How often somebody found no free memory and had to look for some. Source: mm/vmscan.c, ALLOCSTALL */
function stalls() {
  let sum = 0;
  for (const [, count] of reread(vmstat).matchAll(/^allocstall_\w+ (\d+)$/gm)) sum += Number(count);
  return sum;
}

let isStopped = false;
process.stdin.on('close', () => (isStopped = true)).resume();

/** @type {unknown[]} */
const held = [await holdMessages()];
// What the kernel takes from caches meanwhile is not asked for: others would have to read it again.
const totalBytes = Math.max(0, Math.min(limitBytes, freeBytes() - floorBytes));
let doneBytes = 0;
let toldMs = 0;
const startMs = performance.now();
const stallsBefore = stalls();

function tell() {
  toldMs = performance.now();
  writeSync(1, `${doneBytes} ${totalBytes}\n`);
}

/** @returns why it goes no further; null: it may. */
function reasonToEnd() {
  if (isStopped) return 'stopped';
  if (doneBytes >= totalBytes) return 'full';
  if (performance.now() - startMs > limitMs) return 'late';
  const free = freeBytes();
  if (free - floorBytes < smallestBytes) return 'full';
  if (free < tightBytes && stalls() - stallsBefore > stallsAllowed) return 'full';
  return null;
}

/** @returns false where no more memory is to be had. */
function takeSome() {
  const rest = Math.min(totalBytes - doneBytes, freeBytes() - floorBytes);
  const wanted = Math.min(largestBytes, Math.max(smallestBytes, rest / shareOfRest));
  const size = Math.ceil(wanted / pageBytes) * pageBytes;
  try {
    const part = new Uint8Array(size);
    for (let at = 0; at < size; at += pageBytes) part[at] = 0;
    held.push(part);
  } catch {
    return false;
  }
  doneBytes += size;
  return true;
}

let reason = reasonToEnd();
while (reason === null) {
  reason = takeSome() ? reasonToEnd() : 'refused';
  if (performance.now() - toldMs > tellEveryMs) tell();
  // Lets stdin be heard.
  await new Promise((resolve) => setImmediate(resolve));
}
tell();
writeSync(1, `end ${reason}\n`);
closeSync(meminfo);
process.exit(0);
