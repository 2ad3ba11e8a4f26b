// The people whom the guest muted, each with a button that unmutes. Empty while there are none.

import type { RoomState } from '../room/state.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import { Name } from './text.tsx';
import { words } from './words.ts';

interface MutedPeopleProps {
  readonly muted: RoomState['muted'];
  readonly onUnmute: (nick: string) => void;
}

export function MutedPeople({ muted, onUnmute }: MutedPeopleProps) {
  if (muted.size === 0) return null;
  return (
    <section class="muted-people">
      <h2>{words.say('mute.title')}</h2>
      <ul>
        {[...muted.values()].map(({ nick, id }) => (
          <li key={id}>
            <Name of={nick} />
            <button
              type="button"
              class="inline"
              aria-label={`${words.say('mute.hear')}: ${cleanName(nick)}`}
              onClick={() => onUnmute(nick)}
            >
              {words.say('mute.hear')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
