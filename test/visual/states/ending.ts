// No channel, a broken connection, and the end.

import { fillers, withoutGateway } from './steps.ts';
import type { State } from './state.ts';

export const endingStates: readonly State[] = [
  {
    name: 'in no channel',
    reach: async (stage) => {
      await stage.all(async (guest) => {
        await guest.says('/part');
        await guest.clicks('nav [aria-label^="Close the chat"]');
        await guest.sees('You are not in any channel');
      });
    },
  },
  {
    name: 'line broken',
    during: withoutGateway,
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.sees('The connection broke');
      }),
  },
  {
    name: 'left',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.clicks('nav button', 'Leave the room');
        await guest.clicks('dialog button', 'Leave the room');
        await guest.sees('You have left the room');
      }),
  },
  {
    name: 'the end is near',
    reach: async (stage) => {
      for (const filler of fillers.splice(0)) {
        filler.say('QUIT');
        await filler.ends();
      }
      await stage.all(async (guest) => {
        await guest.opens(stage.small.ready.web.link);
        await guest.page.click('Enter the room');
        await guest.sees('The room ends in');
      });
    },
  },
  {
    name: 'the room is over',
    reach: async (stage) => {
      await stage.small.end();
      await stage.all((guest) => guest.sees('The room has ended.'));
    },
  },
];
