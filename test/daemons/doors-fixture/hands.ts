// People at the doors of a whole room, by what they type and read: at the page's own session, at the page without
// scripts, and in an IRC client by ssh and by Tor.

import { readdirSync } from 'node:fs';
import { en } from '../../../server/contract/words/en.ts';
import { parseOrder } from '../../../server/contract/room/commands.ts';
import { freePorts } from '../../support/free-ports.ts';
import { answers } from '../../support/answers.ts';
import { IrcClient } from '../../support/irc-client.ts';
import { LiteClient, textOf } from '../../support/lite-client.ts';
import { PageSession } from '../../support/page-session.ts';
import { SshGuest } from '../../support/ssh.ts';
import { until } from '../../support/until.ts';
import type { WholeRoom } from '../../support/whole-room.ts';
import { obey } from '../../../web/src/session/orders.ts';

export interface Person {
  /** What the room answered to their secret. */
  readonly answer: 'in' | 'waits' | 'refused';
  /** Writes a line in #lobby: a message or a command. */
  types(text: string): Promise<void>;
  /** All that they can read now, in English. */
  reads(): Promise<string>;
  /** Whether they are in the room, after they knocked. */
  isIn(): Promise<boolean>;
  /** Whether the room has ended their session. */
  isOut(): Promise<boolean>;
  leaves(): Promise<void>;
}

export interface Doorway {
  comes(nick: string, secret: string): Promise<Person>;
  close(): void;
}

export const doorways = {
  page: async (room: WholeRoom): Promise<Doorway> => ({
    comes: (nick, secret) => comesByPage(room, nick, secret),
    close: () => {},
  }),
  lite: async (room: WholeRoom): Promise<Doorway> => ({
    comes: (nick, secret) => comesByLite(room, nick, secret),
    close: () => {},
  }),
  ssh: sshDoorway,
  tor: torDoorway,
} satisfies Record<string, (room: WholeRoom) => Promise<Doorway>>;

