// The connections of a container's network, as the kernel lists them.

import { readFileSync } from 'node:fs';

/** proc_net_tcp(5), `st`. */
const listening = '0A';

interface Connection {
  readonly localPort: string;
  readonly remoteHost: string;
  readonly state: string;
  readonly uid: number;
}

/** @param pid any process in there, as this machine numbers it. */
function connectionsOf(pid: number): Connection[] {
  const lines = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
    readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8').trim().split('\n').slice(1),
  );
  return lines.map((line) => {
    const [, local = '', remote = '', state = '', , , , uid] = line.trim().split(/\s+/);
    const [, localPort = ''] = local.split(':');
    const [remoteHost = ''] = remote.split(':');
    return { localPort, remoteHost, state, uid: Number(uid) };
  });
}

/** Hexadecimal, in the machine's byte order for each 32 bits; one that is not connected has noughts. */
function isInside(host: string): boolean {
  if (/^0+$/.test(host)) return true;
  if (host.length === 8) return host.endsWith('7F');
  return host === '00000000000000000000000001000000' || /^0{16}F{4}0{4}.{6}7F$/.test(host);
}

/** Whose connections lead out of the container's loopback and did not come in at a port of its own. */
export function whoDialsOut(pid: number): number[] {
  const connections = connectionsOf(pid);
  const served = new Set(
    connections.filter(({ state }) => state === listening).map(({ localPort }) => localPort),
  );
  return connections
    .filter(({ remoteHost, localPort }) => !isInside(remoteHost) && !served.has(localPort))
    .map(({ uid }) => uid);
}
