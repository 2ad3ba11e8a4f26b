// A room for irctest: the real gateway before a real ngIRCd, at the ports that irctest has chosen. Ends with
// SIGTERM. See docs/irctest.md.

import { connect, createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { GatewayRoom } from '../support/gateway.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    password: { type: 'string' },
    'websocket-port': { type: 'string' },
  },
});

const passphrase = values.password ?? 'none';
const room = await GatewayRoom.start(
  {
    passphrase,
    ...(passphrase === 'none' ? { open: 'on' } : {}),
    nickLength: '30',
    backlogLines: '100',
  },
  (config) => ({ ...config, ircListen: { host: '127.0.0.1', port: Number(values.port) } }),
);

// irctest's WebSocket client is no browser: it asks for "/", and says no Origin.
const front = createServer((client) => {
  client.once('data', (head) => {
    const host = `127.0.0.1:${room.webPort}`;
    const request = head
      .toString('latin1')
      .replace(/^GET \S+ /, 'GET /irc ')
      .replace(/^Host: .*$/im, `Host: ${host}\r\nOrigin: http://${host}`);
    const door = connect(room.webPort, '127.0.0.1');
    for (const socket of [client, door]) {
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        client.destroy();
        door.destroy();
      });
    }
    door.write(request, 'latin1');
    client.pipe(door).pipe(client);
  });
});
if (values['websocket-port'] !== undefined) {
  front.listen(Number(values['websocket-port']), '127.0.0.1');
}

process.once('SIGTERM', () => {
  front.close();
  void room.end().then(() => process.exit(0));
});
