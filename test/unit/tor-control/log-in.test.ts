// Every way in which a control port can be no help: each is said in a sentence of its own, and none holds a secret.

import { createHmac, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { lookAtTor, lostWith } from '../../../docker/cli/host/tor-facts.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { english } from '../../../server/contract/sentences/sentence.ts';
import { addOnion } from '../../../server/tor-control/add-onion.ts';
import { ControlConnection } from '../../../server/tor-control/connection.ts';
import { ScriptedControlPort, info, type Answer } from './control-port.ts';

let port: ScriptedControlPort | null = null;

afterEach(() => {
  port?.close();
  port = null;
});

const secret = 'open sesame';

async function look(answer: Answer, password: string | null = null): Promise<string> {
  port = await ScriptedControlPort.open(answer);
  return lookAtTor({ torControl: { path: port.path }, torPassword: password }).then(
    (facts) => `in: ${facts?.version ?? ''}`,
    (error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      const said = `${error.message}\n${error.hint ?? ''}`;
      expect(said).not.toContain(secret);
      return said.replaceAll(port?.path ?? '', 'PLACE').replaceAll(port?.dir ?? '', 'DIR');
    },
  );
}

/** Says `first` to PROTOCOLINFO, and yes to all else. */
const willing =
  (first: string): Answer =>
  (command) =>
    command.startsWith('PROTOCOLINFO') ? first : '250 OK\r\n';

describe('a control port is used', () => {
  test('without a password where it wants none', async () => {
    expect(await look(willing(info('NULL')))).toBe('in: 0.4.9.11');
    expect(port?.asked).toEqual(['PROTOCOLINFO 1', 'AUTHENTICATE', 'GETINFO process/uid']);
  });

  test('by its password, quoted', async () => {
    expect(await look(willing(info('HASHEDPASSWORD')), 'a "b" \\')).toBe('in: 0.4.9.11');
    expect(port?.asked[1]).toBe(String.raw`AUTHENTICATE "a \"b\" \\"`);
  });

  test('by its cookie, which neither side sends', async () => {
    const cookie = randomBytes(32);
    const serverNonce = randomBytes(32);
    let nonce = Buffer.alloc(0);
    const hash = (from: string): string =>
      createHmac('sha256', from).update(cookie).update(nonce).update(serverNonce).digest('hex');
    const said = await look((command) => {
      if (command.startsWith('PROTOCOLINFO')) {
        const file = join(port?.dir ?? '', 'a cookie');
        writeFileSync(file, cookie);
        return info('COOKIE,SAFECOOKIE', ` COOKIEFILE="${file}"`);
      }
      const asked = /^AUTHCHALLENGE SAFECOOKIE ([0-9a-f]{64})$/.exec(command);
      if (asked !== null) {
        nonce = Buffer.from(asked[1] ?? '', 'hex');
        const proof = hash('Tor safe cookie authentication server-to-controller hash');
        return `250 AUTHCHALLENGE SERVERHASH=${proof} SERVERNONCE=${serverNonce.toString('hex')}\r\n`;
      }
      const right = hash('Tor safe cookie authentication controller-to-server hash');
      if (command.startsWith('AUTHENTICATE'))
        return command === `AUTHENTICATE ${right}` ? '250 OK\r\n' : '515 wrong\r\n';
      return '250-process/uid=107\r\n250 OK\r\n';
    });
    expect(said).toBe('in: 0.4.9.11');
    expect(port?.asked.join('\n')).not.toContain(cookie.toString('hex'));
  });
});

describe('a control port is refused', () => {
  test.each<[string, Answer, string | null, string]>([
    ['a web server', () => 'HTTP/1.1 400 Bad Request\r\n', null, 'is no control port of tor'],
    ['an answer without a version', () => '250 OK\r\n', null, 'is no control port of tor'],
    ['10 MB', () => '250-AUTH METHODS=NULL\r\n'.repeat(450_000), null, 'no control port of tor'],
    ['one that hangs up', (_line, socket) => (socket.destroy(), null), null, 'ended the connection'],
    ['a wrong password', (line) => (line.startsWith('P') ? info('HASHEDPASSWORD') : '515 no\r\n'), secret, 'does not accept the password'],
    ['no password', willing(info('HASHEDPASSWORD')), null, 'asks for a password\ngive it with --tor-password FILE'],
    ['a cookie that is not there', willing(info('SAFECOOKIE', ' COOKIEFILE="/nowhere/cookie"')), null, 'cannot read the cookie /nowhere/cookie (ENOENT)'],
    ['a cookie that is none', willing(info('SAFECOOKIE', ' COOKIEFILE="/etc/passwd"')), null, 'names /etc/passwd as its cookie, which is none'],
    ['a cookie that is a device', willing(info('SAFECOOKIE', ' COOKIEFILE="/dev/zero"')), null, 'as its cookie, which is none'],
    ['a plain cookie alone', willing(info('COOKIE', ' COOKIEFILE="/etc/passwd"')), null, 'offers no way to log in'],
    ['a tor that is too old', willing(info('NULL', '', '0.4.6.10')), null, 'is 0.4.6.10; 0.4.7 is the oldest'],
  ])('that is %s', async (_what, answer, password, words) => {
    expect(await look(answer, password)).toContain(words);
  }); // prettier-ignore

  test('whose cookie another program does not know', async () => {
    const said = await look((command) => {
      if (command.startsWith('PROTOCOLINFO')) {
        writeFileSync(join(port?.dir ?? '', 'cookie'), randomBytes(32));
        return info('SAFECOOKIE', ` COOKIEFILE="${join(port?.dir ?? '', 'cookie')}"`);
      }
      const any = randomBytes(32).toString('hex');
      return `250 AUTHCHALLENGE SERVERHASH=${any} SERVERNONCE=${any}\r\n`;
    });
    expect(said).toContain('another program may listen there');
    expect(port?.asked.some((command) => command.startsWith('AUTHENTICATE'))).toBe(false);
  });

  test('that is not there', async () => {
    const nobody = lookAtTor({ torControl: { path: '/nowhere/control' }, torPassword: null });
    await expect(nobody).rejects.toThrow('tor-control: nobody listens at /nowhere/control');
    const closed = lookAtTor({ torControl: { host: '127.0.0.1', port: 1 }, torPassword: null });
    await expect(closed).rejects.toThrow('nobody listens at 127.0.0.1:1');
  });
});

describe('an onion service', () => {
  const key = Buffer.alloc(64, 1);
  const ports = [{ virtual: 80, target: '127.0.0.1:17600' }];
  const id = 'a2'.repeat(28);

  async function added(answer: Answer): Promise<unknown> {
    port = await ScriptedControlPort.open(answer);
    const control = await ControlConnection.open({
      at: { path: port.path },
      signal: new AbortController().signal,
    });
    return addOnion(control, key, ports).finally(() => control.close());
  }

  test('is added with proof of work where that tor knows it, and without where it does not', async () => {
    expect(await added(() => `250-ServiceID=${id}\r\n250 OK\r\n`)).toEqual({
      id,
      proofOfWork: true,
    });
    port?.close();
    const without = await added((command) =>
      command.includes('PoW')
        ? '512 Unrecognized argument\r\n'
        : `250-ServiceID=${id}\r\n250 OK\r\n`,
    );
    expect(without).toEqual({ id, proofOfWork: false });
    expect(port?.asked[1]).toBe(
      `ADD_ONION ED25519-V3:${key.toString('base64')} Flags=DiscardPK,MaxStreamsCloseCircuit MaxStreams=20 Port=80,127.0.0.1:17600`,
    );
  });

  test('that a filter or that tor refuses is told, without the key', async () => {
    await expect(added(() => '510 Command filtered\r\n')).rejects.toThrow('a filter in front of');
    port?.close();
    const refused = added(() => '550 Onion address collision\r\n');
    await expect(refused).rejects.toThrow(/refused the onion service \(code 550\)$/);
  });
});

test('what is lost is said, as far as it is', () => {
  const said = (facts: Partial<Parameters<typeof lostWith>[0]>): string =>
    lostWith({
      place: '127.0.0.1:9051',
      version: '0.4.9.11',
      cookieFile: null,
      isHere: true,
      tellsUser: true,
      ...facts,
    })
      .map(english)
      .join('\n');
  expect(said({})).toContain('carried by the tor at 127.0.0.1:9051 (version 0.4.9.11)');
  expect(said({})).not.toMatch(/proof of work|every user of this machine|another machine/);
  expect(said({ version: '0.4.8.16' })).toContain('needs tor 0.4.9 or later');
  expect(said({ tellsUser: false })).toContain('17600–17650');
  expect(said({ isHere: false, tellsUser: false })).toContain('that tor is on another machine');
  expect(said({ isHere: false, tellsUser: false })).not.toContain('every user of this machine');
});
