// Sealed lines at real doors: a gateway and an ngIRCd, clients that say and hear clear lines.

import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AccessKeeper } from '../../server/access-keeper.ts';
import { inEnglish } from '../../server/contract/words/room-says.ts';
import { guestSealFor, mintHostSeal, type Seal } from '../../server/sealed/seal/seal.ts';
import { GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { sealedClient, type SealedClient } from '../support/sealed/sealed-client.ts';
import { until } from '../support/until.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const host = mintHostSeal('i1', random);
const shared = guestSealFor(host, 'shared', random);
const lobby = '#lobby';
let room: GatewayRoom;
let sealedClients: SealedClient[] = [];

beforeEach(async () => {
  sealedClients = [];
  room = await GatewayRoom.start({ sealed: 'on', backlogLines: '20' });
});
afterEach(async () => {
  for (const client of sealedClients) client.close();
  await room.end();
});

interface Entry {
  readonly link?: IrcClient;
  readonly seal?: Seal;
  readonly secret?: string;
  /** What the client asks for; null: it sends no CAP. */
  readonly asks?: string | null;
}

async function enters(
  nick: string,
  { link = room.irc(), seal = shared, secret = passphrase, asks = null }: Entry = {},
): Promise<SealedClient> {
  const client = sealedClient(link, seal);
  sealedClients.push(client);
  if (asks !== null) client.say('CAP LS 302', `CAP REQ :${asks}`);
  client.say(`PASS ${secret}`, `NICK ${nick}`, 'USER a 0 * :A Full Name');
  if (asks !== null) client.say('CAP END');
  await client.hears(/ 001 /);
  client.say(`JOIN ${lobby}`);
  await client.hears(/ 366 /);
  return client;
}

const isInside = ({ sealed }: SealedClient): boolean => sealed.view.stage === 'inside';

/** Until all are members of one group. */
async function together(...clients: readonly SealedClient[]): Promise<void> {
  await until('all to be in one group', () => {
    const words = clients.map(({ sealed }) => sealed.view.words?.join(' '));
    const sizes = clients.map(({ sealed }) => sealed.view.members.length);
    return (
      clients.every(isInside) &&
      new Set(words).size === 1 &&
      sizes.every((size) => size === clients.length)
    );
  });
}

const texts = (client: SealedClient): readonly string[] =>
  client.lines.flatMap((line) => / PRIVMSG \S+ :?(.*)$/.exec(line)?.[1] ?? []);

test('clients at two doors talk, and the room carries no word of it', async () => {
  const ana = await enters('ana', {
    seal: host,
    secret: hostToken,
    asks: 'echo-message message-tags',
  });
  const ben = await enters('ben', { link: room.websocket() });
  await together(ana, ben);
  ana.say(`PRIVMSG ${lobby} :olá, como vai?`, `PRIVMSG ${lobby} :\x01ACTION waves\x01`);
  await ben.hears(/^:ana!\S+ PRIVMSG #lobby :olá, como vai\?$/);
  await ben.hears(/^:ana!\S+ PRIVMSG #lobby :.ACTION waves.$/);
  await ana.hears(/^@msgid=\S+ :ana!\S+ PRIVMSG #lobby :olá, como vai\?$/);
  ben.say(`PRIVMSG ${lobby} :bem`, `NOTICE ${lobby} :and a notice`);
  await ana.hears(/ PRIVMSG #lobby :?bem$/);
  await ana.hears(/:ben!\S+ NOTICE #lobby :and a notice$/);
  await ben.sync();
  expect(texts(ben)).toEqual(['olá, como vai?', '\x01ACTION waves\x01']);
  const carried = [...ana.link.lines, ...ben.link.lines].join('\n');
  expect(carried).toContain('+m1 ');
  for (const word of ['olá', 'waves', 'bem', 'notice']) {
    expect(carried.replace(/NOTICE/g, '')).not.toContain(word);
  }
});

test('who comes in the middle reads nothing from before, and is told so once', async () => {
  const ana = await enters('ana', { seal: host, secret: hostToken });
  const ben = await enters('ben');
  await together(ana, ben);
  ana.say(`PRIVMSG ${lobby} :before`, `PRIVMSG ${lobby} :before, too`);
  await ben.hears(/before, too/);
  const cleo = await enters('cleo');
  const history = await enters('history', { asks: 'draft/chathistory batch message-tags' });
  history.say(`CHATHISTORY LATEST ${lobby} * 20`);
  await history.hears(/ BATCH -/);
  await together(ana, ben, cleo, history);
  ana.say(`PRIVMSG ${lobby} :after`);
  for (const client of [cleo, history]) {
    await client.hears(/ PRIVMSG #lobby :?after$/);
    expect(texts(client)).toEqual(['after']);
    const told = client.lines.filter((line) => line.endsWith(inEnglish('says.sealedPast')));
    expect(told).toHaveLength(1);
  }
});

test('a private message is for the two, in both ways, and refused to whoever is not there', async () => {
  const ana = await enters('ana', { seal: host, secret: hostToken, asks: 'echo-message' });
  const ben = await enters('ben');
  const cleo = await enters('cleo');
  await together(ana, ben, cleo);
  ana.say('PRIVMSG ben :between us');
  await ben.hears(/^:ana!\S+ PRIVMSG ben :between us$/);
  await ana.hears(/^:ana!\S+ PRIVMSG ben :between us$/);
  ben.say('PRIVMSG ana :so it is', 'PRIVMSG ana :and so on');
  await ana.hears(/^:ben!\S+ PRIVMSG ana :and so on$/);
  ana.say('PRIVMSG nobody :x');
  await ana.hears(/ is not in the sealed talk\.$/);
  await cleo.sync();
  expect(texts(cleo)).toEqual([]);
  expect(texts(ben)).toEqual(['between us']);
});

test('a message of several lines is taken back by its writer, once for everybody', async () => {
  const asks = 'echo-message message-tags draft/message-redaction';
  const ana = await enters('ana', { asks });
  const ben = await enters('ben', { asks });
  const plain = await enters('plain');
  await together(ana, ben, plain);
  ana.say(`PRIVMSG ${lobby} :${'é'.repeat(190)}`);
  const echo = await ana.hears(/ PRIVMSG #lobby :?é/);
  const msgid = /msgid=([^; ]+)/.exec(echo)?.[1] ?? 'none';
  await ben.hears(new RegExp(`msgid=${msgid} `));
  ben.say(`REDACT ${lobby} ${msgid}`);
  await ben.hears(/ FAIL REDACT REDACT_FORBIDDEN /);
  ana.say(`REDACT ${lobby} ${msgid} :a slip of the tongue`);
  for (const client of [ana, ben]) {
    await client.hears(new RegExp(`^:ana!\\S+ REDACT #lobby ${msgid}$`));
  }
  await plain.hears(/ NOTICE #lobby :ana has taken a message back/);
  for (const client of [ana, ben, plain]) await client.sync();
  for (const client of [ana, ben]) {
    expect(
      client.lines.filter((line) => / REDACT #/.test(line) && !/FAIL/.test(line)),
    ).toHaveLength(1);
  }
  expect(ben.lines.filter((line) => line.includes('FAIL'))).toHaveLength(1);
  expect(plain.lines.filter((line) => line.includes('has taken'))).toHaveLength(1);
});

test('a client without seal is let in nowhere, and a sealed one says nothing in an open room', async () => {
  const clear = room.irc();
  clear.say(`PASS ${passphrase}`, 'NICK eve', 'USER a 0 * :x');
  expect(await clear.hears(/^ERROR /)).toContain(inEnglish('shut.sealed'));
  const open = await GatewayRoom.start();
  try {
    const witness = open.irc();
    await witness.enters('witness', passphrase, lobby);
    const ana = await enters('ana', { link: open.irc() });
    expect(ana.lines.join('\n')).toContain(inEnglish('says.notSealed'));
    ana.say(`PRIVMSG ${lobby} :my secret`, `TOPIC ${lobby} :my secret`, 'AWAY :my secret');
    await ana.sync();
    ana.say('QUIT :my secret');
    await witness.hears(/ QUIT /);
    expect(witness.lines.join('\n')).not.toContain('secret');
  } finally {
    await open.end();
  }
});

test('a host takes an invitation back, and the group knows', async () => {
  const { controlSocket, access } = room.config;
  const ending = new AbortController();
  const following = new AccessKeeper(controlSocket, access, () => undefined).follow(ending.signal);
  const ana = await enters('ana', { seal: host, secret: hostToken });
  const ben = await enters('ben');
  await together(ana, ben);
  ana.say('PRIVMSG mayfly :invite Cleo');
  const secret = /: (\S+)$/.exec(await ana.hears(/ NOTICE ana :Its secret/))?.[1] ?? '';
  const made = ana.lines.find((line) => /Invitation i\d+ Cleo is made/.test(line)) ?? '';
  const id = /Invitation (i\d+)/.exec(made)?.[1] ?? '';
  const seal = guestSealFor(host, id, random);
  const cleo = await enters('cleo', { seal, secret });
  await together(ana, ben, cleo);
  ana.say(`REVOKE ${id}`);
  await ana.hears(/is taken back/);
  await cleo.link.ends();
  await together(ana, ben);
  // With the seal alone, and another way through the door, nobody lets it in again.
  const again = await enters('cleo2', { seal });
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(isInside(again)).toBe(false);
  await together(ana, ben);
  ending.abort();
  await following;
});

test('after ngIRCd’s death all are in one group, and go on', async () => {
  const ana = await enters('ana', { seal: host, secret: hostToken });
  const ben = await enters('ben');
  const cleo = await enters('cleo');
  await together(ana, ben, cleo);
  await room.ngircd.kill();
  ana.say(`PRIVMSG ${lobby} :while it is away`);
  await room.ngircd.start();
  for (const client of [ana, ben, cleo]) await client.hears(/You are back in the room/);
  await together(ana, ben, cleo);
  cleo.say(`PRIVMSG ${lobby} :and again`);
  for (const client of [ana, ben]) await client.hears(/ PRIVMSG #lobby :and again$/);
  for (const client of [ana, ben, cleo])
    expect(client.sealed.view.epoch).toBe(ana.sealed.view.epoch);
});
