// A room in which canaries are said, shown, handed out and kept: what must not be found later, wherever one looks.

import type { KnockEntry } from '../../server/contract/host/people.ts';
import type { ReadyEvent } from '../../server/contract/host/events.ts';
import { IrcClient } from '../support/irc-client.ts';
import { randomWord } from '../support/random-word.ts';
import { SshGuest } from '../support/ssh.ts';
import type { Canary } from '../support/byte-search.ts';

/** What people choose. The panic word is set before the room starts, and nobody types it. */
export interface Words {
  readonly said: string;
  readonly topic: string;
  /** Who knocks and is let in, and who knocks and is turned away. */
  readonly nick: string;
  readonly turnedAway: string;
  /** Of invitations: by the command, and by a host in the room. */
  readonly label: string;
  readonly labelInside: string;
  readonly panicWord: string;
}

export function randomWords(): Words {
  return {
    said: randomWord(),
    topic: randomWord(),
    nick: randomWord(),
    turnedAway: randomWord(),
    label: randomWord(),
    labelInside: randomWord(),
    panicWord: randomWord(),
  };
}

/** By whatever engine it runs: started with `--knock`, the panic word and nicknames of 30 letters. */
export interface RoomToTell {
  /** As `up --json` tells it. */
  readonly ready: ReadyEvent;
  /** On this machine. */
  readonly webPort: number;
  /** `mayfly …`, with that on its stdin. @returns its stdout. */
  readonly mayfly: (words: readonly string[], input?: string) => Promise<string>;
}

export interface Told {
  readonly canaries: readonly Canary[];
  /** All that the operator, hosts and guests were told, as it was printed or sent. */
  readonly transcript: string;
}

/** What `invite --json` prints. */
interface Invited {
  readonly token: string;
  readonly sshPrivateKey: string;
}

/**
 * Every place in which people leave words, and every way in which secrets are handed out; each guest hears the other.
 * An invitation by the command, with an ssh key; one by a host in the room; two guests who knock.
 */
