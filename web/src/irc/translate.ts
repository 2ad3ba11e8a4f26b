// irc-framework's events as Happenings. Knows nothing of the page, and decides nothing.

import type IrcClient from 'irc-framework/src/client.js';
import { aboutRoom } from './about-room.ts';
import type { RoomEvent } from './room-event.ts';

type Recalled = Extract<RoomEvent, { kind: 'recalled' }>;

/** ECMA-262: what a Date can be. */
const maxTime = 8.64e15;
const historyBatch = 'chathistory';

/** Hands on all that the client hears. `now` gives the time where the server says none. */
export function translate(
  client: IrcClient,
  now: () => number,
  tell: (roomEvent: RoomEvent) => void,
): void {
  // A time that is none is no time: a calendar would throw at it.
  const at = ({ time }: { readonly time?: number }): number =>
    time !== undefined && Math.abs(time) < maxTime ? time : now();

  client.on('registered', ({ nick }) => {
    const echoes = client.network.cap.isEnabled('echo-message');
    tell({ kind: 'registered', nick, echoes, at: now() });
  });

  // What was said in the past is not told line by line, as what is said now.
  let recalled: Recalled['lines'][number][] = [];
  client.on(`batch start ${historyBatch}`, () => {
    recalled = [];
  });
  client.on(`batch end ${historyBatch}`, ({ params: [channel = ''] }) =>
    tell({ kind: 'recalled', channel, lines: recalled }),
  );

  for (const [event, form] of [
    ['privmsg', 'say'],
    ['action', 'act'],
    ['notice', 'notice'],
  ] as const) {
    client.on(event, (said) => {
      const { nick: from, target, message: text } = said;
      if (said.batch?.type === historyBatch) {
        recalled.push({ form, from, text, at: at(said) });
        return;
      }
      // A server has no '!' in its prefix: what irc-framework then calls a nick may be its name.
      if (said.from_server || from === '' || target === '*') {
        tell({ kind: 'server said', text, at: at(said) });
      } else {
        const id = Number(said.tags['mayfly.chat/id']);
        const echo = Number.isSafeInteger(id) ? { id } : {};
        tell({ kind: 'talk', form, from, target, text, ...echo, at: at(said) });
      }
    });
  }

  client.on('join', (event) =>
    tell({ kind: 'joined', nick: event.nick, channel: event.channel, at: at(event) }),
  );
  client.on('part', (event) =>
    tell({ kind: 'parted', nick: event.nick, channel: event.channel, at: at(event) }),
  );
  client.on('quit', (event) => tell({ kind: 'quit', nick: event.nick, at: at(event) }));
  client.on('nick', (event) =>
    tell({ kind: 'renamed', from: event.nick, to: event.new_nick, at: at(event) }),
  );
  client.on('kick', (event) =>
    tell({
      kind: 'kicked',
      nick: event.kicked,
      by: event.nick,
      channel: event.channel,
      reason: event.message,
      at: at(event),
    }),
  );
  client.on('topic', (event) =>
    tell({
      kind: 'topic',
      channel: event.channel,
      text: event.topic,
      by: event.nick ?? null,
      at: at(event),
    }),
  );
  client.on('userlist', ({ channel, users }) =>
    tell({
      kind: 'people',
      channel,
      people: users.map(({ nick, modes }) => ({ nick, modes: modes.join('') })),
    }),
  );
  client.on('mode', (event) =>
    tell({
      kind: 'modes',
      channel: event.target,
      by: event.nick,
      changes: event.modes.map(({ mode, param }) => ({ mode, param: param ?? null })),
      text: [event.raw_modes, ...event.raw_params].join(' '),
      at: at(event),
    }),
  );
  client.on('away', (event) => {
    if (event.self) tell({ kind: 'away', away: true, at: at(event) });
    else tell({ kind: 'presence', nick: event.nick, away: event.message, at: at(event) });
  });
  client.on('back', (event) => {
    if (event.self) tell({ kind: 'away', away: false, at: at(event) });
    else tell({ kind: 'presence', nick: event.nick, away: null, at: at(event) });
  });
  client.on('invite', (event) =>
    tell({ kind: 'invited', by: event.nick, channel: event.channel, at: at(event) }),
  );

  // irc-framework knows some refusals by name and drops others: take them all by number instead.
  client.connection.on('message', (line) => {
    const { command, params } = line;
    for (const told of aboutRoom(line, now())) tell(told);
    const text = params.at(-1) ?? '';
    if (command === 'PONG') tell({ kind: 'pong', token: text });
    if (command === 'ERROR') tell({ kind: 'refused', code: 'ERROR', subject: '', text, at: now() });
    // RFC 2812 §5.2: 400 to 599 are errors; 422 only says that there is no message of the day.
    if (/^[45]\d\d$/.test(command) && command !== '422') {
      tell({ kind: 'refused', code: command, subject: params[1] ?? '', text, at: now() });
    }
  });
}
