// Asks a room over HTTP by requests or raw bytes, and checks the headers that every answer has.

import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'vitest';
import type { GatewayRoom } from '../../support/gateway.ts';
import { until } from '../../support/until.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The host that the room's own page has on this machine. */
export const ownHost = (room: GatewayRoom): string => `127.0.0.1:${room.webPort}`;

export function get(
  room: GatewayRoom,
  path: string,
  headers: Record<string, string | string[]> = {},
  method = 'GET',
): Promise<Answer> {
  const { webPort: port } = room;
  const all = { host: ownHost(room), ...headers };
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: all, agent: false });
    asked.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks),
        });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** What the server says to some bytes: until it closes, or until some of a body is there. */
export async function raw(room: GatewayRoom, bytes: string): Promise<string> {
  const socket = connect(room.webPort, '127.0.0.1');
  let heard = '';
  let closed = false;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    heard += chunk;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
  });
  socket.write(bytes, 'latin1');
  await until('an answer', () => closed || /\r\n\r\n[^]/.test(heard), { everyMs: 5 });
  socket.destroy();
  return heard;
}

export function rawHeaders(answer: string): Record<string, string> {
  const [head = ''] = answer.split('\r\n\r\n');
  const [, ...lines] = head.split('\r\n');
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
    }),
  );
}

/** Every answer, whatever it says, carries all of these and none of those. */
export function expectDressed(headers: Readonly<Record<string, unknown>>): void {
  expect(headers).toMatchObject({
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['permissions-policy']).toContain('camera=()');
  for (const name of ['server', 'date', 'x-powered-by', 'etag', 'last-modified', 'set-cookie']) {
    expect(headers).not.toHaveProperty(name);
  }
}
