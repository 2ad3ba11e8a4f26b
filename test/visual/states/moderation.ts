// What operators do, the lock, and a guest who is out of the channel.

import type { Stage } from '../stage.ts';
import { olgaSets, person, sheet } from './steps.ts';
import type { State } from './state.ts';

/** Out by a kick, then knocking at a channel that is set like this. */
const shutOut = (modes: string, sentence: string) => async (stage: Stage) => {
  await olgaSets(stage, `MODE #lobby ${modes}`);
  await stage.all(async (guest) => {
    await guest.clicks('.outside button', 'Join again');
    await guest.sees(sentence);
  });
};

export const moderationStates: readonly State[] = [
  {
    name: 'a person, for operators',
    reach: async (stage) => {
      const nicks = stage.guests.map(({ nick }) => nick);
      await olgaSets(
        stage,
        ...nicks.map((nick) => `MODE #lobby +o ${nick}`),
        'MODE #lobby +tl 40',
        'MODE #lobby +b *!*@0a1b2c3d4e5f60718293a4b5c6d7e8f9.room',
      );
      await stage.all((guest) => guest.sees('olga made'));
      await person('olga')(stage);
    },
  },
  {
    name: 'remove? and ban?',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.clicks('dialog button', 'Remove and ban');
        await guest.sees('The ban applies to this session');
      }),
  },
  {
    name: 'a channel, for operators',
    reach: async (stage) => {
      await sheet('.head-bar button', '')(stage);
      await stage.all((guest) => guest.sees('0a1b2c3d'));
    },
  },
  {
    name: 'locked',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.closesSheets();
        await guest.page.chord('AltLeft', 'ShiftLeft', 'KeyL');
        await guest.sees('Locked');
      }),
  },
  {
    name: 'locked, wrong passphrase',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.page.fillSecret('guessed');
        await guest.page.click('Unlock');
        await guest.sees('Wrong passphrase.');
      }),
  },
  {
    name: 'removed from the channel',
    reach: async (stage) => {
      const { passphrase } = stage.room.ready;
      await stage.all(async (guest) => {
        await guest.page.fillSecret(String(passphrase));
        await guest.page.click('Unlock');
        await guest.has('.room');
      });
      await olgaSets(stage, ...stage.guests.map(({ nick }) => `KICK #lobby ${nick} :too loud`));
      await stage.all((guest) => guest.has('.outside'));
    },
  },
  { name: 'banned', reach: shutOut('+b *!*@*', 'You are banned') },
  { name: 'key needed', reach: shutOut('-b+k *!*@* sesame', 'needs a channel key') },
  { name: 'channel full', reach: shutOut('-k+l sesame 1', 'is full') },
  {
    name: 'back, and what was said meanwhile',
    reach: async (stage) => {
      const meanwhile = ['Welcome back, all of you.', 'The leaflet is ready.'];
      await olgaSets(
        stage,
        'MODE #lobby -l',
        ...meanwhile.map((text) => `PRIVMSG #lobby :${text}`),
      );
      await stage.all(async (guest) => {
        await guest.clicks('.outside button', 'Join again');
        await guest.sees('Sent while you were not here');
      });
    },
  },
];
