import { existsSync, linkSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startGateway } from '../../server/gateway/gateway.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';

let room: GatewayRoom;

afterEach(() => room.end());

function accepts(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.on('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
  });
}

describe('the end', () => {
  test('is told to every guest, closes every door and leaves no file', async () => {
    room = await GatewayRoom.start();
    const web = room.websocket();
    const irc = room.irc();
    const onion = room.onionIrc(4);
    const stranger = room.irc();
    await web.enters('web', passphrase);
    await irc.enters('irc', passphrase);
    await onion.enters('onion', passphrase);
    stranger.say('PING here');
    await stranger.hears(/PONG/);

    await room.close('the room has ended');
    for (const client of [web, irc, onion, stranger])
      await client.hears(/^ERROR :.*the room has ended/);
    expect(await web.ends()).toEqual({ code: 1001, reason: 'the room has ended' });
    await irc.ends();
    await onion.ends();
    const { web: webPath, irc: ircPath, ssh } = room.torSockets;
    for (const path of [webPath, ircPath, ssh, room.config.controlSocket]) {
      expect(existsSync(path)).toBe(false);
    }
    expect(readdirSync(`${room.dir}/shared/doors`)).toEqual([]);
    await expect(fetch(`http://127.0.0.1:${room.webPort}/`)).rejects.toThrow();
  });

  test('does not wait for a peer that neither reads nor closes', async () => {
    room = await GatewayRoom.start();
    const web = room.websocket();
    const irc = room.irc();
    await web.enters('web', passphrase);
    await irc.enters('irc', passphrase);
    web.ws.pause();
    irc.socket.pause();
    // A test that waits for this longer than its own time limit fails.
    await room.close('the room has ended');
    expect(await accepts(room.torSockets.irc)).toBe(false);
  });

  test('does not wait for an ngIRCd that hangs', async () => {
    room = await GatewayRoom.start();
    const web = room.websocket();
    await web.enters('web', passphrase, '#talk');
    room.ngircd.signal('SIGSTOP');
    web.say('PRIVMSG #talk :into the void');
    await room.close('the room has ended');
    await web.hears(/^ERROR :.*the room has ended/);
    expect(await web.ends()).toMatchObject({ code: 1001 });
  });

  test('comes before ngIRCd was ever there', async () => {
    room = await GatewayRoom.start();
    await room.close('first');
    await room.ngircd.kill();
    const gateway = await startGateway(room.config);
    await expect(room.ask('GET', '/health')).rejects.toThrow('answered 503');
    await gateway.close('second');
  });
});

describe('the start', () => {
  test('replaces sockets that a killed gateway left, and sets the permissions of each', async () => {
    room = await GatewayRoom.start();
    const { irc } = room.torSockets;
    await room.close('first');
    // A listener that does not unlink its path, as after SIGKILL.
    const left = createServer();
    await new Promise<void>((resolve) => left.listen(irc, resolve));
    const held = `${irc}.held`;
    linkSync(irc, held);
    await new Promise((resolve) => left.close(resolve));
    renameSync(held, irc);
    expect(statSync(irc).isSocket()).toBe(true);
    expect(await accepts(irc)).toBe(false);

    const gateway = await startGateway(room.config);
    expect(await accepts(irc)).toBe(true);
    expect(statSync(irc).mode & 0o777).toBe(0o666);
    expect(statSync(room.config.controlSocket).mode & 0o777).toBe(0o660);
    await gateway.close('second');
  });

  test('never replaces a file that is not a socket, and leaves nothing open when it fails', async () => {
    room = await GatewayRoom.start();
    await room.close('first');
    writeFileSync(room.torSockets.ssh, 'precious');
    await expect(startGateway(room.config)).rejects.toThrow(
      'ssh front: a file that is not a socket',
    );
    expect(existsSync(room.torSockets.web)).toBe(false);
    await expect(fetch(`http://127.0.0.1:${room.webPort}/`)).rejects.toThrow();
  });

  test('names the door whose port is taken', async () => {
    room = await GatewayRoom.start();
    const other = { ...room.config, torSockets: null, controlSocket: `${room.dir}/other` };
    await expect(startGateway(other)).rejects.toThrow('web door: cannot listen (EADDRINUSE)');
  });

  test('says how to build a page that is missing', async () => {
    room = await GatewayRoom.start();
    const other = { ...room.config, webRoot: `${room.dir}/nothing` };
    await expect(startGateway(other)).rejects.toMatchObject({ hint: 'build it: npm run build' });
  });
});
