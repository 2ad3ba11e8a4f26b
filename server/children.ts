// Describes the daemons to the supervisor: what each child is started with, and what proves that it serves.

import { randomInt } from 'node:crypto';
import { sshPrivateKey } from './contract/host/openssh-key.ts';
import { maxSealedMembers } from './contract/room/sealed-line.ts';
import type { ProgramPath } from './contract/host/orders.ts';
import type { Config } from './config/config.ts';
import type { GatewayConfig } from './config/gateway-config.ts';
import type { Identity } from './config/layout.ts';
import type { Secrets } from './config/secrets.ts';
import type { SshDoorName } from './config/ssh-look.ts';
import { ngircdConf } from './daemons/ngircd.ts';
import { onionAddress, onionExpandedKey, onionSecretKeyFile } from './daemons/onion-key.ts';
import {
  authorizedKeys,
  sshdConfig,
  sshdFiles,
  sshdHosts,
  type SshdVersion,
} from './daemons/sshd.ts';
import { torDirs, torrc } from './daemons/tor.ts';
import { askGateway, ngircdAnswers, ngircdWelcomes, sshdGreets } from './probes/daemons.ts';
import type { SshLogins } from './ssh-logins.ts';
import type { ChildSpec, HealthCheck } from './supervisor/child-spec.ts';
import type { UplinkLink } from './uplink/uplink-link.ts';

export interface ChildrenOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly sshdVersion: SshdVersion;
  /** This process's own program and bundle: the gateway is the same file. */
  readonly node: string;
  readonly entry: string;
  /** This process's user: a child without an identity of its own runs as the same. */
  readonly self: Identity;
  /** The guests' public keys now; asked anew at each start of sshd. */
  readonly guestKeys: () => readonly string[];
  /** Reads which key each has logged in by, in what sshd says. */
  readonly sshLogins: SshLogins;
  /** Who may come in; asked anew at each start of the gateway. */
  readonly access: () => string;
  /** When the lifetime is over, by `bootMs`; asked anew at each start of the gateway. */
  readonly endsAtBootMs: () => number;
}

/**
 * Long, as a slow machine that is a virtual one looks idle from within: the kernel in it does not see that it gets no
 * CPU. A daemon that ends is not waited for.
 */
const readyTimeoutMs = 30_000;

/** Two failures in a row count: one slow answer on a busy machine does not. */
function health(check: HealthCheck['check']): HealthCheck {
  return { everyMs: 3000, timeoutMs: 3000, failures: 2, check };
}

function environment(program: ProgramPath): Record<string, string> {
  return program.libraryPath === null ? {} : { LD_LIBRARY_PATH: program.libraryPath };
}

export function ngircdChild({ config, secrets, self }: ChildrenOptions): ChildSpec {
  const { layout, programs, settings } = config;
  const path = `${layout.dirs.ngircd}/configuration`;
  const conf = ngircdConf(config, secrets, layout.users.ngircd ?? self);
  return {
    name: 'ngircd',
    command: programs.ngircd.path,
    args: ['--nodaemon', '--config', path],
    env: environment(programs.ngircd),
    identity: layout.users.ngircd,
    stdin: null,
    dirs: [layout.dirs.ngircd],
    files: [{ path, mode: 0o600, content: conf, dropWhenReady: true }],
    ready: (signal) => ngircdWelcomes(settings.ngircdPort, secrets.ngircdPassword, signal),
    readyTimeoutMs,
    health: health((signal) => ngircdAnswers(settings.ngircdPort, signal)),
    graceMs: 500,
    // It logs nicknames and addresses.
    outputIsSafe: false,
    required: true,
  };
}

/** One for each ssh door, so that each shows a host key of its own. They share a user and a folder. */
export function sshdChild(options: ChildrenOptions, door: SshDoorName): ChildSpec {
  const { config, secrets, sshdVersion, guestKeys, sshLogins } = options;
  const { layout, programs, settings } = config;
  const files = sshdFiles(config, door);
  const host = sshdHosts[door];
  const { hostKey, onionHostKey } = secrets;
  const key = sshPrivateKey(door === 'local' ? hostKey : onionHostKey, randomInt(2 ** 32), '');
  // Debian's place below an unpacked root; the compiled-in path names the system's.
  const helpers =
    programs.sshd.libraryPath === null
      ? null
      : programs.sshd.path.replace(/sbin\/sshd$/, 'lib/openssh');
  return {
    name: door === 'local' ? 'sshd' : 'sshd-onion',
    command: programs.sshd.path,
    args: ['-D', '-e', '-f', files.configuration],
    env: environment(programs.sshd),
    identity: layout.users.sshd,
    stdin: null,
    dirs: [layout.dirs.sshd],
    // The one that is always there wipes the folder of both.
    wipesDirs: door === 'local',
    get files() {
      return [
        {
          path: files.configuration,
          mode: 0o600,
          content: sshdConfig(config, files, sshdVersion, helpers, host),
        },
        // Stays: before 9.8 sshd runs itself anew for each guest, and reads it anew.
        { path: files.hostKey, mode: 0o600, content: key },
        { path: files.authorizedKeys, mode: 0o600, content: authorizedKeys(config, guestKeys()) },
      ];
    },
    // Not through the gateway's front, which never lets so many in that sshd itself is full.
    ready: (signal) => sshdGreets(host, settings.sshPort, signal),
    readyTimeoutMs,
    health: health((signal) => sshdGreets(host, settings.sshPort, signal)),
    graceMs: 500,
    // Before the first login what it says is about its own configuration; what it says then is not kept.
    outputIsSafe: true,
    get takesLine() {
      return sshLogins.reader(door);
    },
    required: true,
  };
}

