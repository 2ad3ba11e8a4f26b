// A whole sealed room, and IRC clients behind `mayfly connect`: they see clear text, the room's own door never does.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { formatInvitation, parseInvitation } from '../../server/contract/invitation/invitation.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { freePorts } from '../support/free-ports.ts';
import { parseSeal } from '../../server/sealed/seal/seal.ts';
import { IrcClient } from '../support/irc-client.ts';
import { openIrcPort } from '../support/irc-port.ts';
import { Irssi } from '../support/irssi.ts';
import { until } from '../support/until.ts';
import { startWire } from './connect-fixture/sshd.ts';
import { connectWith, untilUp, type RunningConnect } from './connect-fixture/connect-command.ts';

interface Guest {
  readonly irc: IrcClient;
  readonly connect: RunningConnect;
  readonly port: number;
  readonly word: string;
}

let room: ReadyAppliance;
let closers: (() => unknown)[] = [];

beforeAll(async () => {
  room = await readyAppliance({ flags: ['--sealed', '--no-onion'] });
});

afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  closers = [];
});

afterAll(() => room.end());

const hosts = (): string => room.ready.host?.links.ssh ?? '';
/** The shared invitation, with a key that is let in. */
const shared = (): string =>
  formatInvitation({
    ...parseInvitation(room.ready.ssh.link),
    ssh: parseInvitation(hosts()).ssh,
  });

async function connects(link: string): Promise<Omit<Guest, 'irc'>> {
  const [port = 0] = await freePorts(1);
  const connect = connectWith(`${link}\n`, ['--listen', String(port)]);
  closers.push(async () => {
    connect.end('SIGKILL');
    await connect.exitCode;
  });
  await untilUp(connect);
  const [, word = ''] = /\/connect 127\.0\.0\.1 \d+ (\S+) NICK/.exec(connect.out) ?? [];
  return { connect, port, word };
}

function dials(port: number): IrcClient {
  const irc = IrcClient.tcp({ host: '127.0.0.1', port });
  closers.push(() => irc.close());
  return irc;
}

/** Enters, and is in the group. */
async function enters(nick: string, link = shared()): Promise<Guest> {
  const { connect, port, word } = await connects(link);
  const irc = dials(port);
  await irc.enters(nick, word, '#lobby');
  await irc.hears(new RegExp(`NOTICE \\* :sealed\\. The four words: .*\\b${nick}\\b`), 60_000);
  return { irc, connect, port, word };
}

/** A client at the room's own door that seals nothing and shows what goes over it. */
async function witness(nick: string): Promise<IrcClient> {
  closers.push(await openIrcPort(room));
  const irc = IrcClient.tcp({ host: '127.0.0.1', port: room.ports.irc });
  closers.push(() => irc.close());
  irc.say('CAP REQ mayfly.chat/sealed', 'CAP END');
  await irc.enters(nick, room.ready.passphrase, '#lobby');
  return irc;
}

/** The four words that the client was told last. */
async function wordsOf({ irc }: Guest): Promise<string> {
  irc.say('WORDS');
  await irc.sync();
  const told = irc.lines.findLast((line) => line.includes('The four words: ')) ?? '';
  return /The four words: (\w+ \w+ \w+ \w+)\./.exec(told)?.[1] ?? '';
}

async function haveSameWords(...guests: Guest[]): Promise<string> {
  return await until('the same words', async () => {
    const [first = '', ...others] = await Promise.all(guests.map(wordsOf));
    return first !== '' && others.every((words) => words === first) ? first : null;
  });
}

