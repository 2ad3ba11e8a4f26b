import { afterEach, expect, test } from 'vitest';
import { firstAccess } from '../../server/config/access-snapshot.ts';
import { Access } from '../../server/gateway/admission/invitations/access.ts';
import type { DoorConnection } from '../../server/gateway/doors/door.ts';
import { NgircdConnector } from '../../server/gateway/ngircd/connector.ts';
import { Guests } from '../../server/gateway/guests/guests.ts';

// A fault of our own cannot be had from a sound gateway: here a door brings it.

const counted: string[] = [];
let guests: Guests;

afterEach(() => guests.end('the test is over'));

class FaultyConnection implements DoorConnection {
  readonly door = 'irc';
  readonly circuit = 1;
  readonly full = false;
  readonly isPresent = true;
  dropped = false;
  queuedBytes(): number {
    return 0;
  }
  send(): void {
    throw new Error('a fault that quotes what was said');
  }
  pause(): void {}
  resume(): void {}
  end(): void {}
  drop(): void {
    this.dropped = true;
  }
}

test('a fault in one guest’s session ends that session only, and is counted', () => {
  const config = {
    ngircd: { host: '127.0.0.1', port: 9, password: '', webircPassword: '', operatorPassword: '' },
    nickLength: 9,
    maxGuests: 2,
    maxGuestsPerCircuit: 1,
    holdMs: 300_000,
    backlogLines: 0,
    forgetMs: null,
    sealed: false,
    room: 'lobby',
    rooms: [],
    hosts: [],
    onionHosts: [],
    endsAtBootMs: null,
    needsSignOfLife: false,
  };
  guests = new Guests(config, {
    access: new Access({
      passphrase: null,
      knock: 'off',
      panic: { word: null, onTyped: () => {} },
      snapshot: firstAccess({ hostToken: null, inviteOnly: false, sharedUses: null }),
      holdMs: 0,
      nowMs: () => 0,
    }),
    connector: new NgircdConnector(config.ngircd),
    now: () => 0,
    bootNow: () => 0,
    wallMs: Date.now,
    end: {
      burn: () => Promise.resolve(true),
      move: () => Promise.resolve(null),
      goOn: () => true,
    },
    refused: (reason) => counted.push(reason),
  });
  const faulty = new FaultyConnection();
  guests.admit(faulty)?.line(Buffer.from('PING answer'));
  expect(faulty.dropped).toBe(true);
  expect(counted).toEqual(['fault']);
  // Its place at the circuit is free again.
  expect(guests.admit(new FaultyConnection())).not.toBeNull();
});
