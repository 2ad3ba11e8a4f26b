// Whether guests can reach the onion: dials it as a guest would, through tor's own SOCKS port.

import { request } from 'node:http';
import { SocksProxyAgent } from 'socks-proxy-agent';

/**
 * Asks our own onion for our own page. Only the onion's key can answer at its address,
 * so an answer of 200 is ours.
 * @throws if it does not come before `signal` aborts.
 */
export function dialOnion(socksPath: string, address: string, signal: AbortSignal): Promise<void> {
  // socks5h: the name goes to tor as it is, nothing here resolves it. `path` goes on to net.connect,
  // which then minds neither host nor port: tor's SOCKS port is a unix socket.
  const socketOptions = { path: socksPath, noDelay: true };
  const agent = new SocksProxyAgent('socks5h://127.0.0.1:9', { socketOptions });
  return new Promise((resolve, reject) => {
    const asked = request(`http://${address}/`, { agent, signal, method: 'GET' }, (answer) => {
      answer.resume();
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`the onion answered ${answer.statusCode ?? 'nothing'}`));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
