// The room's own channels: what is kept of them, and how the steward sets them again.

import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { Barriers } from '../../../server/protocol/state/barrier.ts';
import {
  ChannelRecord,
  type ChannelCommand,
} from '../../../server/protocol/state/channel-record.ts';
import { NgircdCommands } from '../../../server/protocol/state/ngircd-commands.ts';
import { OperatorRestore, type Ranked } from '../../../server/protocol/state/operator-restore.ts';
import { OwnRooms } from '../../../server/protocol/state/own-rooms.ts';
import { parseMessage, type Message } from '../../../server/protocol/wire/message.ts';
import { text, utf8 } from './bytes.ts';

let rooms: OwnRooms;
let said: string[];

beforeEach(() => {
  rooms = new OwnRooms(['#lobby', '#den']);
  said = [];
  opens();
  said = [];
});

function line(words: string): Message {
  const message = parseMessage(utf8(words));
  if (message === null) throw new Error(`no message: ${words}`);
  return message;
}

/** What the steward has sent since the last call. */
const sent = (): string[] => said.splice(0);

/** A steward's link is open, not the first one. @returns answers its barriers. */
function opens(): (token: string) => boolean {
  const commands = new NgircdCommands({
    sendToServer: (bytes) => said.push(...text(bytes).trimEnd().split('\r\n')),
  });
  const barriers = new Barriers('secret', commands);
  rooms.open({ nick: 'steward1', commands, barriers });
  return (token) => barriers.answered(token);
}

test('a gateway that has just started takes over what ngIRCd knows', () => {
  rooms = new OwnRooms(['#lobby']);
  opens();
  expect(sent()).toEqual([
    'MODE #lobby',
    'TOPIC #lobby',
    'MODE #lobby b',
    'MODE #lobby e',
    'MODE #lobby I',
  ]);
  rooms.answered(line(':s 324 steward1 #lobby +Ptmk'));
  rooms.answered(line(':s 332 steward1 #lobby :evidence only'));
  rooms.answered(line(':s 367 steward1 #lobby x!*@* bob 17'));
  rooms.answered(line(':s 346 steward1 #lobby y!*@* bob 17'));
  rooms.answered(line(':s 367 steward1 #elsewhere z!*@* bob 17'));
  opens();
  expect(sent()).toEqual([
    'MODE #lobby +tm',
    'MODE #lobby -n',
    'MODE #lobby +b x!*@*',
    'MODE #lobby +I y!*@*',
    'TOPIC #lobby',
  ]);
});

describe('a channel after ngIRCd’s restart', () => {
  test('that nobody has changed is as the configuration makes it', () => {
    opens();
    expect(sent()).toEqual(['MODE #lobby +n', 'MODE #den +n']);
    rooms.tick();
    expect(sent()).toEqual([]);
  });

  test('has its modes and masks at once, and its topic if ngIRCd has none', () => {
    rooms.follow(line(':a!b@c MODE #Lobby -n+tms'));
    rooms.follow(line(':a!b@c MODE #lobby +bb x!*@* y!*@*'));
    rooms.follow(line(':a!b@c MODE #lobby -b x!*@*'));
    rooms.follow(line(':a!b@c MODE #lobby +o-v ana ben'));
    rooms.follow(line(':a!b@c TOPIC #lobby :evidence only'));
    rooms.follow(line(':a!b@c TOPIC #elsewhere :not ours'));
    opens();
    expect(sent()).toEqual([
      'MODE #lobby +tms',
      'MODE #lobby -n',
      'MODE #lobby +b y!*@*',
      'TOPIC #lobby',
      'MODE #den +n',
    ]);
    rooms.answered(line(':s 331 steward1 #lobby :No topic is set'));
    expect(sent()).toEqual(['TOPIC #lobby :evidence only']);
    rooms.answered(line(':s 332 steward1 #lobby :evidence only'));
    rooms.answered(line(':s 331 steward1 #den :No topic is set'));
    expect(sent()).toEqual([]);
  });

  test('is closed only when everybody is back, and who was not in it waits outside', () => {
    rooms.follow(line(':a!b@c MODE #lobby +ikl open-sesame 30'));
    const [ana, ben] = [{}, {}];
    rooms.awaits(ana);
    rooms.awaits(ben);
    opens();
    expect(sent()).toEqual(['MODE #lobby +n', 'MODE #den +n']);
    expect(rooms.isAjar('#LOBBY')).toBe(true);
    expect(rooms.isAjar('#den')).toBe(false);
    rooms.returned(ana);
    rooms.tick();
    expect(sent()).toEqual([]);
    rooms.returned(ben);
    rooms.tick();
    expect(sent()).toEqual(['MODE #lobby +i', 'MODE #lobby +k open-sesame', 'MODE #lobby +l 30']);
    expect(rooms.isAjar('#lobby')).toBe(false);
    rooms.tick();
    expect(sent()).toEqual([]);
  });
});

