// Every state of the page, in an order in which one leads to the next, and how a guest gets there.
// The test looks for faults in each; the visual sheet takes its pictures of each.

import { IrcClient } from '../support/irc-client.ts';
import { ircAnswers } from '../support/irc-port.ts';
import { until } from '../support/until.ts';
import type { Stage } from './stage.ts';

export interface State {
  readonly name: string;
  /** It shows on a small screen only. */
  readonly small?: true;
  readonly reach: (stage: Stage) => Promise<void>;
  /** What has to hold while it is reached and looked at. */
  readonly during?: (stage: Stage, act: () => Promise<void>) => Promise<void>;
}

/** Who fills the small room. */
const fillers: IrcClient[] = [];

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

/** The gateway stands still, and nobody takes note of it: what the page waits for does not come. */
async function withGatewayStopped(stage: Stage, act: () => Promise<void>): Promise<void> {
  const supervisor = await stage.room.supervisor();
  const gateway = await stage.gateway();
  process.kill(supervisor.pid, 'SIGSTOP');
  process.kill(gateway, 'SIGSTOP');
  try {
    await act();
  } finally {
    process.kill(gateway, 'SIGCONT');
    process.kill(supervisor.pid, 'SIGCONT');
  }
}

/** The gateway is killed, and comes back only afterwards. */
async function withoutGateway(stage: Stage, act: () => Promise<void>): Promise<void> {
  const supervisor = await stage.room.supervisor();
  const gateway = await stage.gateway();
  process.kill(supervisor.pid, 'SIGSTOP');
  process.kill(gateway, 'SIGKILL');
  try {
    await act();
  } finally {
    process.kill(supervisor.pid, 'SIGCONT');
  }
  // The door that opens last, and hers.
  await until('the gateway to be back', () => ircAnswers(stage.room.ports.irc));
  await stage.olgaReturns();
}

/** Sets a channel and waits until the room has done so. */
async function olgaSets(stage: Stage, ...lines: readonly string[]): Promise<void> {
  stage.olga.say(...lines);
  await stage.olga.sync();
}

const person = (nick: string) => async (stage: Stage) => {
  await stage.all(async (guest) => {
    await guest.closesSheets();
    await guest.clicks('aside.people button.person', nick);
    await guest.has('dialog');
  });
};

const sheet = (button: string, text: string) => async (stage: Stage) => {
  await stage.all(async (guest) => {
    await guest.closesSheets();
    await guest.clicks(button, text);
    await guest.has('dialog');
  });
};

/** Out by a kick, then knocking at a channel that is set like this. */
const shutOut = (modes: string, sentence: string) => async (stage: Stage) => {
  await olgaSets(stage, `MODE #lobby ${modes}`);
  await stage.all(async (guest) => {
    await guest.clicks('.outside button', 'Join again');
    await guest.sees(sentence);
  });
};

export const states: readonly State[] = [
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
        await guest.sees('is taken');
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
        await guest.clicks('nav button.place', '#lobby');
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
        await guest.clicks('nav button.place', 'olga');
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
        await guest.clicks('dialog button.place', '#lobby');
        await guest.has('.people-button');
      });
      await sheet('.people-button', '')(stage);
    },
  },
  { name: 'a person', reach: person('olga') },
  { name: 'oneself', reach: (stage) => person('you')(stage) },
  { name: 'a channel, for guests', reach: sheet('.head-bar button', '') },
  { name: 'settings', reach: sheet('nav button', 'Settings') },
  { name: 'shortcuts and commands', reach: sheet('nav button', 'Shortcuts') },
  { name: 'leave?', reach: sheet('nav button', 'Leave the room') },
  { name: 'erase, and leave?', reach: sheet('nav button', 'Erase and leave') },
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
        await guest.clicks('[role=log] .said a', 'maps/leaflet');
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
