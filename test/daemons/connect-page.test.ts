// `mayfly connect --page` before a real room: what it serves, to whom, and what it carries.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { formatInvitation, type Invitation } from '../../server/contract/invitation/invitation.ts';
import { freePorts } from '../support/free-ports.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { connectWith, type RunningConnect } from './connect-fixture/connect-command.ts';

const ownIndex = readFileSync(join(import.meta.dirname, '../../dist/web/index.html'), 'utf8');

let room: GatewayRoom;
let running: RunningConnect | null = null;
let port = 0;

beforeAll(async () => {
  room = await GatewayRoom.start();
});

afterEach(async () => {
  running?.end('SIGKILL');
  await running?.exitCode;
  running = null;
});

afterAll(() => room.end());

function linkOf(change: Partial<Invitation> = {}): string {
  const origin = `http://127.0.0.1:${room.webPort}`;
  const whole = { origin, passphrase, room: 'lobby', seal: null, ssh: null, ...change };
  return `${formatInvitation(whole)}\n`;
}

async function starts(pasted: string, ...flags: string[]): Promise<RunningConnect> {
  [port = 0] = await freePorts(1);
  running = connectWith(pasted, ['--page', '--page-port', String(port), ...flags]);
  return running;
}

/** @returns the host of the link that it printed: `TOKEN.localhost:PORT`. */
async function serves(pasted = linkOf()): Promise<string> {
  const { out } = await until('the link', async () => {
    const started = running ?? (await starts(pasted));
    return started.out.includes('.localhost:') ? started : null;
  });
  const [, host = ''] = /http:\/\/([0-9a-f]{32}\.localhost:\d+)\/#/.exec(out) ?? [];
  expect(host).not.toBe('');
  return host;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function asks(
  path: string,
  headers: Record<string, string>,
  { method = 'GET', address = '127.0.0.1' } = {},
): Promise<Answer> {
  const asking = request({ host: address, port, path, method, headers });
  asking.end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

/** @returns the status by which the WebSocket was refused; 101: it was not. */
async function upgrade(headers: Record<string, string>, path = '/irc'): Promise<number> {
  const asking = request({
    host: '127.0.0.1',
    port,
    path,
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      ...headers,
    },
  });
  asking.end();
  return await new Promise((resolve, reject) => {
    asking.once('error', reject);
    asking.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asking.once('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
  });
}

interface Page {
  readonly ws: WebSocket;
  readonly heard: string[];
  readonly closed: Promise<unknown[]>;
}

async function opensPage(host: string): Promise<Page> {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/irc`, 'text.ircv3.net', {
    origin: `http://${host}`,
    headers: { host },
  });
  const heard: string[] = [];
  ws.on('message', (data: unknown) => heard.push(String(data)));
  const closed = once(ws, 'close');
  await once(ws, 'open');
  return { ws, heard, closed };
}

test('serves its own copy of the page, with the headers of the room’s, and not the room’s', async () => {
  const host = await serves();
  const theirs = await fetch(`http://127.0.0.1:${room.webPort}/`);
  expect(await theirs.text()).not.toBe(ownIndex);
  for (const address of ['127.0.0.1', '::1']) {
    const mine = await asks('/', { host }, { address });
    expect(mine.status).toBe(200);
    expect(mine.body).toBe(ownIndex);
    for (const name of ['content-security-policy', 'cache-control', 'referrer-policy']) {
      const wanted = theirs.headers.get(name)?.replaceAll(`127.0.0.1:${room.webPort}`, host);
      expect(mine.headers[name]).toBe(wanted);
    }
  }
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(ownIndex)?.[1] ?? '';
  expect((await asks(script, { host })).headers['content-type']).toContain('javascript');
});

test('serves the list of its own files, by which the page can be compared', async () => {
  const host = await serves();
  const { status, headers, body } = await asks('/files.sha256', { host });
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(body).toBe(readFileSync(join(import.meta.dirname, '../../dist/web/files.sha256'), 'utf8'));
  expect(body).toContain(`${createHash('sha256').update(ownIndex).digest('hex')}  index.html\n`);
});

test('has nothing of the room’s but its socket, and says where pages without scripts are', async () => {
  const host = await serves();
  expect((await asks('/assets/room-1a2b3c.js', { host })).status).toBe(404);
  expect(await asks('/lite?lang=en', { host })).toMatchObject({
    status: 404,
    body: expect.stringContaining('at the address of the room itself'),
  });
  expect((await asks('/', { host }, { method: 'POST' })).status).toBe(405);
  const head = await asks('/', { host }, { method: 'HEAD' });
  expect([head.status, head.body]).toEqual([200, '']);
});