test('two clients talk; what goes over the room’s own door is sealed', async () => {
  const ada = await enters('ada');
  const bo = await enters('bo');
  await ada.irc.hears(/The four words: .*\bbo\b/);
  const eve = await witness('eve');
  ada.irc.say('PRIVMSG #lobby :good evening, ñandú');
  await bo.irc.hears(/^:ada!\S+ PRIVMSG #lobby :good evening, ñandú$/);
  bo.irc.say('PRIVMSG #lobby :\u0001ACTION waves\u0001');
  await ada.irc.hears(/^:bo!\S+ PRIVMSG #lobby :.ACTION waves.$/);
  bo.irc.say('PRIVMSG ada :between us');
  await ada.irc.hears(/^:bo!\S+ PRIVMSG ada :between us$/);
  bo.irc.say(`PRIVMSG #lobby :${'long '.repeat(200)}end`);
  await ada.irc.hears(/^:bo!\S+ PRIVMSG #lobby :.*end$/);
  ada.irc.say('NICK ana');
  await bo.irc.hears(/^:ada!\S+ NICK :?ana$/);
  ada.irc.say(
    'PRIVMSG #lobby :by another name',
    'TOPIC #lobby :a clear topic',
    'AWAY :clear words',
  );
  await bo.irc.hears(/^:ana!\S+ PRIVMSG #lobby :by another name$/);
  ada.irc.say('QUIT :clear last words');
  await bo.irc.hears(/^:ana!\S+ QUIT/);
  await eve.hears(/^:ana!\S+ QUIT/);
  const sealedLines = eve.lines.filter((line) => / PRIVMSG #lobby :\+m1 /.test(line));
  expect(sealedLines.length).toBeGreaterThan(4);
  expect(eve.lines.join('\n')).not.toMatch(/good|waves|between|long|another|clear/);
  eve.say('PRIVMSG #lobby :in clear');
  await eve.hears(/ 404 eve #lobby /);
  expect(bo.irc.lines.join('\n')).not.toContain('in clear');
});

test('the words are the same for all, change with who is in, and the terminal has them', async () => {
  const ada = await enters('ada');
  const bo = await enters('bo');
  const both = await haveSameWords(ada, bo);
  await until('both terminals to have them', () =>
    [ada, bo].every(({ connect }) => connect.err.includes(both)),
  );
  bo.irc.say('QUIT');
  await ada.irc.hears(/^:bo!\S+ QUIT/);
  await until('other words', async () => (await wordsOf(ada)) !== both);
  expect(ada.irc.lines.filter((line) => /421.*WORDS/.test(line))).toEqual([]);
});

test('a message is taken back by the client that asked for it', async () => {
  const bo = await enters('bo');
  const { port, word } = await connects(shared());
  const cy = dials(port);
  const caps = 'message-tags echo-message draft/message-redaction';
  cy.say('CAP LS 302', `PASS ${word}`, 'NICK cy', 'USER c 0 * :c', `CAP REQ :${caps}`, 'CAP END');
  await cy.hears(/ 001 /);
  cy.say('JOIN #lobby');
  await cy.hears(/The four words: .*\bcy\b/, 60_000);
  cy.say('PRIVMSG #lobby :a slip');
  const echo = await cy.hears(/ PRIVMSG #lobby :a slip$/);
  const [, msgid = ''] = /^@(?:\S*;)?msgid=([^; ]+)/.exec(echo) ?? [];
  expect(msgid).not.toBe('');
  await bo.irc.hears(/ PRIVMSG #lobby :a slip$/);
  cy.say(`REDACT #lobby ${msgid} :a clear reason`);
  await cy.hears(new RegExp(`^(?:@\\S+ )?:cy!\\S+ REDACT #lobby ${msgid}$`));
  await bo.irc.hears(/^:\S+ NOTICE #lobby :.*\bcy\b/);
});

test('another user of this machine gets no keys: only who shows the invitation’s word', async () => {
  const ada = await enters('ada');
  const guess = dials(ada.port);
  guess.say('CAP LS 302', 'PASS guessed', 'NICK eve', 'USER e 0 * :e');
  await guess.hears(/ 464 /);
  await guess.ends();
  const without = dials(ada.port);
  without.say('NICK eve', 'USER e 0 * :e', 'JOIN #lobby');
  await without.hears(/ 464 /);
  await without.ends();
  expect([...guess.lines, ...without.lines].join('\n')).not.toMatch(/ 001 /);
  ada.irc.say('NAMES #lobby');
  expect(await ada.irc.hears(/ 353 /)).not.toContain('eve');
});

test('a host’s invitation through it has a seal, and lets one in', async () => {
  const hanna = await enters('hanna', hosts());
  hanna.irc.say('PRIVMSG mayfly :invite Zora for 2h');
  const told = await hanna.irc.hears(/ NOTICE hanna :Its link, .*http/);
  const [link = ''] = /http:\S+/.exec(told) ?? [];
  const { seal, passphrase } = parseInvitation(link);
  expect(parseSeal(seal ?? '')).toMatchObject({ kind: 'guest', invitation: expect.any(String) });
  expect(passphrase).not.toBe(room.ready.passphrase);
  const { ssh } = parseInvitation(hosts());
  const zora = await enters('Zora', formatInvitation({ ...parseInvitation(link), ssh }));
  zora.irc.say('PRIVMSG #lobby :I was let in');
  await hanna.irc.hears(/^:Zora!\S+ PRIVMSG #lobby :I was let in$/);
  await haveSameWords(hanna, zora);
});

test('a client that was cut off comes in again', async () => {
  const bo = await enters('bo');
  const { ssh, ...rest } = parseInvitation(shared());
  if (ssh === null) throw new Error('no ssh door');
  const wire = await startWire(ssh.port);
  closers.push(() => wire.close());
  const ada = await enters('ada', formatInvitation({ ...rest, ssh: { ...ssh, port: wire.port } }));
  wire.cut();
  await ada.irc.ends();
  await bo.irc.hears(/^:ada!\S+ QUIT/);
  const again = dials(ada.port);
  await again.enters('ada', ada.word, '#lobby');
  await again.hears(/The four words: .*\bada\b/, 60_000);
  again.say('PRIVMSG #lobby :back again');
  await bo.irc.hears(/^:ada!\S+ PRIVMSG #lobby :back again$/);
});

test('two irssi talk, with /me, private words, and a departure', async () => {
  const guests = [];
  for (const nick of ['ines', 'otto']) {
    const { port, word } = await connects(shared());
    const irssi = Irssi.start();
    closers.push(() => irssi.close());
    await irssi.enters('127.0.0.1', port, word, nick);
    await irssi.joins('#lobby');
    guests.push(irssi);
  }
  const [ines, otto] = guests;
  if (ines === undefined || otto === undefined) throw new Error('no irssi');
  ines.types('/window 1');
  await until('the words', () => /four words: .*otto/.test(ines.screen()));
  ines.types('/window 2');
  ines.types('good evening from irssi');
  await otto.hears(/< ?ines> good evening from irssi/);
  otto.types('/me waves');
  await ines.hears(/\* otto waves/);
  ines.types('/msg otto between us');
  await otto.hears(/<?ines>? between us/);
  otto.types('/quit clear words');
  await ines.hears(/otto .*has quit/);
  expect(ines.heard()).not.toContain('+m1');
  expect(ines.heard()).not.toContain('clear words');
});

test('without a seal nothing is said in a sealed room, and the guest is told at both ends', async () => {
  const { port, word, connect } = await connects(
    formatInvitation({ ...parseInvitation(shared()), seal: null }),
  );
  const irc = dials(port);
  irc.say(`PASS ${word}`, 'NICK ada', 'USER a 0 * :a');
  await irc.hears(/ERROR :Closing link: this room is sealed/);
  await until('the terminal', () => connect.err.includes('your invitation has no seal'));
});

test('a damaged seal is refused before anything is dialled', async () => {
  const whole = parseInvitation(shared());
  const seal = `${(whole.seal ?? '').slice(0, -1)}${whole.seal?.endsWith('A') ? 'B' : 'A'}`;
  const refused = connectWith(`${formatInvitation({ ...whole, seal })}\n`, []);
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain('invitation: its seal is damaged');
  expect(refused.err).not.toContain(seal.slice(0, 20));
});

test('with a seal in a room that is not sealed nothing that is said leaves', async () => {
  const other = await readyAppliance({ flags: ['--no-onion'] });
  closers.push(() => other.end());
  const { ssh } = parseInvitation(other.ready.host?.links.ssh ?? '');
  const { seal } = parseInvitation(shared());
  closers.push(await openIrcPort(other));
  const eve = IrcClient.tcp({ host: '127.0.0.1', port: other.ports.irc });
  closers.push(() => eve.close());
  await eve.enters('eve', other.ready.passphrase, '#lobby');
  const { port, word, connect } = await connects(
    formatInvitation({ ...parseInvitation(other.ready.ssh.link), ssh, seal }),
  );
  const irc = dials(port);
  await irc.enters('ada', word, '#lobby');
  const isTold = (line: string): boolean => line.includes('this room does not say that it is one');
  await until('the client to be told', () => irc.lines.some(isTold));
  irc.say(
    'PRIVMSG #lobby :in clear',
    'TOPIC #lobby :in clear',
    'PRIVMSG eve :in clear',
    'PART #lobby :in clear',
  );
  await eve.hears(/^:ada!\S+ PART #lobby/);
  expect(eve.lines.join('\n')).not.toContain('in clear');
  await until('the terminal', () => connect.err.includes('does not say that it is one'));
});
