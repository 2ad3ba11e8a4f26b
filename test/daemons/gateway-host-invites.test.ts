// Hosts make, show and take back invitations at each door, while the supervisor's own part keeps what they change.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { AccessKeeper } from '../../server/access-keeper.ts';
import { GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { textOf } from '../support/lite-client.ts';
import { until } from '../support/until.ts';
import { answers } from './gateway-fixture/room-with-bob.ts';

const onion = 'mayflyxmayflyxmayflyxmayflyxmayflyxmayflyxmayflyxmayflyx.onion';
const secretForm = /Its secret, in place of a passphrase: ([0-9a-z-]{32})/;

let room: GatewayRoom;
let keeper: AccessKeeper;
let ending: AbortController;
let following: Promise<void>;

beforeEach(async () => {
  const flood = { burst: 10_000, perSecond: 10_000, heldLines: 256, heldBytes: 65_536 };
  const withOnion = (config: GatewayRoom['config']): GatewayRoom['config'] => ({
    ...config,
    onionHosts: [onion],
  });
  room = await GatewayRoom.start({}, withOnion, { flood });
  keeper = new AccessKeeper(room.config.controlSocket, room.config.access, () => undefined);
  ending = new AbortController();
  following = keeper.follow(ending.signal);
});

afterEach(async () => {
  ending.abort();
  await following;
  await room.end();
});

/** A host at a door. */
interface HostAtDoor {
  /** Asks what a guest there would type, and waits for words of the answer. */
  asks(typed: string, form: RegExp): Promise<RegExpExecArray>;
}

async function hostWithIrc(client: IrcClient): Promise<HostAtDoor> {
  await client.enters('hanna', hostToken, '#lobby');
  return {
    asks: async (typed, form) => {
      const from = client.lines.length;
      client.say(`PRIVMSG mayfly :${typed.slice(1)}`);
      return until(`an answer to ${typed.split(' ', 1)[0]}`, () =>
        form.exec(client.lines.slice(from).join('\n')),
      );
    },
  };
}

async function hostAtLite(): Promise<HostAtDoor> {
  const lite = room.lite();
  await lite.enters('hanna', hostToken);
  return {
    asks: async (typed, form) => {
      await lite.writes('#lobby', typed);
      return until(`an answer to ${typed.split(' ', 1)[0]}`, async () =>
        form.exec(textOf((await lite.messages('#lobby')).body)),
      );
    },
  };
}

const doors = {
  irc: () => hostWithIrc(room.irc()),
  'irc by the onion': () => hostWithIrc(room.onionIrc(7)),
  websocket: () => hostWithIrc(room.websocket()),
  lite: hostAtLite,
};

test.each(['irc', 'irc by the onion', 'websocket', 'lite'] as const)(
  'a host at %s invites a person, who comes in, also by the next gateway, until it is taken back',
  async (door) => {
    const host = await doors[door]();
    const [, secret = ''] = await host.asks('/invite Ana for 2h', secretForm);
    const [list] = await host.asks('/invitations', /i2 Ana \(2h\): good, nobody is in by it/);
    expect(list).not.toContain(secret);
    const ana = room.irc();
    await ana.enters('ana', secret.toUpperCase().replaceAll('-', ''), '#lobby');
    await host.asks('/invitations', /i2 Ana \(2h\): inside/);
    await host.asks('/revoke i2', /Invitation i2 Ana is taken back/);
    await ana.ends();
    expect(ana.lines.at(-1)).toContain('ERROR');
    await expect(room.irc().enters('ana', secret)).rejects.toThrow();

    // The lite page still shows the first one.
    const another = new RegExp(`passphrase: (?!${secret})([0-9a-z-]{32})`);
    const [, other = ''] = await host.asks('/invite once', another);
    await room.restart(keeper.snapshot);
    await expect(room.irc().enters('ana', secret)).rejects.toThrow();
    await room.irc().enters('ben', other);
  },
);

test('the links are those that the host could use, and carry the secret', async () => {
  const near = await hostWithIrc(room.irc());
  const [, secret = ''] = await near.asks('/invite', secretForm);
  const link = `#room=lobby&key=${secret}`;
  await near.asks('/help', /You are a host/);
  const heard = (client: IrcClient | undefined): string => (client?.lines ?? []).join('\n');
  expect(heard(room.clients[0])).toContain(`http://${onion}/${link}`);
  expect(heard(room.clients[0])).toContain(`http://${room.config.hosts[0]}/${link}`);
  const [, second = ''] = await near.asks('/invite host', secretForm);
  const far = room.onionIrc(9);
  await far.enters('hugo', second, '#lobby');
  const told = await answers(far, 'INVITE :Cleo Sá', 'PEOPLE');
  await until('its link', () => heard(far).includes(`http://${onion}/#room=lobby`));
  expect(told.join('\n') + heard(far)).not.toContain('127.0.0.1');
});

test('a host closes the shared invitation and opens it, and IRC’s own INVITE stays', async () => {
  const client = room.irc();
  const host = await hostWithIrc(client);
  await host.asks('/close', /The shared invitation is closed/);
  await expect(room.irc().enters('late', passphrase)).rejects.toThrow();
  await host.asks('/open', /The shared invitation is open/);
  const late = room.irc();
  await late.enters('late', passphrase);
  expect(await answers(client, 'INVITE late #lobby')).toContainEqual(
    expect.stringMatching(/ 341 hanna late :?#lobby$/),
  );
  await late.hears(/^:hanna!\S+ INVITE late :?#lobby$/);
  const told = await answers(late, 'INVITE', 'INVITATIONS', 'CLOSE', 'BURN');
  expect(told.map((line) => line.split(' :')[1])).toEqual(
    Array(4).fill('Only a host of this room can ask that.'),
  );
});

test('no secret is told where the supervisor does not keep it', async () => {
  ending.abort();
  await following;
  const client = room.irc();
  const host = await hostWithIrc(client);
  await host.asks('/invite Ana', /The room could not keep that invitation, so there is none/);
  expect(client.lines.join('\n')).not.toMatch(secretForm);
  await host.asks('/invitations', /i2 Ana: taken back/);
});