/** @param uplink where tor is: the one place with a network. */
export function torChild(options: ChildrenOptions, uplink: UplinkLink): ChildSpec {
  const { torControl } = options.config.settings;
  return torControl === null ? ownTorChild(options, uplink) : borrowedTorChild(options, uplink);
}

function ownTorChild({ config, secrets }: ChildrenOptions, uplink: UplinkLink): ChildSpec {
  const dirs = torDirs(config);
  return {
    name: 'tor',
    place: uplink,
    // The uplink knows the program, and is its user.
    command: 'tor',
    args: [],
    env: {},
    identity: null,
    stdin: torrc(config),
    files: [
      {
        path: `${dirs.onion}/hs_ed25519_secret_key`,
        mode: 0o600,
        content: onionSecretKeyFile(secrets.onionKey.seed),
        // The service runs on without it. A reload would need it, but nothing reloads tor.
        dropWhenReady: true,
      },
    ],
    ready: () => uplink.torListens(),
    readyTimeoutMs: 20_000,
    health: health(() => uplink.torListens()),
    // It takes some 10 ms. Whether a busy machine keeps it from running cannot be seen from here.
    graceMs: 1000,
    // SafeLogging, errors only.
    outputIsSafe: true,
    // Without tor the room is still there for those who are on this machine.
    required: false,
  };
}

/** A tor that runs already: its run is our service in it. It is tried again as a tor of ours is, with the same key. */
function borrowedTorChild({ config, secrets }: ChildrenOptions, uplink: UplinkLink): ChildSpec {
  return {
    name: 'tor',
    place: uplink.borrowing({
      key: onionExpandedKey(secrets.onionKey.seed),
      password: config.settings.torPassword,
    }),
    command: 'tor',
    args: [],
    env: {},
    identity: null,
    stdin: null,
    ready: () => uplink.torListens(),
    readyTimeoutMs: 30_000,
    health: health(() => uplink.torListens()),
    // It says that our service is gone.
    graceMs: 2_000,
    outputIsSafe: true,
    required: false,
  };
}

export function gatewayChild(options: ChildrenOptions): ChildSpec {
  const { config, node, entry } = options;
  const { layout } = config;
  const ask = (signal: AbortSignal): Promise<string> =>
    askGateway(layout.sockets.gateway, 'GET', '/health', null, signal);
  return {
    name: 'gateway',
    // Ends first, so that it can still tell the guests.
    after: ['ngircd', 'sshd', ...(config.settings.onion ? ['sshd-onion', 'tor'] : [])],
    command: node,
    args: gatewayArguments(entry),
    env: {},
    identity: layout.users.gateway,
    get stdin() {
      return JSON.stringify(gatewayConfig({ ...options, endsAtBootMs: options.endsAtBootMs() }));
    },
    inputDir: layout.dirs.supervisor,
    dirs: [layout.dirs.gateway, layout.shared.doors],
    ready: async (signal) => void (await ask(signal)),
    readyTimeoutMs,
    health: health(async (signal) => void (await ask(signal))),
    graceMs: 1200,
    outputIsSafe: true,
    required: true,
  };
}

/** Node's arguments. */
export function gatewayArguments(entry: string): string[] {
  // A guest takes some ten kilobytes; more than this is a leak.
  return ['--max-old-space-size=256', '--max-semi-space-size=4', entry, 'gateway'];
}

/** How many guests the room holds: a sealed one no more than its group. */
export function placesFor({
  sealed,
  maxGuests,
}: Pick<Config['settings'], 'sealed' | 'maxGuests'>): number {
  return sealed ? Math.min(maxGuests, maxSealedMembers) : maxGuests;
}

export function gatewayConfig({
  config,
  secrets,
  access,
  endsAtBootMs,
}: Pick<ChildrenOptions, 'config' | 'secrets' | 'access'> &
  Pick<GatewayConfig, 'endsAtBootMs'>): GatewayConfig {
  const { settings, layout } = config;
  const { web, irc, ssh, webLocal, sshLocal } = layout.sockets;
  const local = ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${settings.webPort}`);
  return {
    torSockets: settings.onion ? { web, irc, ssh } : null,
    ...(settings.torControl === null ? {} : { namesCircuits: false }),
    controlSocket: layout.sockets.gateway,
    webListen: { path: webLocal },
    sshLocal: { path: sshLocal },
    ircListen: { host: '127.0.0.1', port: settings.ircPort },
    sshd: { host: sshdHosts.onion, port: settings.sshPort },
    sshdLocal: { host: sshdHosts.local, port: settings.sshPort },
    looksAtSsh: true,
    ngircd: {
      host: '127.0.0.1',
      port: settings.ngircdPort,
      webircPassword: secrets.webircPassword,
      password: secrets.ngircdPassword,
      operatorPassword: secrets.ngircdOperatorPassword,
    },
    passphrase: secrets.passphrase,
    panicWord: settings.panicWord,
    knock: settings.knock,
    access: access(),
    room: settings.rooms[0] ?? '',
    rooms: settings.rooms,
    sealed: settings.sealed,
    hosts: local,
    onionHosts: settings.onion ? [onionAddress(secrets.onionKey.publicKey)] : [],
    webRoot: layout.web,
    nickLength: settings.nickLength,
    maxGuests: placesFor(settings),
    liteIdleMs: settings.holdMs,
    endsAtBootMs,
    needsSignOfLife: settings.deadManMs !== null,
    maxGuestsPerCircuit: settings.maxGuestsPerCircuit,
    holdMs: settings.holdMs,
    backlogLines: settings.backlogLines,
    forgetMs: settings.forgetMs,
  };
}