export async function tell(room: RoomToTell, words: Words): Promise<Told> {
  const { ready } = room;
  const passphrase = need('the passphrase', ready.passphrase);
  const hostToken = need('the operator’s token', ready.host?.token);
  const [hanna, anna, stranger] = [1, 2, 3].map(() => IrcClient.websocket(room.webPort));
  if (!hanna || !anna || !stranger) throw new Error('three were made');
  await hanna.enters('hanna', hostToken, '#lobby');
  const printed = await room.mayfly(['invite', '-', '--ssh', '--json'], `${words.label}\n`);
  const invited = JSON.parse(printed) as Invited;
  hanna.say(`PRIVMSG mayfly :invite ${words.labelInside}`);
  const given = await hanna.hears(/NOTICE hanna :Its secret, in place of a passphrase: /);
  const tokenInside = given.replace(/^.*: /, '');

  const knocks = await knock(room, passphrase, [anna, words.nick], [stranger, words.turnedAway]);
  hanna.say(`PRIVMSG mayfly :turn-away ${words.turnedAway}`);
  await stranger.hears(/ERROR .*did not let you in/);
  await room.mayfly(['let', '-'], `${words.nick}\n`);
  await anna.hears(/A host has let you in\.$/);
  anna.say('JOIN #lobby');
  await anna.hears(/ 366 .* #lobby /);
  const cara = IrcClient.websocket(room.webPort);
  await cara.enters('cara', tokenInside, '#lobby');

  const talk = await talkBySsh(room, invited, anna, words);
  const clients = [hanna, anna, stranger, cara];
  for (const client of clients) client.close();
  const heard = clients.flatMap(({ lines }) => lines);
  const transcript = [JSON.stringify(ready), printed, knocks, ...heard, ...talk].join('\n');
  const [waiting, away] = parseKnocks(knocks, words);
  return {
    transcript: `${transcript}\n${words.panicWord}\n`,
    canaries: [
      ...Object.entries({ ...words, passphrase }).map(([name, text]) => canary(name, text)),
      ...tokenCanaries('the operator’s token', hostToken),
      ...tokenCanaries('a token by the command', invited.token),
      ...tokenCanaries('a token by a host inside', tokenInside),
      canary('the two words of who was let in', waiting.words),
      canary('the two words of who was turned away', away.words),
      ...keyCanaries('the guest’s ssh key', invited.sshPrivateKey),
      ...keyCanaries('the operator’s ssh key', need('their key', ready.ssh.privateKey)),
    ],
  };
}

function need(what: string, value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') throw new Error(`no ${what}`);
  return value;
}

/** They wait. @returns what `knocks --json` prints. */
async function knock(
  room: RoomToTell,
  passphrase: string,
  ...guests: readonly (readonly [client: IrcClient, nick: string])[]
): Promise<string> {
  for (const [client, nick] of guests) {
    client.say(`PASS ${passphrase}`, `NICK ${nick}`, 'USER a 0 * :a');
    await client.hears(/Your two words: /);
  }
  return room.mayfly(['knocks', '--json']);
}

function parseKnocks(text: string, { nick, turnedAway }: Words): [KnockEntry, KnockEntry] {
  const entries = JSON.parse(text) as readonly KnockEntry[];
  const of = (name: string): KnockEntry => {
    const found = entries.find((entry) => entry.nick === name);
    if (found === undefined) throw new Error('a guest who knocked is not listed');
    return found;
  };
  return [of(nick), of(turnedAway)];
}

/** Bert comes by ssh, with the key of their invitation. @returns all that they heard. */
async function talkBySsh(
  { ready }: RoomToTell,
  invited: Invited,
  anna: IrcClient,
  words: Words,
): Promise<readonly string[]> {
  const ssh = new SshGuest({ ...ready.ssh, privateKey: invited.sshPrivateKey });
  const tunnel = await ssh.tunnel(ready.irc.port);
  try {
    const bert = IrcClient.tcp({ host: '127.0.0.1', port: tunnel.port });
    await bert.enters('bert', invited.token, '#lobby');
    anna.say(`PRIVMSG #lobby :${words.said} from the browser`);
    await bert.hears(new RegExp(`PRIVMSG #lobby :${words.said}`));
    bert.say(`PRIVMSG #lobby :${words.said} by ssh`, `PRIVMSG ${words.nick} :${words.said} alone`);
    await anna.hears(new RegExp(`PRIVMSG ${words.nick} :${words.said} alone`));
    anna.say('JOIN #den', `TOPIC #den :${words.topic}`, `AWAY :${words.said} is why`);
    await anna.hears(new RegExp(`TOPIC #den :${words.topic}`));
    await anna.sync();
    bert.close();
    return bert.lines;
  } finally {
    await tunnel.close();
    ssh.remove();
  }
}

function canary(name: string, text: string): Canary {
  return { name, bytes: Buffer.from(text) };
}

/** As it is shown, in groups, and as the room has it. */
function tokenCanaries(name: string, token: string): Canary[] {
  return [canary(name, token), canary(name, token.replaceAll('-', ''))];
}

/** Each name once. */
export function namesOf(canaries: readonly { readonly name: string }[]): string[] {
  return [...new Set(canaries.map(({ name }) => name))].toSorted();
}

/** What only those in the room may have: of a key that it minted, the secret half and the public one. */
function keyCanaries(name: string, privateKey: string): Canary[] {
  const body = privateKey.replace(/-----.*-----|\s/g, '');
  const bytes = Buffer.from(body, 'base64');
  // openssh PROTOCOL.key: an ed25519 secret is a string of 64 bytes, the seed and the public key.
  const at = bytes.lastIndexOf(Buffer.from([0, 0, 0, 64])) + 4;
  return [
    { name: `${name}, its secret`, bytes: bytes.subarray(at, at + 32) },
    { name: `${name}, its public half`, bytes: bytes.subarray(at + 32, at + 64) },
  ];
}
