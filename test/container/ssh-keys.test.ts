// Ssh keys of invitations in the image's own OpenSSH, which is newer than most machines': by its words one guest is cut
// off, and the others stay.

import { once } from 'node:events';
import { connect } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { IrcClient } from '../support/irc-client.ts';
import { outcomeOf, SshGuest } from '../support/ssh.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { startRoom, type Room } from './room.ts';

let engine: Engine;
let room: Room;

beforeAll(async () => {
  engine = await engineWithImage();
  room = await startRoom(engine);
});

afterAll(async () => {
  await engine.stop();
});

interface Guest {
  readonly id: string;
  readonly ssh: SshGuest;
  readonly client: IrcClient;
  readonly ended: Promise<void>;
}

/** Invited by their name, which is their nickname, too. */
async function comes(nick: string): Promise<Guest> {
  const { out } = await room.mayflyWith(`${nick}\n`, 'invite', '-', '--ssh', '--json');
  const invited = JSON.parse(out) as { id: string; token: string; sshPrivateKey: string };
  const ssh = new SshGuest({ ...room.ready.ssh, privateKey: invited.sshPrivateKey });
  const { port, ended } = await ssh.tunnel(room.ready.irc.port);
  const client = IrcClient.tcp({ host: '127.0.0.1', port });
  await client.enters(nick, invited.token, '#lobby');
  return { id: invited.id, ssh, client, ended };
}

test('the release writes the line by which the supervisor knows them', async () => {
  const socket = connect(room.ports.ssh, '127.0.0.1');
  const [banner] = (await once(socket.setEncoding('utf8'), 'data')) as [string];
  socket.destroy();
  // docs/access.md says which releases were tried: this is one of them.
  expect(banner).toMatch(/^SSH-2\.0-OpenSSH_10\.0/);
});

test('a key that is taken back ends its own connection alone', async () => {
  const [ana, ben] = [await comes('ana'), await comes('ben')];
  await room.mayfly('invite', '--revoke', ana.id);
  await ana.client.hears(/ERROR .*taken back/);
  await ana.ended;
  const again = await outcomeOf('ssh', [...ana.ssh.options(), '-N', ana.ssh.destination]);
  expect(again).toMatchObject({ code: 255 });
  expect(again.stderr).toContain('Permission denied');
  await ben.client.sync();
  await room.mayfly('invite', '--revoke', ben.id);
  await ben.ended;
  for (const { ssh } of [ana, ben]) ssh.remove();
});
