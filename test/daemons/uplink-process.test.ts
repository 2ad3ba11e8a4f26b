// The uplink as a process of its own, with a tor that is a script: what it does for whoever connected
// first, and what it refuses. It is started as a room starts it, by the server's own entry.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { makeDoors } from '../../server/doors.ts';
import { makeLayout } from '../../server/config/layout.ts';
import { Problem } from '../../server/contract/host/problem.ts';
import type { ChildSpec } from '../../server/supervisor/child-spec.ts';
import { realClock } from '../../server/supervisor/clock.ts';
import { UplinkLink } from '../../server/uplink/uplink-link.ts';
import { freePorts } from '../support/free-ports.ts';
import { until } from '../support/until.ts';

const entry = join(import.meta.dirname, '../../server/uplink-main.ts');
const onion = `${'a'.repeat(56)}.onion`;

let run: string;
let uplink: ChildProcess;
let errors: string;
let lost: number;
let endsWanted: number;
let ends: (() => void)[];
const layoutOf = () => makeLayout({ run, web: '', separate: false });

/** Keeps what it was told, and lives until it is ended; `exec` so that a signal is its own. */
const tor = (): string => join(run, 'tor-program');
const torScript = `#!/bin/sh
cat > "$(dirname "$0")/told"
echo "$@" > "$(dirname "$0")/arguments"
exec sleep 1000
`;

function startUplink(): void {
  errors = '';
  uplink = spawn(process.execPath, [entry, run, tor()], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {},
  });
  uplink.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
}

beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), 'mayfly-up-'));
  lost = 0;
  endsWanted = 0;
  ends = [];
  const { shared, dirs, torState } = layoutOf();
  for (const dir of [dirs.shared, shared.doors, torState]) mkdirSync(dir, { recursive: true });
  writeFileSync(tor(), torScript);
  chmodSync(tor(), 0o755);
});

afterEach(async () => {
  for (const end of ends) end();
  if (uplink.exitCode === null && uplink.signalCode === null) {
    const gone = once(uplink, 'exit');
    uplink.kill('SIGKILL');
    await gone;
  }
  rmSync(run, { recursive: true, force: true });
});

async function linked(): Promise<UplinkLink> {
  startUplink();
  const link = new UplinkLink({
    path: layoutOf().sockets.uplink,
    owner: null,
    clock: realClock,
    onEndWanted: () => (endsWanted += 1),
    onLost: () => (lost += 1),
  });
  await link.open();
  ends.push(() => link.close());
  return link;
}

async function exitCode(): Promise<number | null> {
  if (uplink.exitCode === null) await once(uplink, 'exit');
  return uplink.exitCode;
}

function spec(more: Partial<ChildSpec> = {}): ChildSpec {
  return {
    name: 'tor',
    command: '/bin/false',
    args: ['--no-such'],
    env: {},
    identity: null,
    stdin: 'SomeOption 1\n',
    ready: async () => {},
    readyTimeoutMs: 0,
    graceMs: 0,
    outputIsSafe: true,
    required: false,
    ...more,
  };
}

/** Speaks to it as nobody of ours does. */
async function raw(): Promise<Socket> {
  startUplink();
  const { uplink: path } = layoutOf().sockets;
  await until('the uplink’s socket', () => existsSync(path));
  const socket = connect({ path });
  socket.on('error', () => {});
  await once(socket, 'connect');
  ends.push(() => socket.destroy());
  return socket;
}

function closes(socket: Socket): Promise<unknown> {
  return once(socket.resume(), 'close');
}

async function listening(server: Server, path: string): Promise<void> {
  ends.push(() => server.close());
  await once(server.listen(path), 'listening');
}

