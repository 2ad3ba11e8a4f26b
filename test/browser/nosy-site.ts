// Another site: each of its pages shows the tab's name that it finds.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface NosySite {
  readonly port: number;
  close(): void;
}

export async function openNosySite(): Promise<NosySite> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<title>nosy</title><script>document.title = window.name || "no name"</script>');
  });
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, close: () => void server.close() };
}