test('the link has the invitation behind its #, and the seal marks the page', async () => {
  const seal = 'A'.repeat(55);
  const host = await serves(linkOf({ seal }));
  expect(running?.out).toContain(`http://${host}/#room=lobby&seal=${seal}&key=${passphrase}\n`);
  const { body } = await asks('/', { host });
  expect(body).toContain('data-sealed="yes"');
  expect(body).not.toContain('href="/lite');
});

test('who does not know its name gets nothing, and does not learn it', async () => {
  const host = await serves();
  const token = host.split('.')[0] ?? '';
  const others = [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    `${'0'.repeat(32)}.localhost:${port}`,
    `${token}.localhost`,
    `${token}.localhost.:${port + 1}`,
    `${token}.example.org:${port}`,
  ];
  for (const other of others) {
    const refused = await asks('/', { host: other });
    expect(refused.status, other).toBe(421);
    expect(JSON.stringify(refused)).not.toContain(token);
    expect(await upgrade({ host: other, origin: `http://${other}` }), other).toBe(421);
  }
});

test('only its own page may open its socket', async () => {
  const host = await serves();
  expect(await upgrade({ host })).toBe(403);
  for (const origin of ['null', 'http://127.0.0.1', `http://x.${host}`, `https://${host}`])
    expect(await upgrade({ host, origin }), origin).toBe(403);
  expect(await upgrade({ host, origin: `http://${host}` }, '/socket')).toBe(404);
  expect(await upgrade({ host, origin: `http://${host}`, 'sec-websocket-key': 'x' })).toBe(400);
  expect(await upgrade({ host, origin: `http://${host}` })).toBe(101);
});

test('a page enters and talks through it; the end of the room reaches the page', async () => {
  const own = await GatewayRoom.start();
  const host = await serves(linkOf({ origin: `http://127.0.0.1:${own.webPort}` }));
  const page = await opensPage(host);
  expect(page.ws.protocol).toBe('text.ircv3.net');
  for (const line of [`PASS ${passphrase}`, 'NICK ada', 'USER a 0 * :a', 'JOIN #lobby'])
    page.ws.send(line);
  await until('the channel', () => page.heard.some((line) => line.includes(' 366 ')));
  const bea = own.irc();
  await bea.enters('bea', passphrase, '#lobby');
  const texts = Array.from({ length: 12 }, (_, index) => `${index} ${'ñ'.repeat(150)}`);
  for (const text of texts) page.ws.send(`PRIVMSG #lobby :${text}`);
  for (const text of texts) await bea.hears(new RegExp(`PRIVMSG #lobby :${text}$`));
  bea.say('PRIVMSG #lobby :and back');
  await until('the answer', () => page.heard.some((line) => line.endsWith(':and back')));
  await own.end();
  const [code, reason] = await page.closed;
  expect(code).toBe(1001);
  expect(String(reason)).not.toBe('');
});

test('its end is told to pages as one that does not come again', async () => {
  const host = await serves();
  const page = await opensPage(host);
  running?.end('SIGINT');
  const [code] = await page.closed;
  expect(code).toBe(1000);
  expect(page.heard.at(-1)).toBe('ERROR :Closing link: this machine has ended the connection');
  expect(await running?.exitCode).toBe(0);
});

test('a port that is taken at either address is refused: a browser may try the other one', async () => {
  const taken = createServer();
  taken.listen(0, '::1');
  await once(taken, 'listening');
  const address = taken.address();
  const number = typeof address === 'object' && address !== null ? address.port : 0;
  const refused = connectWith(linkOf(), ['--page', '--page-port', String(number)]);
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain(`port ${number}: is taken`);
  expect(refused.err).toContain('--page-port PORT');
  expect(refused.out).toBe('');
  taken.close();
});

test('dials no page in the open, and says which room it cannot reach', async () => {
  for (const [origin, said] of [
    ['http://203.0.113.7', 'its page is neither an onion nor on a private network'],
    ['http://room.example', 'its page is neither an onion nor on a private network'],
    ['https://127.0.0.1', '--page needs a link that starts with http://'],
    [`http://${'a'.repeat(56)}.onion`, 'tor: nothing listens on its SOCKS port'],
    ['http://127.0.0.1:1', 'the room’s door does not answer'],
  ] as const) {
    const refused = await starts(linkOf({ origin }), '--tor', '127.0.0.1:1');
    expect(await refused.exitCode, origin).toBe(1);
    expect(refused.err).toContain(said);
    expect(refused.out).toBe('');
  }
});
