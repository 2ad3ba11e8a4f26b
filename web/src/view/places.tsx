// The list of channels and private talks, with what is unread in each.

import type { Buffer, RoomState } from '../room/state.ts';
import { cleanName } from '../../../server/contract/words/clean.ts';
import { Icon } from './icon.tsx';
import { Name } from './text.tsx';
import { words } from './words.ts';

interface PlacesProps {
  readonly room: RoomState;
  readonly stateText: string;
  readonly onOpen: (name: string) => void;
  readonly onClose: (name: string) => void;
  readonly onLeave: () => void;
}

export function Places({ room, stateText, onOpen, onClose, onLeave }: PlacesProps) {
  const buffers = [...room.buffers];
  const list = (isChannel: boolean, title: string) => {
    const shown = buffers.filter(([, buffer]) => buffer.isChannel === isChannel);
    if (shown.length === 0) return null;
    return (
      <section>
        <h2>{title}</h2>
        <ul>
          {shown.map(([key, buffer]) => (
            <Place
              key={key}
              buffer={buffer}
              current={key === room.current}
              onOpen={onOpen}
              onClose={onClose}
            />
          ))}
        </ul>
      </section>
    );
  };
  return (
    <nav class="places" aria-label={words.say('places.label')}>
      <div class="places-lists">
        {list(true, words.say('places.channels'))}
        {list(false, words.say('places.talks'))}
      </div>
      <footer>
        <p class="who">
          <Name of={room.nick} />
          <span class={room.online ? 'lamp on' : 'lamp'}>{stateText}</span>
        </p>
        <button type="button" class="quiet" onClick={onLeave}>
          {words.say('places.leave')}
        </button>
      </footer>
    </nav>
  );
}

interface PlaceProps {
  readonly buffer: Buffer;
  readonly current: boolean;
  readonly onOpen: (name: string) => void;
  readonly onClose: (name: string) => void;
}

function Place({ buffer, current, onOpen, onClose }: PlaceProps) {
  const { name, unread, mentions, isChannel } = buffer;
  const shown = cleanName(name);
  const style = `place${current ? ' current' : ''}${unread > 0 ? ' unread' : ''}`;
  return (
    <li>
      <button
        type="button"
        class={style}
        aria-current={current ? 'true' : undefined}
        onClick={() => onOpen(name)}
      >
        <bdi>{shown}</bdi>
        {unread > 0 && (
          <>
            <span class={mentions > 0 ? 'badge loud' : 'badge'} aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
            <span class="heard">{words.count('places.unread', unread)}</span>
          </>
        )}
      </button>
      {!isChannel && (
        <button
          type="button"
          class="quiet square"
          aria-label={words.say('places.closeTalk', { nick: shown })}
          onClick={() => onClose(name)}
        >
          <Icon of="close" />
        </button>
      )}
    </li>
  );
}
