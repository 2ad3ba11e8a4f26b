// Writes sshd's configuration: one user, who may do one thing, forward to the IRC door. Pure: text out of values.

import type { Config } from '../config/config.ts';
import type { SshDoorName } from '../config/ssh-look.ts';

/** OpenSSH's release, as [major, minor]: options come and go with it. */
export type SshdVersion = readonly [number, number];

export interface SshdFiles {
  readonly hostKey: string;
  readonly authorizedKeys: string;
}

/**
 * Where each door's sshd listens, at `settings.sshPort`: addresses of the loopback that nobody else takes.
 * Not 127.0.0.1, where the bare engine has the door itself.
 */
export const sshdHosts: { readonly [D in SshDoorName]: string } = {
  onion: '127.0.0.2',
  local: '127.0.0.3',
};

/** Each door's sshd has a folder of its own below sshd's. */
export function sshdFiles(
  { layout }: Config,
  door: SshDoorName,
): SshdFiles & { readonly configuration: string } {
  const dir = `${layout.dirs.sshd}/${door}`;
  return {
    configuration: `${dir}/sshd_config`,
    hostKey: `${dir}/host_key`,
    authorizedKeys: `${dir}/authorized_keys`,
  };
}

/** @returns null where the text names no OpenSSH release. */
export function parseSshdVersion(text: string): SshdVersion | null {
  const [, major, minor] = /OpenSSH_(\d{1,3})\.(\d{1,3})/.exec(text) ?? [];
  return major === undefined || minor === undefined ? null : [Number(major), Number(minor)];
}

function atLeast(version: SshdVersion, major: number, minor: number): boolean {
  return version[0] > major || (version[0] === major && version[1] >= minor);
}

/**
 * The text of sshd_config.
 * @param helpers the directory of sshd-session and sshd-auth where it is not the compiled-in one.
 * @param host an address of the room's own loopback: the gateway stands before it.
 */
export function sshdConfig(
  config: Config,
  files: SshdFiles,
  version: SshdVersion,
  helpers: string | null,
  host = '127.0.0.1',
): string {
  const { settings, layout } = config;
  const lines = [
    // Its front in the gateway comes here, and nobody else can.
    `ListenAddress ${host}:${settings.sshPort}`,
    `HostKey ${files.hostKey}`,
    `AuthorizedKeysFile ${files.authorizedKeys}`,
    `AllowUsers ${layout.sshUser}`,
    'PidFile none',
    // Its lines carry users and addresses. One kind is let out: who has logged in by which key (ssh-logins.ts).
    'LogLevel QUIET',
    ...(atLeast(version, 8, 5) ? ['LogVerbose auth.c:auth_log():*'] : []),
    'UseDNS no',
    'UsePAM no',
    'StrictModes yes',
    'AuthenticationMethods publickey',
    'PubkeyAuthentication yes',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'HostbasedAuthentication no',
    'PermitEmptyPasswords no',
    'PermitRootLogin no',
    // The one thing that a guest may do.
    'AllowTcpForwarding local',
    `PermitOpen 127.0.0.1:${settings.ircPort}`,
    'PermitListen none',
    'GatewayPorts no',
    // No session channel at all: no shell, exec, subsystem, pty, agent or X11 can be asked for.
    'MaxSessions 0',
    'ForceCommand /usr/sbin/nologin',
    'PermitTTY no',
    'AllowStreamLocalForwarding no',
    'AllowAgentForwarding no',
    'X11Forwarding no',
    'PermitTunnel no',
    'PermitUserRC no',
    'PermitUserEnvironment no',
    'PrintMotd no',
    'PrintLastLog no',
    'DebianBanner no',
    // A compressed channel's lengths tell what is said.
    'Compression no',
    'LoginGraceTime 20',
    'MaxAuthTries 4',
    // The gateway's front lets fewer come here (gateway/doors/ssh/front.ts): who asks past it is never refused.
    'MaxStartups 64:30:128',
    // A guest behind a dead circuit is noticed within a minute and a half.
    'ClientAliveInterval 30',
    'ClientAliveCountMax 3',
    'TCPKeepAlive no',
    'RekeyLimit 1G 1h',
    `KexAlgorithms ${kex(version)}`,
    'Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com',
    'MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com',
    'HostKeyAlgorithms ssh-ed25519',
  ];
  if (atLeast(version, 9, 2)) lines.push('UnusedConnectionTimeout 120');
  // Every guest comes from 127.0.0.1: a penalty for one would shut all out. The front counts by circuit.
  if (atLeast(version, 9, 8)) lines.push('PerSourcePenalties no');
  if (helpers !== null && atLeast(version, 9, 8)) {
    lines.push(`SshdSessionPath ${helpers}/sshd-session`);
    if (atLeast(version, 10, 0)) lines.push(`SshdAuthPath ${helpers}/sshd-auth`);
  }
  return `${lines.join('\n')}\n`;
}

/** Post-quantum first; what is recorded today should stay closed tomorrow. */
function kex(version: SshdVersion): string {
  const names = [
    'sntrup761x25519-sha512@openssh.com',
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
  ];
  if (atLeast(version, 9, 9)) names.unshift('mlkem768x25519-sha256');
  return names.join(',');
}

/** authorized_keys: `restrict` denies all, `port-forwarding` gives the one thing back. */
export function authorizedKeys(config: Config, keys: readonly string[]): string {
  const options = `restrict,port-forwarding,permitopen="127.0.0.1:${config.settings.ircPort}"`;
  return keys.map((key) => `${options} ${key}\n`).join('');
}
