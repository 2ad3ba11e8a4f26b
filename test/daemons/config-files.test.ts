// What we write for the daemons, read by the daemons' own parsers.

import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseOrders, type Config } from '../../server/config/config.ts';
import { mintSecrets } from '../../server/config/secrets.ts';
import { sshPrivateKey, sshPublicLine } from '../../server/contract/host/openssh-key.ts';
import { ngircdConf } from '../../server/daemons/ngircd.ts';
import { onionAddress, onionSecretKeyFile } from '../../server/daemons/onion-key.ts';
import { authorizedKeys, parseSshdVersion, sshdConfig } from '../../server/daemons/sshd.ts';
import { torDirs, torrc } from '../../server/daemons/tor.ts';
import { programEnv, programForOthers } from '../support/programs.ts';

const run = promisify(execFile);
// Nobody's uid, as the daemons refuse to be root.
const uid = 64_999;

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-config-'));
  for (const name of ['tor', 'ngircd', 'sshd']) mkdirSync(join(dir, name), { mode: 0o700 });
  // tor asks whose folder its sockets are in.
  mkdirSync(join(dir, 'shared', 'tor'), { recursive: true, mode: 0o700 });
  const own = ['', 'tor', 'ngircd', 'sshd', 'shared', join('shared', 'tor')];
  for (const name of own) giveAway(join(dir, name));
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

function giveAway(path: string): void {
  if (process.getuid?.() === 0) chownSync(path, uid, uid);
}

function config(
  variables: Record<string, string> = {},
  transports: Record<string, string> = {},
): Config {
  const found = { path: '/usr/bin/x', libraryPath: null };
  return parseOrders(
    JSON.stringify({
      variables,
      programs: { tor: found, ngircd: found, sshd: found, transports },
      run: dir,
      web: dir,
      separateUsers: false,
      listenHost: '127.0.0.1',
    }),
  );
}

/** Runs a daemon's parser as an ordinary user; its output, or its output in the error. */
async function parse(name: 'tor' | 'ngircd' | 'sshd', args: string[]): Promise<string> {
  const found = programForOthers(name, dir);
  const who = process.getuid?.() === 0 ? { uid, gid: uid } : {};
  const { stdout, stderr } = await run(found.path, args, {
    env: programEnv(found),
    cwd: '/',
    ...who,
  });
  return `${stdout}${stderr}`;
}

function write(path: string, content: string | Uint8Array): string {
  writeFileSync(path, content, { mode: 0o600 });
  giveAway(path);
  return path;
}

const self = { uid, gid: uid };

