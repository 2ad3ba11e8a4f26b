// Who may wait to be let in, and what hosts are told.

import { beforeEach, describe, expect, test } from 'vitest';
import type { Door } from '../../../server/protocol/session/session-types.ts';
import { KnockLobby, type Knocker } from '../../../server/gateway/guests/knock-lobby.ts';

class Somebody implements Knocker {
  knockingNick: string | null = null;
  isHost = false;
  isAway = false;
  readonly heard: string[] = [];
  fate: string | null = null;
  readonly nick: string;
  readonly connection: { readonly circuit: number | null; readonly door: Door };

  constructor(nick: string, circuit: number | null, door: Door = 'irc') {
    this.nick = nick;
    this.connection = { circuit, door };
  }

  get person() {
    const { isHost, isAway, nick } = this;
    return {
      nick,
      door: this.connection.door,
      isHost,
      isAway,
      isByTor: this.connection.circuit !== null,
      invitation: null,
    };
  }

  letIn(): void {
    this.fate = 'let in';
  }

  serviceSays(text: string): void {
    this.heard.push(text);
  }

  end({ words }: { words: string }): void {
    this.fate = words;
  }
}

let nowMs: number;
let minted: number;
let everybody: Set<Somebody>;
let begun: string[];
let lobby: KnockLobby<Somebody>;

beforeEach(() => {
  nowMs = 5_000;
  minted = 0;
  everybody = new Set();
  begun = [];
  lobby = new KnockLobby({
    everybody,
    begins: ({ nick }) => begun.push(nick),
    words: () => `copper tulip${Math.floor((minted += 1) / 2)}`,
    now: () => nowMs,
  });
});

function knocks(nick: string, circuit: number | null, door?: Door) {
  const guest = new Somebody(nick, circuit, door);
  const answer = lobby.knock(guest);
  if (!('refused' in answer)) guest.knockingNick = nick;
  return { guest, answer };
}

function host(nick = 'hanna'): Somebody {
  const one = new Somebody(nick, null);
  one.isHost = true;
  everybody.add(one);
  return one;
}

test('the guest gets two words that nobody else has, and learns whether a host is here', () => {
  expect(knocks('ana', 1).answer).toEqual({
    words: 'copper tulip0',
    isHostHere: false,
    wantsWelcome: true,
  });
  const hanna = host();
  expect(knocks('bob', 2, 'lite').answer).toEqual({
    words: 'copper tulip1',
    isHostHere: true,
    wantsWelcome: false,
  });
  hanna.isAway = true;
  expect(knocks('cleo', 3).answer).toMatchObject({ isHostHere: false });
  const words = lobby.waiting.map((one) => one.words);
  expect(new Set(words).size).toBe(3);
});

describe('hosts', () => {
  test('are told once of each, also those who come later', () => {
    const hanna = host();
    knocks('ana', 1, 'websocket');
    lobby.tick();
    lobby.tick();
    expect(hanna.heard).toEqual([
      'ana (copper tulip0) is waiting to be let in, in a browser. Compare the two words with them, then: /let NAME or /turn-away NAME',
    ]);
    const ines = host('ines');
    lobby.tick();
    expect([hanna.heard.length, ines.heard.length]).toEqual([1, 1]);
  });

  test('are told of many by one line', () => {
    for (let at = 0; at < 4; at += 1) knocks(`guest${at}`, at);
    const hanna = host();
    lobby.tick();
    expect(hanna.heard).toEqual(['4 people are waiting to be let in. To see them: /knocks']);
  });

  test('are not told of whoever left, and guests are told nothing', () => {
    const guest = new Somebody('guest', 1);
    everybody.add(guest);
    const hanna = host();
    lobby.leave(knocks('ana', 1).guest);
    lobby.tick();
    knocks('bob', 1);
    lobby.tick();
    expect(hanna.heard).toHaveLength(1);
    expect(guest.heard).toEqual([]);
  });
});

test('let and turn-away find the nickname as IRC compares it, and answer once', () => {
  const ana = knocks('Ana', 1).guest;
  expect([lobby.letIn('ANA'), ana.fate]).toEqual([true, 'let in']);
  expect([lobby.letIn('ana'), lobby.turnAway('ana'), lobby.letIn('')]).toEqual([
    false,
    false,
    false,
  ]);
  const bob = knocks('bob', 1).guest;
  expect([lobby.turnAway('bob'), bob.fate]).toEqual([true, 'a host did not let you in']);
  expect(lobby.waiting).toEqual([]);
});

describe('limits', () => {
  test('three by one circuit, any number of connections that have none', () => {
    for (const nick of ['a', 'b', 'c']) knocks(nick, 7);
    const { answer } = knocks('d', 7);
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(answer).toEqual({
      refused: 'too many people are waiting to be let in: try again later',
    });
    for (let at = 0; at < 5; at += 1) expect(knocks(`x${at}`, null).answer).toHaveProperty('words');
  });

  test('a hundred in all, and a place is free again when one leaves', () => {
    const guests = Array.from({ length: 100 }, (_, at) => knocks(`g${at}`, at).guest);
    expect(knocks('late', 500).answer).toHaveProperty('refused');
    for (const guest of guests.slice(0, 1)) lobby.leave(guest);
    expect(knocks('late', 500).answer).toHaveProperty('words');
  });

  test('who was turned away may not knock again by the same circuit for five minutes', () => {
    knocks('ana', 7);
    lobby.turnAway('ana');
    expect(knocks('ana2', 7).answer).toEqual({ refused: 'a host did not let you in' });
    expect(knocks('bob', 8).answer).toHaveProperty('words');
    nowMs += 300_001;
    expect(knocks('ana', 7).answer).toHaveProperty('words');
  });

  test('remembers a thousand circuits, the oldest goes first', () => {
    for (let at = 0; at <= 1_000; at += 1) {
      knocks('ana', at);
      lobby.turnAway('ana');
    }
    expect(knocks('ana', 0).answer).toHaveProperty('words');
    expect(knocks('bob', 1).answer).toHaveProperty('refused');
  });
});
