import { afterEach, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';

let room: GatewayRoom;

afterEach(() => room.end());

test('as many guests as there are places may come at the same moment', async () => {
  // More than Node's usual listen queue holds, and than strangers there are to spare.
  const places = 600;
  room = await GatewayRoom.start({ maxGuests: String(places) });
  const guests = Array.from({ length: places }, () => room.websocket());
  await Promise.all(guests.map((guest, index) => guest.enters(`guest${index}`, passphrase)));
  const { guests: inside, refused } = await room.status();
  expect(inside).toBe(places);
  expect(refused).toEqual({});
});
