// The room: messages, channels, private chats.

import type { Stage } from '../stage.ts';
import { olgaSets, sheet } from './steps.ts';
import type { State } from './state.ts';

const words = [
  'Good morning! The room is open until noon.',
  'Thanks. I have the first two pages ready, and a question about the third.',
  'Which one do you mean?',
];

async function talk({ olga, guests }: Stage): Promise<void> {
  olga.say('TOPIC #lobby :Draft of the leaflet: https://example.org/draft');
  const [first] = guests;
  for (const text of words) olga.say(`PRIVMSG #lobby :${text}`);
  await first?.says('The one with the map.');
  await first?.says('/me looks for it');
  olga.say(
    'PRIVMSG #lobby :\x01ACTION brings tea\x01',
    ...guests.map(({ nick }) => `PRIVMSG #lobby :${nick}: can you take a look?`),
    'PRIVMSG #lobby :Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.padEnd(
      330,
      'x',
    ),
  );
}

export const roomStates: readonly State[] = [
  {
    name: 'room, nothing said',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.enters(stage.room.ready.web.link);
        await guest.sees('There are no earlier messages.');
      }),
  },
  {
    name: 'room, with talk',
    reach: async (stage) => {
      await talk(stage);
      await stage.all((guest) => guest.sees('can you take a look?'));
    },
  },
  {
    name: 'other channels',
    reach: async (stage) => {
      await olgaSets(stage, 'JOIN #kitchen', 'JOIN #pictures');
      await stage.all(async (guest) => {
        await guest.says('/list');
        await guest.sees('Channels in this room:');
      });
    },
  },
  {
    name: 'alone in a channel',
    during: async (stage, act) => {
      await act();
      await stage.all(async (guest) => {
        await guest.says('/part');
        await guest.clicks('nav button.buffer', '#lobby');
      });
    },
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.says(`/join #${guest.nick}-pictures`);
        await guest.sees('You are alone in');
      }),
  },
  {
    name: 'private talk, and unread elsewhere',
    reach: async (stage) => {
      const { olga, guests } = stage;
      for (const { nick } of guests) olga.say(`PRIVMSG ${nick} :Have you got the map?`);
      await stage.all(async (guest) => {
        await guest.clicks('nav button.buffer', 'olga');
        await guest.sees('Private chat');
      });
      for (const { nick } of guests) olga.say(`PRIVMSG #lobby :${nick}, there it is`);
      await stage.all((guest) => guest.has('.badge.loud'));
    },
  },
  { name: 'channels, drawer', small: true, reach: sheet('.head-bar button', '') },
  {
    name: 'people, drawer',
    small: true,
    reach: async (stage) => {
      await stage.all(async (guest) => {
        await guest.clicks('.head-bar button', '');
        await guest.clicks('dialog button.buffer', '#lobby');
        await guest.has('.people-button');
      });
      await sheet('.people-button', '')(stage);
    },
  },
];
