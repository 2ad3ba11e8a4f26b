// The list of channels and private chats with their unread messages, and below it the page's own buttons.

import { elsewhere } from '../room/listing.ts';
import type { Buffer, RoomState } from '../room/state.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import { Icon, type IconName } from './icon.tsx';
import { Lifetime } from './lifetime.tsx';
import { Name } from './text.tsx';
import { words } from './words.ts';

export interface BufferListActions {
  readonly onOpen: (name: string) => void;
  readonly onClose: (name: string) => void;
  readonly onSettings: () => void;
  readonly onHelp: () => void;
  /** null: the guest is no host. */
  readonly onHost: (() => void) | null;
  readonly onLock: () => void;
  readonly onLeave: () => void;
  readonly onWipe: () => void;
  readonly onJoin: (channel: string) => void;
}

interface BufferListProps {
  readonly room: RoomState;
  readonly stateText: string;
  /** Somebody waits to be let in. */
  readonly hasKnocks: boolean;
  readonly orders: BufferListActions;
}

export function BufferList({ room, stateText, hasKnocks, orders }: BufferListProps) {
  const buffers = [...room.buffers];
  const others = elsewhere(room);
  const list = (isChannel: boolean, title: string) => {
    const shown = buffers.filter(([, buffer]) => buffer.isChannel === isChannel);
    if (shown.length === 0) return null;
    return (
      <section>
        <h2>{title}</h2>
        <ul>
          {shown.map(([key, buffer]) => (
            <BufferItem key={key} buffer={buffer} current={key === room.current} orders={orders} />
          ))}
        </ul>
      </section>
    );
  };
  return (
    <nav class="buffers" aria-label={words.say('places.label')}>
      <div class="buffer-lists">
        {list(true, words.say('places.channels'))}
        {list(false, words.say('places.talks'))}
        {others.length > 0 && (
          <section>
            <h2>{words.say('places.others')}</h2>
            <ul>
              {others.map(({ name }) => (
                <li key={name}>
                  <button type="button" class="buffer" onClick={() => orders.onJoin(name)}>
                    <bdi>{cleanName(name)}</bdi>
                    <span class="visually-hidden">, {words.say('places.join')}</span>
                    <span class="note" aria-hidden="true">
                      {words.say('places.join')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <footer>
        <p class="who">
          <Name of={room.nick} />
          <span class={room.online ? 'lamp on' : 'lamp'}>{stateText}</span>
          <Lifetime endsAt={room.endsAt} forgets={room.forgets} />
        </p>
        <div class="tools">
          <ToolButton
            icon="settings"
            text={words.say('settings.title')}
            onClick={orders.onSettings}
          />
          <ToolButton icon="help" text={words.say('help.open')} onClick={orders.onHelp} />
          <ToolButton icon="lock" text={words.say('lock.now')} onClick={orders.onLock} />
        </div>
        {orders.onHost !== null && (
          <TextButton
            icon="host"
            text={words.say('host.title')}
            news={hasKnocks ? words.say('host.badge') : null}
            onClick={orders.onHost}
          />
        )}
        <TextButton icon="leave" text={words.say('places.leave')} onClick={orders.onLeave} />
        <TextButton harm icon="wipe" text={words.say('wipe.now')} onClick={orders.onWipe} />
      </footer>
    </nav>
  );
}

interface ButtonProps {
  readonly icon: IconName;
  readonly text: string;
  readonly harm?: boolean;
  /** What a dot beside the text stands for; null: there is none. */
  readonly news?: string | null;
  readonly onClick: () => void;
}

/** Opens a sheet. */
function TextButton({ icon, text, harm = false, news = null, onClick }: ButtonProps) {
  return (
    <button
      type="button"
      class={harm ? 'text-button harm' : 'quiet text-button'}
      aria-haspopup="dialog"
      onClick={onClick}
    >
      <Icon of={icon} />
      {text}
      {news !== null && (
        <>
          <span class="badge loud" aria-hidden="true">
            !
          </span>
          <span class="visually-hidden">, {news}</span>
        </>
      )}
    </button>
  );
}

function ToolButton({ icon, text, onClick }: ButtonProps) {
  return (
    <button type="button" class="quiet square" title={text} onClick={onClick}>
      <Icon of={icon} />
      <span class="visually-hidden">{text}</span>
    </button>
  );
}

interface BufferItemProps {
  readonly buffer: Buffer;
  readonly current: boolean;
  readonly orders: BufferListActions;
}

function BufferItem({ buffer, current, orders }: BufferItemProps) {
  const { name, unread, mentions, isChannel } = buffer;
  const shown = cleanName(name);
  const style = `buffer${current ? ' current' : ''}${unread > 0 ? ' unread' : ''}`;
  return (
    <li>
      <button
        type="button"
        class={style}
        aria-current={current ? 'true' : undefined}
        onClick={() => orders.onOpen(name)}
      >
        <bdi>{shown}</bdi>
        {unread > 0 && (
          <>
            <span class={mentions > 0 ? 'badge loud' : 'badge'} aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
            <span class="visually-hidden">
              {words.count('places.unread', unread)}
              {isChannel && mentions > 0 && `, ${words.count('places.mentions', mentions)}`}
            </span>
          </>
        )}
      </button>
      {!isChannel && (
        <button
          type="button"
          class="quiet square"
          aria-label={words.say('places.closeTalk', { nick: shown })}
          onClick={() => orders.onClose(name)}
        >
          <Icon of="close" />
        </button>
      )}
    </li>
  );
}
