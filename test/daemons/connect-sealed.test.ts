// A whole sealed room, and IRC clients behind `mayfly connect`: they see clear text, the room's own door never does.

import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { formatInvitation, parseInvitation } from '../../server/contract/invitation/invitation.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { freePorts } from '../support/free-ports.ts';
import { IrcClient } from '../support/irc-client.ts';
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

test('two clients talk; what the server has is sealed', async () => {
  const ada = await enters('ada');
  const bo = await enters('bo');
  await ada.irc.hears(/The four words: .*\bbo\b/);
  ada.irc.say('PRIVMSG #lobby :good evening, ñandú');
  await bo.irc.hears(/^:ada!\S+ PRIVMSG #lobby :good evening, ñandú$/);
  bo.irc.say('PRIVMSG #lobby :\u0001ACTION waves\u0001');
  await ada.irc.hears(/^:bo!\S+ PRIVMSG #lobby :\u0001ACTION waves\u0001$/);
  bo.irc.say('PRIVMSG ada :between us');
  await ada.irc.hears(/^:bo!\S+ PRIVMSG ada :between us$/);
});
