// The capability mayfly.chat/people: who is told that somebody is a host, or that their nickname is kept.

import { describe, expect, test } from 'vitest';
import type { Role } from '../../../server/contract/host/access.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import {
  makeSharedState,
  type SharedState,
} from '../../../server/protocol/session/shared-state.ts';
import { Bench, passphrase, serverName, wallMs, welcome } from './session-bench.ts';

const room = (): SharedState => makeSharedState(0, new WallClock(wallMs, 1000));

interface Who {
  readonly role?: Role;
  readonly invitation?: string;
  readonly capabilities?: string;
  readonly channels?: readonly string[];
}

/** A guest in #a. @returns them, and what the room said of people while they came in. */
function enters(
  shared: SharedState,
  nick: string,
  who: Who = {},
): { bench: Bench; told: string[] } {
  const bench = new Bench({}, { shared });
  bench.role = who.role ?? 'guest';
  bench.invitation = who.invitation ?? null;
  bench.says(`CAP REQ :${who.capabilities ?? 'mayfly.chat/people'}`, 'CAP END');
  bench.says(`PASS ${passphrase}`, `NICK ${nick}`, 'USER a 0 * :b');
  bench.opens();
  bench.hears(...welcome(nick));
  for (const channel of who.channels ?? ['#a']) joins(bench, channel);
  return { bench, told: ofPeople(bench) };
}

const maskOf = (nick: string): string => `${nick}!,guest@1a2b3c4d.room`;

const joins = (bench: Bench, channel: string): void =>
  bench.hears(
    `:${maskOf(bench.session.nick)} JOIN :${channel}`,
    `:mayfly.room 366 ${bench.session.nick} ${channel} :End of NAMES list`,
  );

/** ngIRCd answers the barriers. @returns what the guest was told of people, without source and command. */
function ofPeople(bench: Bench): string[] {
  const written = bench.guest();
  const pings = bench.room().filter((line) => line.startsWith('PING '));
  bench.hears(...pings.map((line) => `:mayfly.room PONG mayfly.room :${line.slice(5)}`));
  const start = `:${serverName} MAYFLYPERSON `;
  return [...written, ...bench.guest()]
    .filter((line) => line.startsWith(start))
    .map((line) => line.slice(start.length));
}

const host: Who = { role: 'host', invitation: 'i1' };
const friend: Who = { invitation: 'i2' };

