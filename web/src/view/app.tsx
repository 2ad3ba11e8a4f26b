// The page by phase: door, room, end. Also what stands in the browser's title.

import { useEffect } from 'preact/hooks';
import type { RoomState } from '../room/state.ts';
import type { Session } from '../session.ts';
import { cleanName } from '../../../server/contract/words/clean.ts';
import { Door, type Entrance } from './door.tsx';
import { Ended } from './ended.tsx';
import { LinkWarning } from './link-warning.tsx';
import { Room } from './room.tsx';

/** `(3) #lobby`: how much is unread, and where the guest is. Never what was said. */
function titleOf(room: RoomState, entrance: Entrance): string {
  const buffer = room.current === null ? undefined : room.buffers.get(room.current);
  const unread = [...room.buffers.values()].reduce((sum, { unread: more }) => sum + more, 0);
  const name = cleanName(buffer?.name ?? entrance.channel ?? 'Mayfly');
  return unread === 0 ? name : `(${unread}) ${name}`;
}

interface AppProps {
  readonly session: Session;
  readonly entrance: Entrance;
}

export function App({ session, entrance }: AppProps) {
  const phase = session.phase.value;
  const title = titleOf(session.room.value, entrance);
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <>
      {phase.at === 'inside' && <Room session={session} />}
      {phase.at === 'ended' && <Ended phase={phase} onAgain={() => session.toDoor()} />}
      {(phase.at === 'door' || phase.at === 'entering') && (
        <Door session={session} phase={phase} entrance={entrance} />
      )}
      <LinkWarning key={phase.at} />
    </>
  );
}
