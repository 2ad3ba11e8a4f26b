// A gateway before a real ngIRCd, with a page of two files, all in a folder that goes with it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstAccess } from '../../server/config/access-snapshot.ts';
import type { Config } from '../../server/config/config.ts';
import type { GatewayConfig, GatewayStatus } from '../../server/config/gateway-config.ts';
import { mintInvitationToken } from '../../server/config/invitation-token.ts';
import { makeLayout } from '../../server/config/layout.ts';
import { mintSecrets } from '../../server/config/secrets.ts';
import { parseSettings, type SettingTexts } from '../../server/contract/host/settings.ts';
import { startGateway, type Gateway } from '../../server/gateway/gateway.ts';
import { writePageManifest } from '../../server/page/page-store.ts';
import type { SessionLimits } from '../../server/protocol/session/session-types.ts';
import { askGateway } from '../../server/probes/daemons.ts';
import { freePorts } from './free-ports.ts';
import { IrcClient } from './irc-client.ts';
import { LiteClient, type LiteClientOptions } from './lite-client.ts';
import { Ngircd } from './ngircd.ts';
import { until } from './until.ts';

export const passphrase = 'mayfly-test-passphrase';
/** Whoever comes in by this is a host; one person at a time. */
export const hostToken = mintInvitationToken();
export const pageText = `<!doctype html><title>Room</title>${'<p>words</p>'.repeat(50)}`;

/**
 * The clock of a room that has been there for weeks, and not since a whole millisecond: what compares a time
 * with a zero that was never set works in a young room alone.
 */
export const oldClock = (): number => performance.now() + 2 ** 31 + 0.375;

const startOldGateway: typeof startGateway = (config, limits, wallMs) =>
  startGateway(config, limits, wallMs, oldClock);

export class GatewayRoom {
  readonly dir: string;
  readonly config: GatewayConfig;
  readonly ngircd: Ngircd;
  readonly clients: IrcClient[] = [];
  #gateway: Gateway | null = null;

  private constructor(dir: string, config: GatewayConfig, ngircd: Ngircd) {
    this.dir = dir;
    this.config = config;
    this.ngircd = ngircd;
  }

  /** Resolves once the gateway is healthy. */
  static async start(
    texts: SettingTexts = {},
    change: (config: GatewayConfig) => GatewayConfig = (config) => config,
    limits: Partial<SessionLimits> = {},
    gateway: typeof startGateway = startOldGateway,
  ): Promise<GatewayRoom> {
    const [webPort = 0, ircPort = 0, ngircdPort = 0, sshPort = 0] = await freePorts(4);
    const dir = mkdtempSync(join(tmpdir(), 'mayfly-gw-'));
    const settings = parseSettings({
      passphrase,
      webPort: `${webPort}`,
      ircPort: `${ircPort}`,
      ngircdPort: `${ngircdPort}`,
      sshPort: `${sshPort}`,
      ...texts,
    });
    const layout = makeLayout({ run: dir, web: join(dir, 'page'), separate: false });
    const unused = { path: '/nowhere', libraryPath: null };
    const config: Config = {
      settings,
      layout,
      programs: { tor: unused, ngircd: unused, sshd: unused, transports: {} },
      listenHost: '127.0.0.1',
      byFile: false,
    };
    const secrets = mintSecrets(settings);
    const { web, irc, ssh } = layout.sockets;
    const host = '127.0.0.1';
    mkdirSync(layout.dirs.gateway);
    mkdirSync(layout.shared.doors, { recursive: true });
    mkdirSync(join(layout.web, 'assets'), { recursive: true });
    writeFileSync(join(layout.web, 'index.html'), pageText);
    writeFileSync(join(layout.web, 'assets', 'room-1a2b3c.js'), 'export const x = 1;\n');
    writeFileSync(join(layout.web, 'assets', 'room-1a2b3c.js.map'), '{}');
    const changed = change({
      torSockets: { web, irc, ssh },
      controlSocket: layout.sockets.gateway,
      webListen: { host, port: webPort },
      sshLocal: { path: layout.sockets.sshLocal },
      ircListen: { host, port: ircPort },
      sshd: { host, port: sshPort },
      sshdLocal: { host, port: sshPort },
      ngircd: {
        host,
        port: ngircdPort,
        webircPassword: secrets.webircPassword,
        password: secrets.ngircdPassword,
        operatorPassword: secrets.ngircdOperatorPassword,
      },
      passphrase: secrets.passphrase,
      panicWord: settings.panicWord,
      knock: settings.knock,
      access: firstAccess({ hostToken, inviteOnly: false, sharedUses: null }),
      hosts: [`${host}:${webPort}`, `localhost:${webPort}`, `[::1]:${webPort}`],
      onionHosts: [],
      webRoot: layout.web,
      nickLength: settings.nickLength,
      maxGuests: settings.maxGuests,
      liteIdleMs: 300_000,
      endsAtBootMs: null,
      needsSignOfLife: settings.deadManMs !== null,
      maxGuestsPerCircuit: settings.maxGuestsPerCircuit,
      holdMs: settings.holdMs,
      backlogLines: settings.backlogLines,
      forgetMs: settings.forgetMs,
      room: settings.rooms[0] ?? '',
      rooms: settings.rooms,
      sealed: settings.sealed,
    });
    // There is no onion: what a test sends as tor would is for the same names, if it says no others.
    const onionHosts = changed.onionHosts.length === 0 ? changed.hosts : changed.onionHosts;
    if (changed.webRoot === layout.web) writePageManifest(layout.web);
    const room = new GatewayRoom(dir, { ...changed, onionHosts }, new Ngircd(config, secrets));
    await room.ngircd.start();
    room.#gateway = await gateway(room.config, limits);
    await room.#healthy();
    return room;
  }