describe('people of a channel', () => {
  test('are told to each other: at once of oneself, and of the others within a second', () => {
    const shared = room();
    const ana = enters(shared, 'ana', host);
    expect(ana.told).toEqual(['ana :host kept']);
    const ben = enters(shared, 'ben', friend);
    expect(ben.told).toEqual(['ben kept']);
    const cem = enters(shared, 'cem');
    expect(cem.told).toEqual([]);
    shared.people.tell(serverName);
    const all = ['ana :host kept', 'ben kept'];
    expect([ana, ben, cem].map(({ bench }) => ofPeople(bench))).toEqual([all, all, all]);
    shared.people.tell(serverName);
    expect(ofPeople(cem.bench)).toEqual([]);

    const dan = enters(shared, 'dan', { invitation: 'i3' });
    shared.people.tell(serverName);
    expect(ofPeople(ana.bench)).toEqual(['dan kept']);
    expect(ofPeople(dan.bench)).toEqual([...all, 'dan kept']);
  });

  test('are told to nobody who shares no channel with them, and not without the capability', () => {
    const shared = room();
    enters(shared, 'ana', host);
    const far = enters(shared, 'far', { channels: ['#b'] });
    const old = enters(shared, 'old', { capabilities: 'batch' });
    shared.people.tell(serverName);
    expect([ofPeople(far.bench), ofPeople(old.bench)]).toEqual([[], []]);
    joins(far.bench, '#a');
    shared.people.tell(serverName);
    expect(ofPeople(far.bench)).toEqual(['ana :host kept']);
  });

  test('are told again under a new nickname, and not any more once they are out', () => {
    const shared = room();
    const ana = enters(shared, 'ana', host);
    const ben = enters(shared, 'ben');
    shared.people.tell(serverName);
    ofPeople(ben.bench);
    ana.bench.hears(`:${maskOf('ana')} NICK :ann`);
    ana.bench.hears(`:${maskOf('ann')} NICK :anne`);
    shared.people.tell(serverName);
    expect(ofPeople(ben.bench)).toEqual(['ana :', 'ann :', 'anne :host kept']);
    ana.bench.session.end('bye');
    shared.people.tell(serverName);
    expect(ofPeople(ben.bench)).toEqual(['anne :']);
  });

  test('who are back in another channel within a second keep their mark for all who see them', () => {
    const shared = room();
    const ana = enters(shared, 'ana', { ...host, channels: ['#a', '#b'] });
    const ben = enters(shared, 'ben', { channels: ['#b', '#a'] });
    shared.people.tell(serverName);
    ofPeople(ben.bench);
    ana.bench.session.end('bye');
    enters(shared, 'ana', { ...host, channels: ['#b'] });
    shared.people.tell(serverName);
    expect(ofPeople(ben.bench).at(-1)).toBe('ana :host kept');
  });

  test('come behind the JOIN that ngIRCd had sent before, and wait for a link that is lost', () => {
    const shared = room();
    const ben = enters(shared, 'ben');
    enters(shared, 'ana', host);
    shared.people.tell(serverName);
    ben.bench.guest();
    ben.bench.hears(`:${maskOf('ana')} JOIN :#a`);
    expect(ben.bench.guest()).toEqual([`:${maskOf('ana')} JOIN :#a`]);
    expect(ofPeople(ben.bench)).toEqual(['ana :host kept']);
    enters(shared, 'cem', friend);
    shared.people.tell(serverName);
    expect(ben.bench.room().at(-1)).toMatch(/^PING /);
    ben.bench.loses();
    ben.bench.opens();
    ben.bench.hears(...welcome('ben'), `:${maskOf('ben')} JOIN :#a`);
    ben.bench.hears(':mayfly.room 366 ben #a :End of NAMES list');
    ben.bench.hears(':mayfly.room PONG mayfly.room :mayfly-rejoined');
    expect(ofPeople(ben.bench)).toEqual(['cem kept']);
  });

  test('cost a line for each guest and a second, however many come at once', () => {
    const shared = room();
    const all = Array.from({ length: 40 }, (_, at) =>
      enters(shared, `n${at}`, { invitation: `i${at}` }),
    );
    shared.people.tell(serverName);
    for (const { bench } of all) {
      bench.guest();
      expect(bench.room().filter((line) => line.startsWith('PING '))).toHaveLength(1);
    }
  });
});

test('WHOIS says it to every client', () => {
  const shared = room();
  enters(shared, 'ana', host);
  const { bench } = enters(shared, 'old', { capabilities: 'batch' });
  bench.hears(
    `:mayfly.room 311 old ana ,guest 1a2b3c4d.room * :ana`,
    ':mayfly.room 312 old ana mayfly.room :Mayfly',
    ':mayfly.room 318 old ana :End of WHOIS list',
    `:mayfly.room 311 old old ,guest 1a2b3c4d.room * :old`,
    ':mayfly.room 312 old old mayfly.room :Mayfly',
  );
  expect(bench.guest().filter((line) => !line.includes(' PING '))).toEqual([
    ':mayfly.room 311 old ana ,guest 1a2b3c4d.room * :ana',
    ':mayfly.room 320 old ana :is a host of this room',
    ':mayfly.room 320 old ana :is here by an invitation of their own, and nobody else can have this nickname',
    ':mayfly.room 312 old ana mayfly.room :Mayfly',
    ':mayfly.room 318 old ana :End of WHOIS list',
    ':mayfly.room 311 old old ,guest 1a2b3c4d.room * :old',
    ':mayfly.room 312 old old mayfly.room :Mayfly',
  ]);
});
