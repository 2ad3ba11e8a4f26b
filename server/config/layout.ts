// One map of every path and user inside the appliance.

import { controlSocket, userIds } from '../contract/host/places.ts';

/** Who a daemon runs as; null: as whoever runs the supervisor. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

export interface Layout {
  /** One identity a daemon, or null for each where only one user may exist. */
  readonly users: { readonly [K in 'gateway' | 'tor' | 'ngircd' | 'sshd']: Identity | null };
  /** The name that guests log in with over ssh: sshd runs as this user and can be no other. */
  readonly sshUser: string;
  /** Directories of the room, each on a tmpfs: one for each daemon in it, and the one that it shares. */
  readonly dirs: {
    readonly [K in 'supervisor' | 'gateway' | 'ngircd' | 'sshd' | 'shared']: string;
  };
  /** Below the shared one, which the uplink sees, too: the gateway's place in it, and the uplink's. */
  readonly shared: { readonly doors: string; readonly tor: string };
  /** What tor keeps, its own sockets too, on a tmpfs that the uplink alone sees. */
  readonly torState: string;
  readonly sockets: {
    /** The supervisor's: status and orders. */
    readonly control: string;
    /** The gateway's: health, status, notices to guests. */
    readonly gateway: string;
    /** The gateway's, for tor. */
    readonly web: string;
    readonly irc: string;
    readonly ssh: string;
    /** The gateway's, for the published ports. */
    readonly webLocal: string;
    readonly sshLocal: string;
    /** The uplink's, for the supervisor: there until it has connected. */
    readonly uplink: string;
    /** tor's own, for the uplink alone. */
    readonly torControl: string;
    readonly torSocks: string;
  };
  /** The built page. */
  readonly web: string;
}

function own(id: number): Identity {
  return { uid: id, gid: id };
}

const users = {
  gateway: own(userIds.gateway),
  tor: own(userIds.tor),
  ngircd: own(userIds.ngircd),
  sshd: own(userIds.sshd),
};

const alone = { gateway: null, tor: null, ngircd: null, sshd: null };

/**
 * The map under a root of one's own.
 * @param options.run where writable state lives: a tmpfs. Short: a unix socket's path holds 107 bytes.
 * @param options.separate false: every daemon runs as the supervisor's own user.
 */
export function makeLayout(options: { run: string; web: string; separate: boolean }): Layout {
  const { run, web, separate } = options;
  const shared = { doors: `${run}/shared/doors`, tor: `${run}/shared/tor` };
  return {
    users: separate ? users : alone,
    sshUser: 'guest',
    dirs: {
      supervisor: `${run}/supervisor`,
      gateway: `${run}/gateway`,
      ngircd: `${run}/ngircd`,
      sshd: `${run}/sshd`,
      shared: `${run}/shared`,
    },
    shared,
    torState: `${run}/tor`,
    sockets: {
      control: controlSocket(run),
      gateway: `${run}/gateway/control`,
      web: `${shared.doors}/web`,
      irc: `${shared.doors}/irc`,
      ssh: `${shared.doors}/ssh`,
      webLocal: `${shared.doors}/web-local`,
      sshLocal: `${shared.doors}/ssh-local`,
      uplink: `${shared.tor}/uplink`,
      torControl: `${run}/tor/control`,
      torSocks: `${run}/tor/socks`,
    },
    web,
  };
}
