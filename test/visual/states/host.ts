// The host's sheet. The guests come again, as hosts.

import type { Guest, Stage } from '../stage.ts';
import type { State } from './state.ts';

async function entersAsHost(stage: Stage, { page, nick }: Guest): Promise<void> {
  const { olga, room } = stage;
  const from = olga.lines.length;
  olga.say(`PRIVMSG mayfly :invite ${nick} host`);
  await olga.hears(/Its link, on the room/);
  const told = olga.lines.slice(from).join('\n');
  const secret = /in place of a passphrase: (\S+)/.exec(told)?.[1] ?? '';
  await page.open('about:blank');
  await page.open(`${room.ready.web.url}#room=lobby&key=${secret}`);
  // The name that they had before is kept for whoever came by the shared invitation.
  await page.fill('Nickname', `${nick}-host`);
  await page.click('Enter the room');
}

/** Shows the part of the sheet that has this heading, or is such an element. */
const scrollsTo = (selector: string, text: string): string =>
  `[...document.querySelectorAll(${JSON.stringify(`dialog ${selector}`)})]
    .find((one) => one.textContent.includes(${JSON.stringify(text)}))?.scrollIntoView()`;

export const hostStates: readonly State[] = [
  {
    name: 'for hosts',
    reach: async (stage) => {
      // One after another: each has a secret of its own.
      for (const guest of stage.guests) await entersAsHost(stage, guest);
      await stage.all(async (guest) => {
        await guest.clicks('nav.buffers button', 'For hosts');
        await guest.sees('Invitations: ');
      });
    },
  },
  {
    name: 'for hosts, take back an invitation?',
    reach: (stage) =>
      stage.all(async ({ page }) => {
        await page.read(`document.querySelector('dialog [aria-label^="Take back"]').click()`);
        await page.read(`document.querySelector('dialog .question').scrollIntoView()`);
      }),
  },
  {
    name: 'for hosts, a new invitation',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.clicks('dialog button', 'Go back');
        await guest.page.fill('For whom (only hosts see it)', 'The one with the map');
        await guest.page.click('Make the invitation');
        await guest.has('dialog .made');
        await guest.page.read(scrollsTo('h3', 'New invitation'));
      }),
  },
  {
    name: 'for hosts, end the room?',
    reach: (stage) =>
      stage.all(async (guest) => {
        await guest.page.click('End the room now…');
        await guest.has('form.burn');
        await guest.page.read(scrollsTo('form.burn', ''));
      }),
  },
];
