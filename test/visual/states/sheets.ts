// The sheets that open over the room.

import { person, sheet } from './steps.ts';
import type { State } from './state.ts';

export const sheetStates: readonly State[] = [
  { name: 'a person', reach: person('olga') },
  { name: 'oneself', reach: (stage) => person('you')(stage) },
  { name: 'a channel, for guests', reach: sheet('.head-bar button', '') },
  { name: 'settings', reach: sheet('nav button', 'Settings') },
  { name: 'shortcuts and commands', reach: sheet('nav button', 'Shortcuts') },
  { name: 'leave?', reach: sheet('nav button', 'Leave the room') },
  { name: 'erase, and leave?', reach: sheet('nav button', 'Erase and leave') },
];
