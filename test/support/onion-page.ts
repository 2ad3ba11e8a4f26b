// A page of an onion service, asked for through a SOCKS port.

import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

import { SocksProxyAgent } from 'socks-proxy-agent';

/** @returns null as long as Tor does not reach it. */
export async function onionPage(onion: string, socksPort: number): Promise<string | null> {
  const agent = new SocksProxyAgent(`socks5h://127.0.0.1:${socksPort}`);
  const request = get(`http://${onion}/`, { agent });
  try {
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    return text;
  } catch {
    return null;
  } finally {
    agent.destroy();
  }
}
