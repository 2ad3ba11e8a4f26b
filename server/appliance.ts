// One room from its start to its end: builds its parts, starts them in order, answers the operator, and ends
// them all.

import { AccessKeeper } from './access-keeper.ts';
import { showsLife, type ControlHandlers } from './contract/host/control.ts';
import type { ApplianceEvent, EndReason } from './contract/host/events.ts';
import type { ApplianceStatus, ChildState } from './contract/host/status.ts';
import type { StopReport } from './contract/host/stop-report.ts';
import { Problem } from './contract/host/problem.ts';
import {
  gatewayChild,
  ngircdChild,
  sshdChild,
  torChild,
  type ChildrenOptions,
} from './children.ts';
import { firstAccess } from './config/access-snapshot.ts';
import { hostInvitationId } from './contract/host/access.ts';
import { bootMs } from './config/boot-clock.ts';
import type { Config } from './config/config.ts';
import type { Identity } from './config/layout.ts';
import { mintSecrets } from './config/secrets.ts';
import { sshPublicLine } from './contract/host/openssh-key.ts';
import type { SshdVersion } from './daemons/sshd.ts';
import { onionAddress } from './daemons/onion-key.ts';
import { GatewayClient } from './gateway-client.ts';
import { GuestKeys } from './guest-keys.ts';
import { OnionWatch } from './onion-watch.ts';
import { readyEvent, readyEventForHost } from './ready-event.ts';
import { RoomEnd } from './room-end.ts';
import { SshAccess } from './ssh-access.ts';
import { watchSsh, whereSshIs, whoHasLoggedIn } from './ssh-watch.ts';
import { watchEndWishes } from './end-wishes-watch.ts';
import { closeShared, makeDoors } from './doors.ts';
import { realClock } from './supervisor/clock.ts';
import { openControlSocket, type ControlSocket } from './supervisor/control-socket.ts';
import { Supervisor } from './supervisor/supervisor.ts';
import { UplinkLink } from './uplink/uplink-link.ts';
import { sentence } from './contract/sentences/sentence.ts';

export interface ApplianceOptions {
  readonly config: Config;
  readonly sshdVersion: SshdVersion;
  /** This process's own program and bundle. */
  readonly node: string;
  readonly entry: string;
  readonly self: Identity;
  readonly emit: (event: ApplianceEvent) => void;
  /** How long the room stays after it answered `end`, so that whoever asked can see the answer. */
  readonly askerSeenMs: number;
}

// Of it, six tenths are left to parts that end by themselves: the gateway's goodbye takes 400 ms at most.
const burnBudgetMs = 800;

/** Whether no part that hangs is waited for. */
function isAtOnce(reason: EndReason): boolean {
  return reason === 'burn' || reason === 'panic word';
}

export class Appliance {
  readonly #options: ApplianceOptions;
  readonly #secrets;
  readonly #guestKeys: GuestKeys;
  readonly #gateway: GatewayClient;
  readonly #access: AccessKeeper;
  readonly #sshAccess: SshAccess;
  readonly #supervisor: Supervisor;
  readonly #onion: OnionWatch | null;
  readonly #uplink: UplinkLink;
  readonly #told = new Map<string, ChildState>();
  readonly #over = new AbortController();
  readonly #stopped = Promise.withResolvers<StopReport>();
  readonly #ended = Promise.withResolvers<StopReport>();
  readonly #roomEnd: RoomEnd;
  #endReason: EndReason | null = null;
  #control: ControlSocket | null = null;
  #phase: ApplianceStatus['phase'] = 'starting';

