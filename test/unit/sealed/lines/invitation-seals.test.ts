// A host's page adds seals to the invitations that it asked for, and to no others.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { forgiveInvitation } from '../../../../server/contract/invitation/forgiving-invitation.ts';
import { serviceMask } from '../../../../server/contract/room/service.ts';
import { inEnglish } from '../../../../server/contract/words/room-says.ts';
import {
  guestSealFor,
  isCertified,
  invitationKey,
  issuerOf,
  mintHostSeal,
  parseSeal,
  type Seal,
} from '../../../../server/sealed/seal/seal.ts';
import { InvitationSeals } from '../../../../server/sealed/lines/invitation-seals.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const host = mintHostSeal('i1', random);
const link = 'http://example.onion/#room=lobby&key=k3v9-aaaa-bbbb-cccc-dddd-eeee-ff';
const notice = (text: string): string => `@time=now :${serviceMask} NOTICE ana :${text}`;
const invited = notice(inEnglish('says.invited', { text: 'i7 Ana María' }));
const isHost = notice(inEnglish('says.invitedHost'));
const secret = notice(inEnglish('says.invitedSecret', { text: 'k3v9-aaaa' }));
const onion = notice(inEnglish('says.invitedOnion', { text: link }));
const local = notice(inEnglish('says.invitedLocal', { text: link }));
const noSeal = notice(inEnglish('says.invitedSeal'));

/** The seal of the link in a line. */
function sealIn(line: string | null): Seal | null {
  const at = line?.indexOf('http://') ?? -1;
  const { seals, passphrases } = forgiveInvitation(line?.slice(at) ?? '');
  expect(passphrases[0]).toBe('k3v9-aaaa-bbbb-cccc-dddd-eeee-ff');
  return parseSeal(seals[0] ?? '');
}

test.each(['INVITE Ana once', 'INVITE', 'PRIVMSG mayfly :invite Ana'])(
  'after %j the links have a seal of this invitation, and the secret alone is not shown',
  (asked) => {
    const seals = new InvitationSeals(host, random);
    seals.asked(asked);
    expect(seals.added(invited)).toBe(invited);
    expect(seals.added(secret)).toBeNull();
    const made = sealIn(seals.added(onion));
    expect(made).toMatchObject({ kind: 'guest', invitation: 'i7' });
    expect(made).toEqual(sealIn(seals.added(local)));
    expect(seals.added(noSeal)).toBeNull();
    if (made === null) throw new Error('no seal');
    expect(isCertified(issuerOf(host), invitationKey(made, random))).toBe(true);
  },
);

test('a host’s invitation gets a host’s seal', () => {
  const seals = new InvitationSeals(host, random);
  seals.asked('INVITE host');
  for (const line of [invited, isHost]) seals.added(line);
  expect(sealIn(seals.added(onion))).toEqual({ ...host, invitation: 'i7' });
});

test('a room that tells of an invitation that nobody asked for here gets no seal for it', () => {
  const seals = new InvitationSeals(host, random);
  for (const line of [invited, onion]) expect(seals.added(line) ?? '').not.toContain('seal=');
  // Only as many as were asked for.
  seals.asked('INVITE');
  for (const line of [invited, onion, invited, isHost]) seals.added(line);
  expect(seals.added(onion) ?? '').not.toContain('seal=');
  seals.asked('PRIVMSG #lobby :INVITE');
  for (const line of [invited, onion]) expect(seals.added(line) ?? '').not.toContain('seal=');
});

test('an id that is none gets no seal', () => {
  const seals = new InvitationSeals(host, random);
  seals.asked('INVITE');
  seals.added(notice(inEnglish('says.invited', { text: 'shared' })));
  expect(seals.added(onion) ?? '').not.toContain('seal=');
});

test('whoever has a guest’s seal can make none, and is told that it is missing', () => {
  const seals = new InvitationSeals(guestSealFor(host, 'i2', random), random);
  seals.asked('INVITE');
  for (const line of [invited, onion]) seals.added(line);
  expect(seals.added(onion)).toBeNull();
  expect(seals.added(noSeal)).toBe(noSeal);
});

test('what guests say is never changed', () => {
  const seals = new InvitationSeals(host, random);
  seals.asked('INVITE');
  const said = inEnglish('says.invited', { text: 'i7' });
  for (const line of [`:mayfly!x@host NOTICE ana :${said}`, `:bea!g@h PRIVMSG ana :${said}`])
    expect(seals.added(line)).toBe(line);
  expect(seals.added(onion) ?? '').not.toContain('seal=');
});
