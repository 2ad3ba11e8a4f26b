// A simulated room whose people are inside, and where somebody stands.

import { expect } from 'vitest';
import { SimulatedRoom } from './simulated-room.ts';

/** The first one is the host. */
export async function roomOf(...nicks: string[]): Promise<SimulatedRoom> {
  const room = new SimulatedRoom(nicks.join(' '));
  for (const nick of nicks) room.come(nick);
  expect(await room.settle()).toBe(true);
  return room;
}

export const stageOf = (room: SimulatedRoom, nick: string): string => {
  const { stage, fault } = room.person(nick).group.view;
  return fault ?? stage;
};