describe('whoever connects', () => {
  test('is the only one, as the socket is gone then', async () => {
    await raw();
    const { uplink: path } = layoutOf().sockets;
    await until('the socket to go', () => !existsSync(path));
    const late = connect({ path });
    const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ENOENT');
  });

  test.each([
    ['what is not JSON', 'start\n'],
    ['what is no object', '["start"]\n'],
    ['a question without a number', '{"ask":"kill"}\n'],
    ['a question that there is not', '{"number":1,"ask":"exec","command":"/bin/sh"}\n'],
    [
      'a port that there is not',
      '{"number":1,"ask":"listen","host":"::","webPort":0,"sshPort":1}\n',
    ],
    [
      'a file that may be run',
      `{"number":1,"ask":"start","stdin":"","files":[{"path":"/x","mode":448,"content":""}]}\n`,
    ],
    [
      'too many files',
      `{"number":1,"ask":"drop","paths":${JSON.stringify(Array(17).fill('/x'))}}\n`,
    ],
    ['a host that is no onion', '{"number":1,"ask":"dial","address":"example.org"}\n'],
    ['a line without an end', 'x'.repeat(4 * 1024 * 1024 + 1)],
  ])('is cut off for %s, and the uplink ends', async (_what, text) => {
    const socket = await raw();
    socket.write(text);
    await closes(socket);
    expect(await exitCode()).toBe(0);
    expect(errors).toBe('');
  });

  test('is refused files that are not tor’s, in words without their content', async () => {
    const link = await linked();
    const path = join(run, 'elsewhere');
    const { promise, resolve } = Promise.withResolvers<string>();
    link.start(spec({ files: [{ path, mode: 0o600, content: 'secret' }] }), resolve);
    expect(await promise).toMatch(/is outside the given directories/);
    expect(existsSync(path)).toBe(false);
    await expect(link.drop([tor()])).rejects.toThrow(/is outside the given directories/);
    expect(existsSync(tor())).toBe(true);
  });
});

test('its place must not be there yet: it would be somebody else’s', async () => {
  mkdirSync(layoutOf().shared.tor);
  startUplink();
  expect(await exitCode()).toBe(1);
  expect(errors).toMatch(/^uplink: cannot make .* \(EEXIST\)\n$/);
});

test('the gateway’s place beside it must not be there yet either', () => {
  startUplink();
  const layout = layoutOf();
  expect(() => makeDoors(layout)).toThrow(`doors: cannot make ${layout.shared.doors} (EEXIST)`);
  rmSync(layout.shared.doors, { recursive: true });
  makeDoors(layout);
  expect(statSync(layout.shared.doors).mode & 0o777).toBe(0o750);
});

describe('tor', () => {
  test('is the program of the uplink’s own arguments, whatever the supervisor names', async () => {
    const link = await linked();
    const { onion: key } = { onion: join(layoutOf().torState, 'onion/key') };
    const files = [{ path: key, mode: 0o600, content: Uint8Array.of(0, 255, 10) }];
    const process = link.start(spec({ files }), () => {});
    await until('tor to run', () => existsSync(join(run, 'arguments')));
    expect(readFileSync(join(run, 'told'), 'utf8')).toBe('SomeOption 1\n');
    expect(readFileSync(join(run, 'arguments'), 'utf8')).toBe(
      '-f - --defaults-torrc /dev/null --ignore-missing-torrc\n',
    );
    expect([...readFileSync(key)]).toEqual([0, 255, 10]);
    await until('its number', () => process.pid !== null);
    await link.drop([key]);
    expect(existsSync(key)).toBe(false);
  });

  test('is told of when it ends, and can be started again', async () => {
    const link = await linked();
    for (const act of ['terminate', 'kill'] as const) {
      const { promise, resolve } = Promise.withResolvers<string>();
      const process = link.start(spec(), resolve);
      await until('its number', () => process.pid !== null);
      process[act]();
      expect(await promise).toBe(`was ended by ${act === 'kill' ? 'SIGKILL' : 'SIGTERM'}`);
    }
  });

  test('says what it said before it was ready', async () => {
    writeFileSync(tor(), '#!/bin/sh\necho "no such option" >&2\nexit 3\n');
    const link = await linked();
    const { promise, resolve } = Promise.withResolvers<string>();
    const process = link.start(spec(), resolve);
    expect(await promise).toBe('ended with exit code 3');
    expect(process.output()).toBe('no such option');
  });

  test('that cannot be run is told of, too', async () => {
    rmSync(tor());
    const link = await linked();
    const { promise, resolve } = Promise.withResolvers<string>();
    link.start(spec(), resolve);
    expect(await promise).toBe('could not be run (ENOENT)');
  });

  test('that does not answer is no tor that listens, and no onion', async () => {
    const link = await linked();
    await expect(link.torListens()).rejects.toThrow(Problem);
    await expect(link.dial(onion, new AbortController().signal)).rejects.toThrow(Problem);
    // Over at once, as there is nothing to follow.
    await link.follow(
      { onBootstrap: () => {}, onPublished: () => {} },
      AbortSignal.timeout(60_000),
    );
  });
});

