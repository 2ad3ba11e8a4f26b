// Opens a TCP connection to a room's door: over Tor for an onion, else directly.

import { EventEmitter, once } from 'node:events';
import type { ClientRequest } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { placeOf } from './door-place.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

// A first circuit to an onion takes half a minute at times; tor itself gives up after two.
const torTimeoutMs = 120_000;
const directTimeoutMs = 20_000;

/**
 * @param tor its SOCKS port.
 * @throws {Problem}
 */
export async function dial(door: Address, tor: Address, signal: AbortSignal): Promise<Socket> {
  return placeOf(door.host) === 'onion'
    ? await overTor(door, tor, signal)
    : await direct(door, signal);
}

async function overTor(door: Address, tor: Address, signal: AbortSignal): Promise<Socket> {
  const proxyHost = isIP(tor.host) === 6 ? `[${tor.host}]` : tor.host;
  // socks5h: only tor looks the name up.
  const agent = new SocksProxyAgent(`socks5h://${proxyHost}:${tor.port}`, {
    timeout: torTimeoutMs,
  });
  // The agent is made for HTTP: all it does with a request is to tell it of the socket.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it emits `proxy`, no more
  const noRequest = new EventEmitter() as ClientRequest;
  const dialling = agent.connect(noRequest, { ...door, secureEndpoint: false });
  try {
    const socket = await Promise.race([dialling, whenAborted(signal)]);
    // The limit was for the dialling. An idle ssh connection has its own signs of life.
    return socket.setTimeout(0).removeAllListeners('timeout');
  } catch (cause) {
    // The agent cannot be stopped: what it still brings is dropped.
    dialling.then((socket) => socket.destroy()).catch(() => {});
    const refused = cause instanceof Error && cause.message.includes('ECONNREFUSED');
    throw new Problem(
      refused ? sentence('connect.torRefused') : sentence('connect.onionUnreachable'),
      {
        hint: refused ? sentence('connect.startTor') : sentence('connect.roomThereInAMinute'),
        cause,
      },
    );
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}

async function direct(door: Address, signal: AbortSignal): Promise<Socket> {
  const socket = connect(door);
  try {
    await once(socket, 'connect', {
      signal: AbortSignal.any([signal, AbortSignal.timeout(directTimeoutMs)]),
    });
    return socket;
  } catch (cause) {
    socket.destroy();
    throw new Problem(sentence('connect.doorSilent'), {
      hint: sentence('connect.roomThere'),
      cause,
    });
  }
}