  get webPort(): number {
    const { webListen } = this.config;
    if ('path' in webListen) throw new Error('this room has no web port');
    return webListen.port;
  }

  get torSockets(): { web: string; irc: string; ssh: string } {
    if (this.config.torSockets === null) throw new Error('this room has no onion');
    return this.config.torSockets;
  }

  websocket(
    options: Parameters<typeof IrcClient.websocket>[1] = {},
  ): ReturnType<typeof IrcClient.websocket> {
    const client = IrcClient.websocket(this.webPort, options);
    this.clients.push(client);
    return client;
  }

  irc(): ReturnType<typeof IrcClient.tcp> {
    const client = IrcClient.tcp(this.config.ircListen);
    this.clients.push(client);
    return client;
  }

  onionIrc(circuit: number): ReturnType<typeof IrcClient.tcp> {
    const client = IrcClient.tcp({ path: this.torSockets.irc }, circuit);
    this.clients.push(client);
    return client;
  }

  lite(options: Omit<LiteClientOptions, 'port'> = {}): LiteClient {
    return new LiteClient({ port: this.webPort, ...options });
  }

  ask(method: 'GET' | 'POST', path: string, body: string | null = null): Promise<string> {
    return askGateway(this.config.controlSocket, method, path, body, AbortSignal.timeout(5_000));
  }

  async status(): Promise<GatewayStatus> {
    const status: GatewayStatus = JSON.parse(await this.ask('GET', '/status'));
    return status;
  }

  /** The gateway ends, and another one gets what the supervisor holds. */
  async restart(access: string): Promise<void> {
    await this.close('starting again');
    this.#gateway = await startOldGateway({ ...this.config, access });
    await this.#healthy();
  }

  async #healthy(): Promise<void> {
    await until('health', () =>
      this.ask('GET', '/health').then(
        () => true,
        () => false,
      ),
    );
  }

  async close(reason: string): Promise<void> {
    const gateway = this.#gateway;
    this.#gateway = null;
    await gateway?.close(reason);
  }

  async end(): Promise<void> {
    for (const client of this.clients) client.close();
    await this.close('the test is over');
    await this.ngircd.kill();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
