// A piece of the outside world in a network namespace of its own: a LAN, the Internet and a cloud's
// metadata service on one device, with somebody who answers on each address. Needs root.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { until } from './until.ts';

export const device = 'outside0';
export const port = 4_242;
export const abstractName = 'mayfly-outside';

/** RFC 5737, RFC 3849, RFC 3927, and this machine itself. */
export const hosts = [
  '127.0.0.1',
  '192.0.2.1',
  '198.51.100.7',
  '169.254.169.254',
  '::1',
  '2001:db8::7',
];

const setUp = `
set -eu
ip link set lo up
ip link add ${device} type veth peer name outside1
ip link set ${device} up
ip link set outside1 up
for address in 192.0.2.1/24 198.51.100.7/24 169.254.169.254/16; do ip addr add $address dev ${device}; done
ip -6 addr add 2001:db8::7/64 dev ${device} nodad
ip route add default dev ${device}
# Any user may send an echo request (icmp(7)).
echo '0 2147483647' > /proc/sys/net/ipv4/ping_group_range
exec "$0" --input-type=module -
`;

const answering = `
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { once } from 'node:events';
const tcp = createServer((socket) => socket.on('error', () => {}).end('hello'));
await once(tcp.listen({ host: '::', port: ${port} }), 'listening');
const unix = createServer((socket) => socket.on('error', () => {}).end('hello'));
await once(unix.listen({ path: '\\0${abstractName}' }), 'listening');
for (const type of ['udp4', 'udp6']) {
  const udp = createSocket({ type, ipv6Only: type === 'udp6' });
  udp.on('message', (_, from) => udp.send('hello', from.port, from.address));
  udp.bind(${port});
  await once(udp, 'listening');
}
process.stdout.write('ready');
`;

export class Outside {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async open(): Promise<Outside> {
    const child = spawn('unshare', ['--net', '--', 'sh', '-c', setUp, process.execPath], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(answering);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await until('the outside world', () => {
      if (child.exitCode !== null) throw new Error('the outside world could not be made');
      return said === 'ready';
    });
    return new Outside(child);
  }

  /** Words in front of a command that is to run in it. */
  get prefix(): string[] {
    return ['nsenter', `--net=/proc/${this.#child.pid ?? 0}/ns/net`, '--'];
  }

  async close(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}