test('a host is let in by a moment without the modes that refuse, and no ban holds for them', () => {
  rooms.follow(line(':a!b@c MODE #lobby +ikl open-sesame 1'));
  const answers = opens();
  rooms.tick();
  sent();
  let isIn = false;
  expect(rooms.letIn('#lobby', '*!*@abc.room', () => (isIn = true))).toBe(true);
  const [ping = ''] = sent().splice(-1);
  expect(rooms.isAjar('#lobby')).toBe(true);
  expect(isIn).toBe(false);
  answers(ping.replace('PING ', ''));
  expect(isIn).toBe(true);
  rooms.tick();
  expect(sent()).toEqual(['MODE #lobby +i', 'MODE #lobby +k open-sesame', 'MODE #lobby +l 1']);
});

test('without a steward nothing is sent, and nobody is let in', () => {
  opens();
  sent();
  rooms.lost();
  rooms.setMember('#lobby', '+o', 'ana');
  rooms.tick();
  expect(rooms.letIn('#lobby', '*!*@abc.room', () => {})).toBe(false);
  expect(sent()).toEqual([]);
  // Lines in its name may still come.
  expect(rooms.isSteward('steward1!,steward@x.room')).toBe(true);
  expect(rooms.isStewardLine(utf8(':steward1!a@b TOPIC #lobby :x'))).toBe(true);
  expect(rooms.isStewardLine(utf8(':steward!a@b TOPIC #lobby :x'))).toBe(false);
});

test('a record sets a new channel to the modes that were set last', () => {
  const change = fc.record({
    sign: fc.constantFrom('+', '-'),
    letter: fc.constantFrom('n', 't', 'i', 's', 'm', 'k', 'l', 'b'),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const record = new ChannelRecord();
      for (const { sign, letter } of changes) {
        const param = new Map([
          ['k', 'key'],
          ['l', '5'],
          ['b', 'x!*@*'],
        ]).get(letter);
        record.followModes(sign + letter, param === undefined ? [] : [param]);
      }
      const copy = new ChannelRecord();
      for (const { params } of [...record.opening, ...record.closing]) {
        const [modes = '', ...more] = params;
        copy.followModes(modes, more);
      }
      const modes = ({ params: [letters = '', ...more] }: ChannelCommand): string =>
        [Array.from(letters).toSorted().join(''), ...more].join(' ');
      expect(copy.opening.map(modes)).toEqual(record.opening.map(modes));
      expect(copy.closing).toEqual(record.closing);
    }),
  );
});

describe('the operators of one of the room’s own channels', () => {
  const guest = (nick: string, isHost = false): Ranked => ({
    nick,
    isHost,
    setMode: (channel, change, whom) => said.push(`${nick}: ${channel} ${change} ${whom}`),
  });

  test('are the hosts, by the steward', () => {
    const ranks = new OperatorRestore(rooms);
    opens();
    sent();
    ranks.entered(guest('early'), '#lobby', '');
    expect(sent()).toEqual([]);
    ranks.entered(guest('hanna', true), '#lobby', '');
    expect(sent()).toEqual(['MODE #lobby +o hanna']);
  });

  test('are asked for again until ngIRCd confirms them', () => {
    const ranks = new OperatorRestore(rooms);
    const hanna = guest('hanna', true);
    ranks.entered(hanna, '#lobby', '');
    opens();
    sent();
    ranks.retry();
    ranks.retry();
    expect(sent()).toEqual(['MODE #lobby +o hanna', 'MODE #lobby +o hanna']);
    ranks.changed(hanna, '#lobby', () => 'o');
    ranks.retry();
    expect(sent()).toEqual([]);
  });

  test('stay it, whoever takes it from a host, and are back after a restart with those a host made', () => {
    const ranks = new OperatorRestore(rooms);
    const [hanna, friend, other] = [guest('hanna', true), guest('friend'), guest('other')];
    opens();
    for (const one of [hanna, friend, other]) ranks.entered(one, '#lobby', '');
    ranks.changed(hanna, '#lobby', () => 'o');
    ranks.changed(friend, '#lobby', () => 'o');
    sent();
    ranks.changed(hanna, '#lobby', () => '');
    expect(sent()).toEqual(['MODE #lobby +o hanna']);
    ranks.changed(hanna, '#lobby', () => 'o');
    for (const one of [hanna, friend, other]) ranks.lost(one);
    for (const one of [other, friend, hanna]) ranks.returned(one, '#lobby', '');
    expect(sent()).toEqual(['MODE #lobby +o friend', 'MODE #lobby +o hanna']);
  });

  test('are no others in a channel of the guests’', () => {
    const ranks = new OperatorRestore(rooms);
    opens();
    sent();
    ranks.entered(guest('first'), '#own', 'o');
    ranks.entered(guest('hanna', true), '#own', '');
    expect(sent()).toEqual([]);
  });
});
