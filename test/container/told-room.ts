// A room in which canaries are said, shown and kept: what must not be found later, wherever one looks.

import { randomInt } from 'node:crypto';
import { once } from 'node:events';

import { freePorts } from '../support/free-ports.ts';
import { IrcClient } from '../support/irc-client.ts';
import { SshGuest } from '../support/ssh.ts';
import { until } from '../support/until.ts';
import type { Canary } from './byte-search.ts';
import type { Room } from './room.ts';

/** A nickname too, so it begins with a letter; 24 characters are 124 bits. */
export function randomWord(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const any = `${letters}0123456789`;
  const pick = (from: string): string => from[randomInt(from.length)] ?? '';
  return pick(letters) + Array.from({ length: 23 }, () => pick(any)).join('');
}

/** Every place in which guests leave words, by both doors; each guest hears the other. */
export async function tell(
  room: Room,
  words: { readonly [K in 'said' | 'nick' | 'topic']: string },
): Promise<void> {
  const ssh = new SshGuest(room.ready.ssh);
  const [port = 0] = await freePorts(1);
  const tunnel = ssh.start('-N', '-L', `127.0.0.1:${port}:127.0.0.1:${room.ready.irc.port}`);
  const ended = once(tunnel, 'close');
  try {
    const anna = await room.guest(words.nick);
    const bert = await until('the tunnel', async () => {
      if (tunnel.exitCode !== null) throw new Error(`ssh ended with ${tunnel.exitCode}`);
      const client = IrcClient.tcp({ host: '127.0.0.1', port });
      return client.enters('bert', room.ready.passphrase, '#lobby').then(
        () => client,
        () => null,
      );
    });
    anna.say(`PRIVMSG #lobby :${words.said} from the browser`);
    await bert.hears(new RegExp(`PRIVMSG #lobby :${words.said}`));
    bert.say(`PRIVMSG #lobby :${words.said} by ssh`, `PRIVMSG ${words.nick} :${words.said} alone`);
    await anna.hears(new RegExp(`PRIVMSG ${words.nick} :${words.said} alone`));
    anna.say('JOIN #den', `TOPIC #den :${words.topic}`, `AWAY :${words.said} is why`);
    await anna.hears(new RegExp(`TOPIC #den :${words.topic}|332 .*${words.topic}|482`));
    await anna.sync();
    anna.close();
    bert.close();
  } finally {
    tunnel.kill();
    await ended;
    ssh.remove();
  }
}

/** What only those in the room may have: of the key that it minted, the secret half and the public one. */
export function keyCanaries(privateKey: string): Canary[] {
  const body = privateKey.replace(/-----.*-----|\s/g, '');
  const bytes = Buffer.from(body, 'base64');
  // openssh PROTOCOL.key: an ed25519 secret is a string of 64 bytes, the seed and the public key.
  const at = bytes.lastIndexOf(Buffer.from([0, 0, 0, 64])) + 4;
  return [
    { name: 'the guest key’s secret', bytes: bytes.subarray(at, at + 32) },
    { name: 'the guest key’s public half', bytes: bytes.subarray(at + 32, at + 64) },
  ];
}
