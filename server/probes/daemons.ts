// Checks that a daemon serves, in its own protocol.

import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { maxAccessBytes } from '../config/access-exchange.ts';
import { exchange } from './line-exchange.ts';

/** ngIRCd lets somebody in: 001. Leaves at once. */
export async function ngircdWelcomes(
  port: number,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  const nick = `p${randomBytes(3).toString('hex')}`.slice(0, 8);
  const request = `PASS ${password}\r\nNICK ${nick}\r\nUSER probe 0 * :probe\r\n`;
  await exchange(
    { host: '127.0.0.1', port },
    request,
    (received) => / 001 /.test(received),
    signal,
  );
}

/** ngIRCd's loop turns: it refuses a command before registration, in words. Nobody enters for it. */
export async function ngircdAnswers(port: number, signal: AbortSignal): Promise<void> {
  await exchange(
    { host: '127.0.0.1', port },
    'JOIN #x\r\n',
    (received) => / 451 /.test(received),
    signal,
  );
}

/** sshd sends its banner (RFC 4253 §4.2). */
export async function sshdGreets(host: string, port: number, signal: AbortSignal): Promise<void> {
  await exchange(
    { host, port },
    '',
    (received) => /^SSH-2\.0-[^\r\n]*\r?\n/.test(received),
    signal,
  );
}

/**
 * Asks the gateway's control socket; the answer's text.
 * @throws if the status is not 200.
 */
export function askGateway(
  socketPath: string,
  method: 'GET' | 'POST',
  path: string,
  body: string | null,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = body === null ? {} : { 'content-type': 'application/json' };
    const asked = httpRequest(
      { socketPath, method, path, signal, headers, host: 'gateway' },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > maxAccessBytes) answer.destroy(new Error('the answer has no end'));
        });
        answer.on('error', reject);
        answer.on('end', () => {
          if (answer.statusCode === 200 || answer.statusCode === 204) resolve(text);
          else reject(new Error(`the gateway answered ${answer.statusCode ?? 'nothing'}`));
        });
      },
    );
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
}
