// Shows the view for the session's state: join form, room, lock or end. It also sets the browser's title.

import { useLayoutEffect } from 'preact/hooks';
import { unreadIn } from '../browser/alerts.ts';
import { choices } from '../browser/page-choices.ts';
import type { Entrance } from '../browser/entrance.ts';
import type { Identity } from '../irc/link.ts';
import type { Lock } from '../browser/lock.ts';
import type { Session } from '../session/session.ts';
import type { SessionMemory } from '../session/session-memory.ts';
import { Door } from './door.tsx';
import { Ended } from './ended.tsx';
import { LinkWarning } from './link-warning.tsx';
import { Locked } from './lock.tsx';
import { Room } from './room.tsx';
import { Waiting } from './waiting.tsx';
import { words } from './words.ts';

interface AppProps {
  readonly session: Session;
  readonly memory: SessionMemory;
  readonly lock: Lock;
  readonly entrance: Entrance;
  readonly onEnter: (
    identity: Identity,
    channel: string,
    others: readonly string[],
    seals: readonly string[],
  ) => void;
  readonly onWipe: () => void;
  readonly onErase: () => void;
}

export function App({ session, memory, lock, entrance, onEnter, onWipe, onErase }: AppProps) {
  const state = session.state.value;
  const locked = lock.locked.value;
  const counts = choices.value.title && state.at === 'inside' && !locked;
  const unread = counts ? unreadIn(session.room.value) : 0;
  // Browsers write titles to their history on disk: no channel name and no message may be in them.
  const title = unread === 0 ? 'Mayfly' : `(${unread}) Mayfly`;
  useLayoutEffect(() => {
    document.title = title;
  }, [title]);
  const { language } = words;
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  if (locked && (state.at === 'inside' || lock.isErased)) {
    return <Locked lock={lock} onWipe={onWipe} onErase={onErase} />;
  }
  if (state.at === 'inside') {
    return (
      <>
        <Room session={session} memory={memory} lock={lock} onWipe={onWipe} />
        <LinkWarning />
      </>
    );
  }
  if (state.at === 'ended') {
    return (
      <>
        <Ended state={state} onAgain={() => session.toDoor()} />
        <LinkWarning />
      </>
    );
  }
  const line = session.connection.value;
  if (state.at === 'entering' && line.is === 'knocking') {
    return <Waiting news={line.news} onCancel={() => session.toDoor()} />;
  }
  return <Door session={session} state={state} entrance={entrance} onEnter={onEnter} />;
}
