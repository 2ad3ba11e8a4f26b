// Sealed rooms in containers: by the host command, which has the seal, and by Compose, whose room never has one.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import type { InvitationLinks } from '../../server/contract/host/events.ts';
import { parseInvitation } from '../../server/contract/invitation/invitation.ts';
import {
  invitationKey,
  isCertified,
  issuerOf,
  parseSeal,
  type Seal,
} from '../../server/sealed/seal/seal.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyIn, mayflyTo } from './host-command.ts';
import { HostRooms, inDocker } from './host-rooms.ts';
import { mayflyImage } from './mayfly-image.ts';
import { startRoom, type Room } from './room.ts';

let engine: Engine;
let rooms: HostRooms;
const byCompose: Room[] = [];
beforeAll(async () => {
  engine = await engineWithImage();
  rooms = new HostRooms(engine);
});
afterAll(async () => {
  await engine.stop();
});
afterEach(async () => {
  for (const room of byCompose.splice(0)) await room.remove();
  await rooms.remove();
  expect(await rooms.left()).toEqual([]);
});

function sealIn(link: string | undefined): Seal {
  const seal = parseSeal(parseInvitation(link ?? '').seal ?? '');
  if (seal === null) throw new Error('a link without a seal');
  return seal;
}

function isOfOneRoom(host: Seal, guest: Seal): boolean {
  const random = (length: number) => new Uint8Array(length);
  return isCertified(issuerOf(host), invitationKey(guest, random));
}

const linksIn = (text: string): string[] => text.match(/http:\/\/\S+#\S+/g) ?? [];

test.each([
  ['docker', inDocker],
  ['volatile', ['--engine', 'volatile', '--image', mayflyImage]],
])('by the host command: `invite` gets a seal of the room in %s', async (_, flags) => {
  const room = await rooms.start({ flags: [...flags, '--sealed'] });
  const { host, web } = await room.ready();
  const own = sealIn(host?.links.web);
  expect(own).toMatchObject({ kind: 'host', invitation: 'i1' });
  expect(isOfOneRoom(own, sealIn(web.link))).toBe(true);
  const { out, err } = await mayflyTo(engine, 'invite', 'Ana', '--json');
  expect(err).toBe('');
  const ana = sealIn((JSON.parse(out) as { links: InvitationLinks }).links.web);
  expect(ana).toMatchObject({ kind: 'guest', invitation: 'i2' });
  expect(isOfOneRoom(own, ana)).toBe(true);
});

test('by Compose: what the room prints has no seal, and `mayfly seal -` adds it', async () => {
  const room = await startRoom(engine, { settings: { MAYFLY_SEALED: 'on' } });
  byCompose.push(room);
  expect(room.talk).toContain('mayfly seal -');
  for (const link of linksIn(room.talk)) expect(parseInvitation(link).seal).toBeNull();

  const { enter } = engine.enclosure;
  const first = await mayflyIn(engine, enter, ['seal', '-'], room.talk);
  expect(first.err).toContain('a new seal');
  const [own, shared] = linksIn(first.out);
  expect(sealIn(own)).toMatchObject({ kind: 'host', invitation: 'i1' });
  expect(sealIn(shared)).toMatchObject({ kind: 'guest', invitation: 'shared' });
  expect(parseInvitation(shared ?? '').passphrase).toBe(room.ready.passphrase);

  const block = await room.mayfly('invite', 'Ana');
  const later = await mayflyIn(engine, enter, ['seal', '-'], `${own}\n\n${block}`);
  expect(later).toMatchObject({ code: 0, err: '' });
  expect(later.out).toContain('Ana (i2)');
  const [ana] = linksIn(later.out);
  expect(sealIn(ana)).toMatchObject({ kind: 'guest', invitation: 'i2' });
  expect(isOfOneRoom(sealIn(own), sealIn(ana))).toBe(true);
});
