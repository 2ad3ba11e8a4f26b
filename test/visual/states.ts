// Every state of the page, in an order in which one leads to the next, and how a guest gets there. A test
// looks for faults in each of them, and the visual sheet takes its pictures of them.

import { doorStates } from './states/door.ts';
import { endingStates } from './states/ending.ts';
import { hostStates } from './states/host.ts';
import { messageStates } from './states/messages.ts';
import { moderationStates } from './states/moderation.ts';
import { roomStates } from './states/room.ts';
import { sheetStates } from './states/sheets.ts';
import type { State } from './states/state.ts';

export const states: readonly State[] = [
  ...doorStates,
  ...roomStates,
  ...sheetStates,
  ...messageStates,
  ...moderationStates,
  ...endingStates,
  ...hostStates,
];