describe('ngIRCd', () => {
  const configtest = async (made: Config): Promise<string> => {
    const secrets = mintSecrets(made.settings);
    const path = write(join(dir, 'ngircd', 'configuration'), ngircdConf(made, secrets, self));
    // It asks for a key before it shows the configuration where it has a terminal; here it has none.
    return parse('ngircd', ['--configtest', '--config', path]);
  };

  test('understands every line of its configuration', async () => {
    const said = await configtest(config());
    // What it does not know or cannot use, it names on a line that starts with a dash or "Config".
    const complaints = said.split('\n').filter((line) => /^ - |unknown|ignored|error/i.test(line));
    expect(complaints).toEqual([
      ' - No help text available, HELP command will be of limited use.',
      " - Maximum penalty increase ('MaxPenaltyTime') is set to 0, this is not recommended!",
    ]);
  });

  test.each([
    ['listens on loopback only', /^ {2}Listen = 127\.0\.0\.1$/m],
    ['looks nobody up', /^ {2}DNS = no$/m],
    ['asks no PAM', /^ {2}PAM = no$/m],
    ['keeps times to itself', /^ {2}MorePrivacy = yes$/m],
    ['hides hosts', /^ {2}CloakHost = %x\.room$/m],
    ['drops CTCP requests', /^ {2}ScrubCTCP = yes$/m],
    ['reads no other directory', /^ {2}IncludeDir = \/.*\/ngircd$/m],
    ['does not slow guests down', /^ {2}MaxPenaltyTime = 0$/m],
    ['lets nicknames be as long as set', /^ {2}MaxNickLength = 30$/m],
  ])('%s', async (_what, line) => {
    expect(await configtest(config({ MAYFLY_NICK_LENGTH: '30' }))).toMatch(line);
  });

  test('knows one operator, the gateway’s own link, and no other server', async () => {
    const said = await configtest(config());
    expect(said.match(/^\[OPERATOR\]$/gm)).toHaveLength(1);
    expect(said).toMatch(/^ {2}Name = steward$/m);
    expect(said).not.toMatch(/^\[SERVER\]$/m);
  });

  test('has the room’s own channels before anybody enters', async () => {
    const said = await configtest(config({ MAYFLY_ROOM: 'lobby,press' }));
    expect(said.match(/^ {2}Name = #\w+$/gm)).toEqual(['  Name = #lobby', '  Name = #press']);
  });

  // The passphrase is the doors' to compare: who has it has no way past them.
  test.each([
    ['a room with a passphrase', { MAYFLY_PASSPHRASE: 'p'.repeat(63) }],
    ['an open room', { MAYFLY_PASSPHRASE: 'none', MAYFLY_OPEN: 'on' }],
  ])('asks for a password of its own in %s', async (_what, variables) => {
    const said = await configtest(config(variables));
    expect(said).toMatch(/^ {2}Password = [0-9a-f]{48}$/m);
    expect(said).not.toContain(variables.MAYFLY_PASSPHRASE);
  });
});

describe('sshd', () => {
  const effective = async (made: Config): Promise<string> => {
    const secrets = mintSecrets(made.settings);
    const version = parseSshdVersion(
      await parse('sshd', ['-V']).catch((error: { stderr: string }) => error.stderr),
    );
    if (version === null) throw new Error('sshd told no version');
    const files = {
      hostKey: join(dir, 'sshd', 'host_key'),
      authorizedKeys: join(dir, 'sshd', 'keys'),
    };
    write(files.hostKey, sshPrivateKey(secrets.hostKey, 1, ''));
    write(files.authorizedKeys, authorizedKeys(made, [sshPublicLine(secrets.hostKey.publicKey)]));
    const helpers = join(programForOthers('sshd', dir).path, '../../lib/openssh');
    const text = sshdConfig(made, files, version, version[0] > 9 ? helpers : null);
    // -T prints what is in force, and fails on what it does not know.
    return parse('sshd', ['-T', '-f', write(join(dir, 'sshd', 'sshd_config'), text)]);
  };

  test.each([
    ['listens on loopback only', 'listenaddress 127.0.0.1:2222'],
    ['lets one user in', 'allowusers guest'],
    ['takes public keys only', 'authenticationmethods publickey'],
    ['takes no password', 'passwordauthentication no'],
    ['takes no keyboard', 'kbdinteractiveauthentication no'],
    ['forwards to the IRC door only', 'permitopen 127.0.0.1:6667'],
    ['opens no port for guests', 'permitlisten none'],
    ['gives no session', 'maxsessions 0'],
    ['gives no terminal', 'permittty no'],
    ['forwards no agent', 'allowagentforwarding no'],
    ['forwards no X11', 'x11forwarding no'],
    ['forwards no unix sockets', 'allowstreamlocalforwarding no'],
    ['makes no tunnel', 'permittunnel no'],
    ['runs nothing of a guest', 'permituserrc no'],
    ['looks nobody up', 'usedns no'],
    ['says nothing', 'loglevel SILENT'],
    ['does not compress', 'compression no'],
    ['asks no PAM', 'usepam no'],
    ['writes no pid file', 'pidfile none'],
  ])('%s', async (_what, line) => {
    expect((await effective(config())).split('\n')).toContain(line);
  });

  test('begins with a post-quantum key exchange', async () => {
    expect(await effective(config())).toMatch(/^kexalgorithms (mlkem768|sntrup761)x25519/m);
  });

  test.each([
    ['OpenSSH_9.2p1 Debian-2+deb12u5, OpenSSL 3.0.15', [9, 2]],
    ['unknown option -- V\nOpenSSH_8.9p1 Ubuntu', [8, 9]],
    ['OpenSSH_10.0p2', [10, 0]],
    ['dropbear 2022.83', null],
    ['', null],
  ])('tells its version in %j', (text, version) => {
    expect(parseSshdVersion(text)).toEqual(version);
  });

  test('of other releases gets the options that they know', () => {
    const files = { hostKey: '/k', authorizedKeys: '/a' };
    const old = sshdConfig(config(), files, [8, 9], '/x');
    expect(old).not.toMatch(/UnusedConnectionTimeout|PerSourcePenalties|SshdSessionPath/);
    const recent = sshdConfig(config(), files, [10, 0], '/x');
    expect(recent).toMatch(/^PerSourcePenalties no$/m);
    expect(recent).toMatch(/^SshdSessionPath \/x\/sshd-session$/m);
    expect(recent).toMatch(/^SshdAuthPath \/x\/sshd-auth$/m);
    expect(recent).toMatch(/^KexAlgorithms mlkem768x25519-sha256,/m);
  });
});

describe('tor', () => {
  const verify = (text: string): Promise<string> =>
    parse('tor', [
      '--verify-config',
      '--defaults-torrc',
      '/dev/null',
      '-f',
      write(join(dir, 'tor', 'torrc'), text),
    ]);

  test('understands its configuration', async () => {
    const said = await verify(torrc(config()));
    expect(said).toContain('Configuration was valid');
    expect(said).not.toMatch(/\[(warn|err)\]/);
  });

  test('leaves a flood of introductions to the proof of work, which tells who works for it', () => {
    const text = torrc(config());
    const value = (name: string): number =>
      Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
    expect(value('HiddenServicePoWDefensesEnabled')).toBe(1);
    // What counts blindly in front of it lets through all that it can take.
    for (const what of ['Rate', 'Burst']) {
      const blind = value(`HiddenServiceEnableIntroDoS${what}PerSec`);
      expect(blind).toBeGreaterThanOrEqual(value(`HiddenServicePoWQueue${what}`));
    }
  });

  test('understands bridges, plain and with a transport', async () => {
    const bridges = [
      '192.0.2.1:443 0123456789ABCDEF0123456789ABCDEF01234567',
      'obfs4 192.0.2.2:443 0123456789ABCDEF0123456789ABCDEF01234567 cert=abc iat-mode=0',
    ].join('\n');
    const text = torrc(config({ MAYFLY_BRIDGES: bridges }, { obfs4: '/usr/bin/obfs4proxy' }));
    expect(text).toContain('ClientTransportPlugin obfs4 exec /usr/bin/obfs4proxy\n');
    expect(text).toMatch(/^NoExec 0$/m);
    expect(await verify(text)).toContain('Configuration was valid');
  });

  test('may start no program where no bridge needs one', () => {
    expect(torrc(config())).toMatch(/^NoExec 1$/m);
  });

  test('is refused a transport that is not there, in words', () => {
    const bridges = 'obfs4 192.0.2.2:443 ABC cert=abc';
    expect(() => torrc(config({ MAYFLY_BRIDGES: bridges }))).toThrowError(
      'config bridges: "obfs4" needs a program that is not on this machine',
    );
  });

  test('loads the onion key that we make, and calls it by the address that we say', async () => {
    const { onionKey } = mintSecrets(config().settings);
    const dirs = torDirs(config());
    for (const path of [dirs.onion, dirs.data]) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      chmodSync(path, 0o700);
      giveAway(path);
    }
    write(join(dirs.onion, 'hs_ed25519_secret_key'), onionSecretKeyFile(onionKey.seed));
    const found = programForOthers('tor', dir);
    const who = process.getuid?.() === 0 ? { uid, gid: uid } : {};
    const tor = execFile(
      found.path,
      ['-f', '-', '--defaults-torrc', '/dev/null', '--ignore-missing-torrc'],
      {
        env: programEnv(found),
        cwd: '/',
        ...who,
      },
    );
    try {
      // It writes the address as it loads the key; it needs no network for that.
      tor.stdin?.end(`${torrc(config())}DisableNetwork 1\n`);
      await expect
        .poll(() => readFileSync(join(dirs.onion, 'hostname'), 'utf8'), { timeout: 30_000 })
        .toBe(`${onionAddress(onionKey.publicKey)}\n`);
    } finally {
      const gone = new Promise((resolve) => tor.once('exit', resolve));
      tor.kill('SIGTERM');
      await gone;
    }
  });
});
