// Rooms without a shared secret: for the invited alone, or for everybody.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstAccess } from '../../server/config/access-snapshot.ts';
import { mintInvitationToken } from '../../server/config/invitation-token.ts';
import { formatToken } from '../../server/contract/invitation/token-text.ts';
import { GatewayRoom } from '../support/gateway.ts';
import { doorNames, knock, newNick, wrongAnswers } from './gateway-fixture/doors.ts';
import { entryOf, issue, setShared } from './gateway-fixture/supervisor.ts';

let room: GatewayRoom;

describe('a room for the invited', () => {
  beforeAll(async () => {
    room = await GatewayRoom.start({}, (config) => ({
      ...config,
      passphrase: null,
      access: firstAccess({ hostToken: null, inviteOnly: true, sharedUses: null }),
    }));
  });
  afterAll(() => room.end());

  test.each(doorNames)('%s: lets in who has an invitation, and nobody else', async (door) => {
    for (const secret of [
      '',
      'quiet-garden-after-every-long-winter',
      formatToken(mintInvitationToken()),
    ]) {
      expect((await knock(room, door, newNick(), secret)).answer).not.toBe('in');
    }
    expect((await knock(room, door, newNick(), (await issue(room)).token)).answer).toBe('in');
  });
});

describe('an open room', () => {
  beforeAll(async () => {
    room = await GatewayRoom.start({ passphrase: 'none', open: 'on' });
  });
  afterAll(() => room.end());

  test.each(doorNames)('%s: lets everybody in, and knows an invitation', async (door) => {
    expect((await knock(room, door, newNick(), 'whatever')).answer).toBe('in');
    const { entry, token } = await issue(room, { role: 'host' });
    const nick = newNick();
    expect((await knock(room, door, nick, token)).answer).toBe('in');
    expect(await entryOf(room, entry.id)).toMatchObject({ state: 'inside', nick, role: 'host' });
  });

  test('that is closed asks for an invitation', async () => {
    await setShared(room, false);
    expect((await knock(room, 'lite', newNick(), '')).answer).toContain('no passphrase yet');
    expect((await knock(room, 'irc', newNick(), 'whatever')).answer).toBe(wrongAnswers.irc);
    expect((await knock(room, 'irc', newNick(), (await issue(room)).token)).answer).toBe('in');
  });
});
