// One whole life of a room in a container, by every door, for strace to watch. Runs in the engine's own
// network namespace, as `trace-calls.ts` starts it: image and seccomp profile by argv.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { SocksProxyAgent } from 'socks-proxy-agent';
import { WebSocket } from 'ws';

import type { ApplianceEvent, ReadyEvent } from '../../server/contract/host/events.ts';
import { IrcClient } from '../support/irc-client.ts';
import { program } from '../support/programs.ts';
import { outcomeOf, SshGuest } from '../support/ssh.ts';
import { until } from '../support/until.ts';
import { startTorNetwork } from '../tornet/network.ts';
import { byHand, uplinkByHand, volumeByHand } from './by-hand.ts';

const [image = '', profile = ''] = process.argv.slice(2);
const name = 'scene';
const tunnelPort = 7000;

/** A guest's public key, made for this. */
const guestKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3lQyVxLDDBqbm1kPDE6k1pKq0gkQwSYzXyNlxOGhPL';

const how = { profile, volume: name };

async function dockerTo(...words: string[]): Promise<void> {
  const child = spawn('docker', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`docker ${words[0]} ended with ${String(code)}`);
}

async function exec(...command: string[]): Promise<void> {
  const child = spawn('docker', ['exec', '-i', name, ...command], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin?.end(`${guestKey}\n`);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${command[0]} ended with ${String(code)}`);
}

/** In the room's own numbering, so that nobody else's can be meant. */
const killNgircd = `
  const { readdirSync, readFileSync } = require('node:fs');
  const isIt = (pid) => readFileSync('/proc/' + pid + '/comm', 'utf8') === 'ngircd\\n';
  const pid = readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name)).find(isIt);
  process.kill(Number(pid), 'SIGKILL');`;

async function chatByEveryDoor(ready: ReadyEvent, webPort: number): Promise<void> {
  const page = await fetch(ready.web.url);
  if (!(await page.text()).includes('<!doctype html>')) throw new Error('the page is not the page');
  const room = `#${ready.rooms[0]}`;
  const web = IrcClient.websocket(webPort);
  await web.enters('web', ready.passphrase, room);

  const guest = new SshGuest(ready.ssh);
  // What is refused makes calls too.
  await outcomeOf('ssh', [...guest.options(), guest.destination, 'true']);
  const tunnel = guest.start('-N', '-L', `${tunnelPort}:127.0.0.1:${ready.irc.port}`);
  const ssh = await until('the tunnel', async () => {
    const client = IrcClient.tcp({ host: '127.0.0.1', port: tunnelPort });
    await client.enters('ssh', ready.passphrase, room).catch(() => null);
    return client.ending === null ? client : null;
  });
  web.say(`PRIVMSG ${room} :by the web`);
  await ssh.hears(/:by the web$/);
  ssh.say(`PRIVMSG ${room} :by ssh`);
  await web.hears(/:by ssh$/);

  // ngIRCd's fall is part of a life. What is said until both are back in the room may be lost.
  await exec('node', '--eval', killNgircd);
  await until('the room after the fall', () => {
    web.say(`PRIVMSG ${room} :after the fall`);
    return ssh.lines.some((line) => line.endsWith(':after the fall'));
  });
  tunnel.kill();
  web.close();
  guest.remove();
}

async function enterByTheOnion(ready: ReadyEvent, socksPort: number): Promise<void> {
  const agent = new SocksProxyAgent(`socks5h://127.0.0.1:${socksPort}`);
  const address = ready.onion?.address ?? '';
  const socket = new WebSocket(`ws://${address}/irc`, { agent, origin: `http://${address}` });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(`PASS ${ready.passphrase}`);
  socket.send('NICK onion');
  socket.send('USER a 0 * :a');
  await new Promise((resolve) => socket.once('message', resolve));
  socket.terminate();
}

const network = await startTorNetwork(program('tor'));
try {
  await dockerTo(...volumeByHand(how.volume));
  // The private Tor network is there.
  await dockerTo('run', ...uplinkByHand({ ...how, network: 'host' }, image));
  const docker = spawn('docker', ['run', '--rm', '--name', name, ...byHand(how), image], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const events: ApplianceEvent[] = [];
  createInterface({ input: docker.stdout }).on('line', (line) => {
    events.push(JSON.parse(line) as ApplianceEvent);
  });
  docker.stdin.write(`${JSON.stringify({ variables: { MAYFLY_TORRC: network.torrc } })}\n`);
  const heard = <T>(what: string, find: () => T | null | undefined | false): Promise<T> => {
    const ask = (): T | null | undefined | false => {
      if (docker.exitCode !== null) throw new Error(`ended: ${JSON.stringify(events.slice(-4))}`);
      return find();
    };
    // strace slows everything down.
    return until(what, ask, { withinMs: 300_000 });
  };
  const ready = await heard('the room', () => events.find((event) => event.event === 'ready'));
  await chatByEveryDoor(ready, Number(new URL(ready.web.url).port));
  await heard('the onion', () => {
    return events.some((event) => event.event === 'onion' && event.state === 'reachable');
  });
  await enterByTheOnion(ready, network.socksPort);
  for (const command of ['status', 'invite', 'health']) await exec('mayfly', command);
  await exec('mayfly', 'invite', '--ssh-key', '-');
  docker.stdin.end();
  await new Promise((resolve) => docker.once('close', resolve));
  process.stderr.write(`${JSON.stringify(events.at(-1))}\n`);
} finally {
  await network.stop();
}
