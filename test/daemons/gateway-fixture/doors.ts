// One knock at any door, and what came of it, in one form for all doors.

import type { GatewayRoom } from '../../support/gateway.ts';
import type { IrcClient } from '../../support/irc-client.ts';
import { textOf } from '../../support/lite-client.ts';
import { until } from '../../support/until.ts';

export const doorNames = ['websocket', 'irc', 'onion irc', 'lite'] as const;
export type DoorName = (typeof doorNames)[number];

export interface Visitor {
  /** `in`, or all that was told. */
  readonly answer: string;
  leaves(): Promise<void>;
  /** Resolves when the room has ended the session for this reason. */
  isOut(why: string): Promise<void>;
}

const refused =
  ':mayfly.room 464 * :That is not the passphrase of this room, nor an invitation that is still good\nERROR :Closing link: wrong passphrase';

/** What whoever has no good secret is told. */
export const wrongAnswers: { readonly [D in DoorName]: string } = {
  websocket: `${refused}\nwrong passphrase`,
  irc: `${refused}\n`,
  'onion irc': `${refused}\n`,
  lite: '403 Wrong passphrase, or an invitation that is no longer good. Compare it with your invitation, or ask for a new one.',
};

let names = 0;
export const newNick = (): string => `n${(names += 1)}`;

let circuits = 10_000;

export function knock(
  room: GatewayRoom,
  door: DoorName,
  nick: string,
  secret: string,
): Promise<Visitor> {
  if (door === 'lite') return knockLite(room, nick, secret);
  const clients = {
    websocket: () => room.websocket(),
    irc: () => room.irc(),
    'onion irc': () => room.onionIrc((circuits += 1)),
  };
  return knockWith(clients[door](), nick, secret);
}

async function knockWith(client: IrcClient, nick: string, secret: string): Promise<Visitor> {
  client.say(`PASS ${secret}`, `NICK ${nick}`, 'USER a 0 * :a');
  const answer = await until('an answer', () => {
    if (client.lines.some((line) => / 001 /.test(line))) return 'in';
    return client.ending === null ? null : [...client.lines, client.ending.reason].join('\n');
  });
  return {
    answer,
    leaves: async () => {
      client.say('QUIT');
      await client.ends();
    },
    isOut: async (why) => {
      await client.hears(new RegExp(`^ERROR :Closing link: ${why}$`));
      await client.ends();
    },
  };
}

async function knockLite(room: GatewayRoom, nick: string, secret: string): Promise<Visitor> {
  const lite = room.lite();
  const told = await lite.knocks({ nick, key: secret });
  const problem = /<p class="problem"[^>]*>([^]*?)<\/p>/.exec(told.body)?.[1] ?? '';
  if (told.status === 303) {
    const { path } = await lite.follow(told);
    lite.base = path.replace(/room$/, '');
  }
  return {
    answer: told.status === 303 ? 'in' : `${told.status} ${textOf(problem).trim()}`,
    leaves: async () => {
      const page = await lite.room('#lobby');
      const [, id = ''] = /action="leave[^]*?name="id"\s+value="([^"]*)"/.exec(page.body) ?? [];
      await lite.post(`${lite.base}leave`, { id });
    },
    isOut: async (why) => {
      await until('the guest to be out', async () =>
        textOf((await lite.room('#lobby')).body).includes(why),
      );
    },
  };
}
