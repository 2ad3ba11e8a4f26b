// Logs in at a tor's control port, by what that tor asks for: nothing, a cookie that only its own users can read, or a
// password. The cookie itself is never sent.
// Source: Tor control-spec, AUTHENTICATE, AUTHCHALLENGE and PROTOCOLINFO.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Problem } from '../contract/host/problem.ts';
import { sentence } from '../contract/sentences/sentence.ts';
import type { ControlConnection } from './connection.ts';
import { quoted, unquoted, valueOf, type ControlMessage } from './reply-reader.ts';

export interface LogIn {
  /** null: none was given. */
  readonly password: string | null;
  /** @throws where this user cannot read it; the error's `code` is told. */
  readonly readCookie: (path: string) => Uint8Array;
}

export interface ProtocolInfo {
  readonly methods: readonly string[];
  /** Where the cookie is, as that tor sees it; null: it has none. */
  readonly cookieFile: string | null;
  /** `0.4.9.11`. */
  readonly version: string;
}

/** Any other file is no cookie, and nothing is computed from it. */
const cookieBytes = 32;
const nonceBytes = 32;

const toTor = 'Tor safe cookie authentication controller-to-server hash';
const fromTor = 'Tor safe cookie authentication server-to-controller hash';

const ok = 250;

/** @throws {Problem} where what answers is no control port. */
export async function protocolInfo(control: ControlConnection): Promise<ProtocolInfo> {
  const reply = await control.ask('PROTOCOLINFO 1');
  const auth = reply.lines.find((line) => line.startsWith('AUTH METHODS='));
  const version = /^VERSION Tor="(\d[\w.-]*)/m.exec(reply.lines.join('\n'))?.[1];
  if (reply.code !== ok || auth === undefined || version === undefined)
    throw new Problem(sentence('torControl.notOne', { place: control.place }));
  const methods = /^AUTH METHODS=(\S*)/.exec(auth)?.[1] ?? '';
  const file = /COOKIEFILE=("(?:[^"\\]|\\.)*")/.exec(auth)?.[1];
  return {
    methods: methods.split(','),
    cookieFile: file === undefined ? null : unquoted(file),
    version,
  };
}

/** @throws {Problem} that says what that tor asks for, and how it can be had. */
export async function logIn(
  control: ControlConnection,
  { methods, cookieFile }: ProtocolInfo,
  { password, readCookie }: LogIn,
): Promise<void> {
  const { place } = control;
  const has = (method: string): boolean => methods.includes(method);
  if (has('NULL')) return accepted(await control.ask('AUTHENTICATE'), place);
  if (has('HASHEDPASSWORD') && password !== null) {
    const reply = await control.ask(`AUTHENTICATE ${quoted(password)}`);
    if (reply.code !== ok) throw new Problem(sentence('torControl.wrongPassword', { place }));
    return;
  }
  if (has('SAFECOOKIE') && cookieFile !== null)
    return byCookie(control, cookie(place, cookieFile, has('HASHEDPASSWORD'), readCookie));
  if (has('HASHEDPASSWORD')) {
    throw new Problem(sentence('torControl.needsPassword', { place }), {
      hint: sentence('torControl.givePassword'),
    });
  }
  throw new Problem(sentence('torControl.noMethod', { place }));
}

function cookie(
  place: string,
  path: string,
  orPassword: boolean,
  readCookie: LogIn['readCookie'],
): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readCookie(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new Problem(sentence('torControl.cookieUnreadable', { path, code }), {
      hint: orPassword ? sentence('torControl.givePassword') : sentence('torControl.shareCookie'),
      cause,
    });
  }
  if (bytes.length !== cookieBytes)
    throw new Problem(sentence('torControl.noCookie', { place, path }));
  return bytes;
}

/** Both sides prove that they know the cookie: who listens in tor's place learns nothing. */
async function byCookie(control: ControlConnection, secret: Uint8Array): Promise<void> {
  const { place } = control;
  const nonce = randomBytes(nonceBytes);
  const challenge = await control.ask(`AUTHCHALLENGE SAFECOOKIE ${nonce.toString('hex')}`);
  const said = new RegExp(
    `^AUTHCHALLENGE SERVERHASH=([0-9A-Fa-f]{64}) SERVERNONCE=([0-9A-Fa-f]{${nonceBytes * 2}})$`,
  ).exec(challenge.lines[0] ?? '');
  if (challenge.code !== ok || said === null)
    throw new Problem(sentence('torControl.cookieRefused', { place }));
  const serverNonce = Buffer.from(said[2] ?? '', 'hex');
  const hash = (key: string): Buffer =>
    createHmac('sha256', key).update(secret).update(nonce).update(serverNonce).digest();
  if (!timingSafeEqual(hash(fromTor), Buffer.from(said[1] ?? '', 'hex')))
    throw new Problem(sentence('torControl.otherCookie', { place }));
  const reply = await control.ask(`AUTHENTICATE ${hash(toTor).toString('hex')}`);
  if (reply.code !== ok) throw new Problem(sentence('torControl.cookieRefused', { place }));
}

function accepted({ code }: ControlMessage, place: string): void {
  if (code !== ok) throw new Problem(sentence('torControl.refused', { place, code }));
}

/** What GETINFO says of one key; null: this tor does not know it, or a filter before it keeps it back. */
export async function getInfo(control: ControlConnection, key: string): Promise<string | null> {
  const reply = await control.ask(`GETINFO ${key}`);
  return reply.code === ok ? valueOf(reply, key) : null;
}
