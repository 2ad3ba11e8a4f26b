// The join form, with all that can go wrong there.

import { IrcClient } from '../../support/irc-client.ts';
import { fillers, withGatewayStopped, withoutGateway } from './steps.ts';
import type { State } from './state.ts';

export const doorStates: readonly State[] = [
  {
    name: 'door',
    reach: (stage) => stage.all((guest) => guest.opens(stage.room.ready.web.link)),
  },
  {
    name: 'door without an invitation',
    reach: (stage) => stage.all((guest) => guest.opens(stage.room.ready.web.url)),
  },
  {
    name: 'door, not a nickname',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.page.fill('Nickname', '9 lives');
        await guest.page.click('Enter the room');
        await guest.sees('starts with a letter');
      }),
  },
  {
    name: 'door, no passphrase',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.page.fill('Nickname', guest.nick);
        await guest.page.click('Enter the room');
        await guest.sees('There is no passphrase yet');
      }),
  },
  {
    name: 'door, wrong passphrase',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.page.fillSecret('not-the-one');
        await guest.page.click('Enter the room');
        await guest.sees('Wrong passphrase');
      }),
  },
  {
    name: 'door, nickname taken',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.opens(stage.room.ready.web.link);
        await guest.page.fill('Nickname', 'olga');
        await guest.page.click('Enter the room');
        await guest.sees('is kept for somebody else');
      }),
  },
  {
    name: 'door, entering',
    during: withGatewayStopped,
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.page.click('Enter the room');
        await guest.sees('Entering…');
      }),
  },
  {
    name: 'door, out of reach',
    during: async (stage, act) => {
      await stage.all((guest) => guest.opens(stage.room.ready.web.link));
      await withoutGateway(stage, act);
    },
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.page.click('Enter the room');
        await guest.sees('cannot be reached');
      }),
  },
  {
    name: 'door, room full',
    reach: async (stage) => {
      const { ready, ports } = stage.small;
      for (const { nick } of stage.guests) {
        const filler = IrcClient.tcp({ host: '127.0.0.1', port: ports.irc });
        await filler.enters(`${nick}-first`, ready.passphrase, '#tiny');
        fillers.push(filler);
      }
      await stage.all(async (guest) => {
        await guest.opens(ready.web.link);
        await guest.page.click('Enter the room');
        await guest.sees('The room is full');
      });
    },
  },
];
