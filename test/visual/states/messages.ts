// Writing, links, search, and messages of a muted person.

import type { State } from './state.ts';

export const messageStates: readonly State[] = [
  {
    name: 'formats',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.closesSheets();
        await guest.drafts('ⒷBring the map:Ⓑ the Ⓒ03greenⒸ one, ⒾpleaseⒾ :)');
        await guest.page.click('Formatting');
        await guest.has('.format-bar');
        await guest.has('.preview-line .bold');
      }),
  },
  {
    name: 'too many at once',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.page.click('Formatting');
        await guest.drafts('one\ntwo\nthree\n'.repeat(8));
        await guest.has('.too-many');
      }),
  },
  {
    name: 'suggestions',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.drafts('/m');
        await guest.has('[role=listbox]');
        await guest.page.chord('ArrowDown');
        await guest.has('[role=option][aria-selected=true]');
      }),
  },
  {
    name: 'several lines to paste',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.drafts('');
        await guest.pastes(
          ['Meet at nine.', 'Bring the map,', '  and something to write.'].join('\n'),
        );
        await guest.has('dialog .pasting');
      }),
  },
  {
    name: 'a link that leads away',
    reach: async (stage) => {
      await stage.all((guest) => guest.closesSheets());
      stage.olga.say('PRIVMSG #lobby :The map is here: https://аррӏе.com/maps/leaflet?page=3');
      await stage.all(async (guest) => {
        await guest.sees('The map is here');
        await guest.clicks('[role=log] .message a', 'maps/leaflet');
        await guest.has('dialog .address');
      });
    },
  },
  {
    name: 'search',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.closesSheets();
        await guest.page.click('Search');
        await guest.has('#search-field');
        await guest.page.types('map');
        await guest.has('.result mark');
      }),
  },
  {
    name: 'nothing found',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.page.types('s of the moon');
        await guest.sees('No messages found.');
      }),
  },
  {
    name: 'a muted person',
    during: async (stage, act) => {
      await act();
      await stage.all((guest) => guest.says('/unmute olga'));
    },
    reach: async (stage) => {
      await stage.all(async (guest) => {
        await guest.closesSheets();
        await guest.says('/mute olga');
      });
      stage.olga.say('PRIVMSG #lobby :Is anybody there?', 'PRIVMSG #lobby :Hello?');
      await stage.all(async (guest) => {
        await guest.sees('2 messages from people you muted');
        await guest.clicks('[role=log] > ol > .muted-lines:last-child button', 'Show');
        await guest.sees('Is anybody there?');
      });
    },
  },
];