const english = (key: string, values: Readonly<Record<string, string>>): string =>
  (key in en ? en[key as keyof typeof en] : key).replace(
    /\{(\w+)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );

async function comesByPage(room: WholeRoom, nick: string, secret: string): Promise<Person> {
  const page = new PageSession(room.appliance.ports.web);
  const { session } = page;
  session.enter({ nick, passphrase: secret }, '#lobby');
  const isIn = (): boolean => session.room.value.buffers.get('#lobby')?.presence === 'in';
  const answer = await until('the page to have an answer', () => {
    if (isIn()) return 'in';
    if (session.connection.value.is === 'knocking') return 'waits';
    return session.state.value.at === 'door' && 'refused';
  });
  return {
    answer,
    types: async (text) => {
      obey(parseOrder(text), '#lobby', { session, now: Date.now, showHelp: () => {} });
    },
    reads: async () => {
      const { value: connection } = session.connection;
      const words = connection.is === 'knocking' ? connection.news.words : '';
      const buffers = [...session.room.value.buffers.values()];
      const texts = buffers
        .flatMap(({ lines }) => lines)
        .map((line) =>
          line.kind === 'event'
            ? english(line.key, line.values)
            : line.takenBack !== undefined
              ? en['talk.takenBack']
              : line.text,
        );
      return [words, ...texts].join('\n');
    },
    isIn: async () => isIn(),
    isOut: async () => ['ended', 'door'].includes(session.state.value.at),
    leaves: async () => session.leave(''),
  };
}

async function comesByLite(room: WholeRoom, nick: string, secret: string): Promise<Person> {
  const lite = new LiteClient({ port: room.appliance.ports.web });
  const told = await lite.follow(await lite.knocks({ nick, key: secret }));
  const waitsAt = told.path.startsWith('/lite/wait/') ? told.path : null;
  let isInside = false;
  const goesIn = (path: string): void => {
    lite.base = path.replace(/room$/, '');
    isInside = true;
  };
  if (told.path.endsWith('room')) goesIn(told.path);
  const isIn = async (): Promise<boolean> => {
    if (!isInside && waitsAt !== null) {
      const next = await lite.follow(await lite.get(waitsAt));
      if (next.path.endsWith('room')) goesIn(next.path);
    }
    return isInside && textOf((await lite.messages('#lobby')).body).includes('You are in');
  };
  if (isInside) await until('the lite page to be in', isIn);
  return {
    answer: isInside ? 'in' : waitsAt === null ? 'refused' : 'waits',
    types: async (text) => void (await lite.writes('#lobby', text)),
    reads: async () => {
      const path = isInside ? `${lite.base}messages?in=%23lobby` : waitsAt;
      return path === null ? textOf(told.body) : textOf((await lite.get(path)).body);
    },
    isIn,
    isOut: async () => {
      const page =
        waitsAt !== null && !isInside ? await lite.get(waitsAt) : await lite.room('#lobby');
      return !/action="write|class="messages"|class="two-words"/.test(page.body);
    },
    leaves: async () => {
      const page = await lite.room('#lobby');
      const [, id = ''] = /action="leave[^]*?name="id"\s+value="([^"]*)"/.exec(page.body) ?? [];
      await lite.post(`${lite.base}leave`, { id });
    },
  };
}

/** What a client is asked for that can take messages back. */
const capabilities = 'echo-message message-tags draft/message-redaction';

async function comesByIrc(client: IrcClient, nick: string, secret: string): Promise<Person> {
  const heard = (form: RegExp): boolean => client.lines.some((line) => form.test(line));
  client.say('CAP LS 302', `CAP REQ :${capabilities}`, 'CAP END');
  client.say(`PASS ${secret}`, `NICK ${nick}`, 'USER a 0 * :a');
  // A client that waits has had its 001: the words come with it.
  const answer = await until('an answer', () => {
    if (heard(/ 464 /)) return 'refused';
    if (heard(/Your two words: /)) return 'waits';
    return heard(/ 376 | 422 /) && 'in';
  }).catch((cause: unknown) => {
    throw new Error(`${nick} was answered ${client.lines.join(' | ')}`, { cause });
  });
  if (answer !== 'refused') client.say('JOIN #lobby');
  const isIn = (): boolean => heard(/ 366 \S+ #lobby /);
  if (answer === 'in') await until('the channel', isIn);
  return {
    answer,
    types: async (text) => client.say(ircLine(text, client.lines)),
    reads: async () => client.lines.join('\n'),
    isIn: async () => isIn(),
    isOut: async () => client.ending !== null,
    leaves: async () => {
      client.say('QUIT');
      await client.ends();
    },
  };
}

/** What an IRC client sends for what its user types. */
function ircLine(text: string, heard: readonly string[]): string {
  const [, to, words] = /^\/msg (\S+) (.*)$/.exec(text) ?? [];
  if (to !== undefined) return `PRIVMSG ${to} :${words}`;
  if (text !== 'REDACT') return `PRIVMSG #lobby :${text}`;
  // By the menu of the client's user, of the last message.
  const own = heard.findLast((line) => / PRIVMSG #lobby :/.test(line)) ?? '';
  return `REDACT #lobby ${/msgid=([^;\s]+)/.exec(own)?.[1]}`;
}

/** Each by an ssh of their own: the room knows who shares one, as it knows Tor's circuits. */
async function sshDoorway(room: WholeRoom): Promise<Doorway> {
  const guest = new SshGuest(room.appliance.ready.ssh);
  const { host, port: to } = room.appliance.ready.irc;
  const tunnels: ReturnType<SshGuest['start']>[] = [];
  return {
    comes: async (nick, secret) => {
      const [port = 0] = await freePorts(1);
      tunnels.push(guest.start('-N', '-L', `127.0.0.1:${port}:${host}:${to}`));
      await until('the tunnel', () => answers(port));
      return comesByIrc(IrcClient.tcp({ host: '127.0.0.1', port }), nick, secret);
    },
    close: () => {
      for (const tunnel of tunnels) tunnel.kill();
      guest.remove();
    },
  };
}

let circuits = 40_000;

/** By the socket on which tor hands over who came to the onion. */
async function torDoorway(room: WholeRoom): Promise<Doorway> {
  const { pid } = await room.appliance.gateway();
  const doors = `/proc/${pid}/root/run/mayfly/shared/doors`;
  await until('the sockets for tor', () => readdirSync(doors).includes('irc'));
  return {
    comes: (nick, secret) =>
      comesByIrc(IrcClient.tcp({ path: `${doors}/irc` }, (circuits += 1)), nick, secret),
    close: () => {},
  };
}