  constructor(options: ApplianceOptions) {
    const { config, emit } = options;
    const { settings, layout } = config;
    this.#options = options;
    this.#secrets = mintSecrets(settings);
    this.#guestKeys = new GuestKeys(config);
    const { hostSshKey } = this.#secrets;
    if (hostSshKey !== null) {
      this.#guestKeys.addFor(hostInvitationId, sshPublicLine(hostSshKey.publicKey));
    }
    this.#gateway = new GatewayClient(layout.sockets.gateway);
    this.#access = new AccessKeeper(
      layout.sockets.gateway,
      firstAccess({ ...settings, hostToken: this.#secrets.hostToken }),
      () => this.#sshAccess.check(),
    );
    this.#sshAccess = new SshAccess({
      access: this.#access,
      keys: this.#guestKeys,
      look: () => whoHasLoggedIn(config),
      cut: (links) => this.#gateway.cutSsh(links, this.#over.signal),
      onUnnamedCut: (connections) => emit({ event: 'unnamed cut', connections }),
      nowMs: bootMs,
    });
    this.#roomEnd = this.#makeRoomEnd();
    const parts: ChildrenOptions = {
      ...options,
      secrets: this.#secrets,
      guestKeys: () => this.#guestKeys.list(),
      sshLogins: this.#sshAccess.logins,
      access: () => this.#access.snapshot,
      endsAtBootMs: () => this.#roomEnd.endsAtBootMs,
    };
    this.#uplink = new UplinkLink({
      path: layout.sockets.uplink,
      owner: layout.users.tor,
      clock: realClock,
      onEndWanted: () => void this.end('operator'),
      onLost: () => void this.end('uplink gone'),
    });
    this.#supervisor = new Supervisor({
      children: [
        ngircdChild(parts),
        sshdChild(parts, 'local'),
        ...(settings.onion ? [sshdChild(parts, 'onion'), torChild(parts, this.#uplink)] : []),
        gatewayChild(parts),
      ],
      clock: realClock,
      random: Math.random,
      onChange: ({ name, state }) => {
        // A new process in the same state is not reported.
        if (this.#told.get(name) === state) return;
        this.#told.set(name, state);
        emit({ event: this.#phase === 'starting' ? 'starting' : 'child', part: name, state });
      },
    });
    this.#onion = settings.onion
      ? new OnionWatch({
          address: onionAddress(this.#secrets.onionKey.publicKey),
          tor: this.#uplink,
          isBorrowed: settings.torControl !== null,
          onChange: (status) => emit({ event: 'onion', ...status }),
          random: Math.random,
          signal: this.#over.signal,
        })
      : null;
  }

  /** null: it is not ending. */
  get endReason(): EndReason | null {
    return this.#endReason;
  }

  /** Resolves when the room is over, for whatever reason, with how its end went. */
  get ended(): Promise<StopReport> {
    return this.#ended.promise;
  }

  /**
   * Resolves when guests can enter.
   * @throws {Problem} if a part that must be there is not; call `end` then.
   */
  async start(): Promise<void> {
    const { config, emit } = this.#options;
    this.#joinGroups();
    this.#control = await openControlSocket(
      config.layout.sockets.control,
      this.#handlers(),
      realClock,
      this.#options.askerSeenMs,
      (ask) => showsLife[ask] && this.#roomEnd.signOfLife(),
    );
    makeDoors(config.layout);
    const { signal } = this.#over;
    const { layout } = config;
    void watchSsh({
      where: whereSshIs(config),
      identity: layout.users.sshd,
      gatewaySocket: layout.sockets.gateway,
      signal,
    });
    void watchEndWishes({
      gatewaySocket: layout.sockets.gateway,
      roomEnd: this.#roomEnd,
      end: (reason) => void this.end(reason),
      signal,
    });
    void this.#access.follow(signal);
    void this.#sshAccess.watchTimes(signal);
    try {
      // Before any daemon runs: nobody but this process can have been the first there.
      await this.#uplink.open();
      closeShared(config.layout);
      const { webPort, sshPort } = config.settings;
      await this.#uplink.listen({ host: config.listenHost, webPort, sshPort });
      if (this.#phase !== 'starting') return;
      void this.#onion?.run();
      await this.#supervisor.start();
    } catch (error) {
      // An end that was asked for during the start is no failure of it.
      if (this.#phase === 'starting') throw error;
    }
    if (this.#phase !== 'starting') return;
    this.#phase = 'ready';
    emit(readyEventForHost(config, this.#secrets));
    this.#roomEnd.start();
  }

  /** Ends the room in order; later calls wait for the same end. */
  async end(reason: EndReason): Promise<StopReport> {
    if (this.#phase === 'ending') {
      // Whoever burns a room that is ending has waited enough.
      if (isAtOnce(reason)) this.#supervisor.kill();
      return this.ended;
    }
    this.#phase = 'ending';
    this.#endReason = reason;
    const { emit } = this.#options;
    emit({ event: 'ending', reason });
    this.#over.abort();
    this.#roomEnd.stop();
    const report = await this.#supervisor.stop(isAtOnce(reason) ? burnBudgetMs : undefined);
    this.#uplink.close();
    emit({ event: 'stopped', ...report });
    this.#stopped.resolve(report);
    // Whoever asked for the end gets the report as its answer.
    await this.#control?.close();
    this.#ended.resolve(report);
    return report;
  }

  /** SIGKILL to every daemon. Nothing is reported or wiped; the tmpfs ends with the last process. */
  kill(): void {
    this.#supervisor.kill();
  }

  async status(): Promise<ApplianceStatus> {
    const gateway = await this.#gateway.status();
    const { guests = null, access = null, page = null } = gateway ?? {};
    const { away = 0, resumed = 0, refused = {} } = gateway ?? {};
    return {
      phase: this.#phase,
      sealed: this.#options.config.settings.sealed,
      children: this.#supervisor.status(),
      onion: this.#onion?.status() ?? { state: 'off', address: null, percent: 0 },
      guests,
      sessions: gateway === null ? null : { away, resumed, refused },
      access,
      page,
      ...this.#roomEnd.status,
    };
  }

  #handlers(): ControlHandlers {
    return {
      status: () => this.status(),
      invitation: () => {
        if (this.#phase !== 'ready') throw new Problem(sentence('room.notReady'));
        return readyEvent(this.#options.config, this.#secrets);
      },
      addKey: ({ key }) => {
        this.#guestKeys.add(key);
        return null;
      },
      moveEnd: ({ by, timeMs }) => ({ remainingMs: this.#roomEnd.move(by, timeMs) }),
      stillHere: () => ({ deadManMs: this.#roomEnd.deadManMs }),
      access: ({ request }) => this.#sshAccess.answer(request),
      end: () => {
        void this.end('operator');
        return this.#stopped.promise;
      },
      burn: () => {
        void this.end('burn');
        return this.#stopped.promise;
      },
    };
  }

  /** The sockets of the uplink and the gateway are open to their groups; root without DAC_OVERRIDE needs them. */
  #joinGroups(): void {
    const { tor, gateway } = this.#options.config.layout.users;
    const groups = [tor, gateway].flatMap((user) => (user === null ? [] : [user.gid]));
    if (groups.length > 0) process.setgroups?.(groups);
  }

  #makeRoomEnd(): RoomEnd {
    const { signal } = this.#over;
    return new RoomEnd({
      settings: this.#options.config.settings,
      clock: realClock,
      bootMs,
      occupancy: () => this.#gateway.status(),
      onNotice: (text) => void this.#gateway.notice(text),
      onUnattended: (endsInMs) => this.#options.emit({ event: 'unattended', endsInMs }),
      onMove: (endsAtBootMs, text) => void this.#gateway.moveEnd(endsAtBootMs, text, signal),
      onEnd: (reason) => void this.end(reason),
    });
  }
}