test('the end of the connection is the end of tor, of its files, and of the uplink', async () => {
  const link = await linked();
  const { torState } = layoutOf();
  writeFileSync(join(torState, 'state'), 'guards');
  const process = link.start(spec(), () => {});
  await until('its number', () => process.pid !== null);
  link.close();
  expect(await exitCode()).toBe(0);
  expect(existsSync(`/proc/${process.pid ?? 0}`)).toBe(false);
  expect(readdirSync(torState)).toEqual([]);
  expect(lost).toBe(0);
});

test('the uplink’s end is told, and all that waits is answered', async () => {
  const link = await linked();
  const { promise, resolve } = Promise.withResolvers<string>();
  const process = link.start(spec(), resolve);
  await until('its number', () => process.pid !== null);
  const torPid = process.pid ?? 0;
  uplink.kill('SIGKILL');
  expect(await promise).toBe('was ended: the uplink is no longer running');
  await until('it to be told', () => lost === 1);
  expect(await link.wipe()).toBe(false);
  globalThis.process.kill(torPid, 'SIGKILL');
});

test('a signal to end is handed on, as the room ends first', async () => {
  const link = await linked();
  uplink.kill('SIGTERM');
  await until('the wish', () => endsWanted === 1);
  expect(lost).toBe(0);
  link.close();
  expect(await exitCode()).toBe(0);
});

describe('a published port', () => {
  const open = async (link: UplinkLink): Promise<{ web: number; ssh: number }> => {
    const [web = 0, ssh = 0] = await freePorts(2);
    await link.listen({ host: '127.0.0.1', webPort: web, sshPort: ssh });
    return { web, ssh };
  };

  test('leads to its own socket of the gateway, both ways, each side ending when it likes', async () => {
    const { sockets } = layoutOf();
    for (const [name, path] of [
      ['web', sockets.webLocal],
      ['ssh', sockets.sshLocal],
    ] as const) {
      const server = createServer({ allowHalfOpen: true }, (socket) => {
        let heard = '';
        socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
        // Only when the other side has ended its own.
        socket.on('end', () => socket.end(`${name} heard ${heard.length}`));
      });
      await listening(server, path);
    }
    const ports = await open(await linked());
    for (const name of ['web', 'ssh'] as const) {
      const socket = connect({ port: ports[name], host: '127.0.0.1', allowHalfOpen: true });
      socket.end('x'.repeat(1_000_000));
      let said = '';
      socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
      await once(socket, 'close');
      expect(said).toBe(`${name} heard 1000000`);
    }
  });

  test('closes on whoever comes while there is no gateway', async () => {
    const { web } = await open(await linked());
    await closes(connect(web, '127.0.0.1').on('error', () => {}));
  });

  test('that is taken is named', async () => {
    const [port = 0, other = 0] = await freePorts(2);
    const taken = createServer();
    await once(taken.listen(port, '127.0.0.1'), 'listening');
    ends.push(() => taken.close());
    const link = await linked();
    await expect(link.listen({ host: '127.0.0.1', webPort: other, sshPort: port })).rejects.toThrow(
      `ssh door: cannot listen on 127.0.0.1:${port} (EADDRINUSE)`,
    );
  });

  test('is opened once', async () => {
    const link = await linked();
    await open(link);
    await expect(open(link)).rejects.toThrow('uplink: is already listening');
  });
});
