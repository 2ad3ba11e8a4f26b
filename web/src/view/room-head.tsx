// The head of the room: name and topic of the buffer, the button of its sheet, and on small screens the buttons
// of the side panels.

import { useEffect, useRef } from 'preact/hooks';
import { homeId } from '../browser/focus.ts';
import type { Buffer } from '../room/state.ts';
import { cleanName, cleanText } from '../../../server/contract/room/clean.ts';
import { Icon } from './icon.tsx';
import { sealedParts } from './sealing.ts';
import { finePointer } from './screen.ts';
import { PlainText } from './text.tsx';
import { words } from './words.ts';

interface RoomHeadProps {
  /** undefined: the guest is in no channel. */
  readonly buffer: Buffer | undefined;
  readonly unreadElsewhere: boolean;
  /** Somebody waits to be let in. */
  readonly hasKnocks: boolean;
  readonly onSearch: () => void;
  /** null: that column is visible already. */
  readonly onPlaces: (() => void) | null;
  readonly onPeople: (() => void) | null;
  /** null: this buffer has no sheet. */
  readonly onChannel: (() => void) | null;
  readonly onSealed: () => void;
}

export function RoomHead(props: RoomHeadProps) {
  const { buffer, unreadElsewhere, hasKnocks, onSearch, onPlaces, onPeople, onChannel, onSealed } =
    props;
  const title = useRef<HTMLHeadingElement>(null);
  const topic = buffer?.topic ?? '';
  const sealed = sealedParts.value;
  useEffect(() => {
    // With a mouse the field takes the focus; on a phone that would open the keyboard.
    if (!finePointer.value) title.current?.focus({ preventScroll: true });
  }, [buffer?.name]);

  return (
    <header class="head-bar">
      {onPlaces !== null && (
        <button
          type="button"
          class={unreadElsewhere || hasKnocks ? 'quiet square dotted' : 'quiet square'}
          aria-label={[
            words.say(unreadElsewhere ? 'places.openUnread' : 'places.open'),
            ...(hasKnocks ? [words.say('host.badge')] : []),
          ].join('; ')}
          aria-haspopup="dialog"
          onClick={onPlaces}
        >
          <Icon of="menu" />
        </button>
      )}
      <div class="head-text">
        <h1 ref={title} id={homeId} tabIndex={-1}>
          <bdi>{buffer === undefined ? 'Mayfly' : cleanName(buffer.name)}</bdi>
        </h1>
        {buffer !== undefined && (
          <p class="topic" title={topic === '' ? undefined : cleanText(topic)}>
            {!buffer.isChannel && words.say('talk.private')}
            {buffer.isChannel && topic === '' && sealed === null && words.say('topic.none')}
            {buffer.isChannel && topic !== '' && <PlainText text={topic} />}
          </p>
        )}
      </div>
      {sealed !== null && <sealed.Sign onOpen={onSealed} />}
      {onChannel !== null && buffer !== undefined && (
        <button
          type="button"
          class="quiet square"
          aria-label={words.say('channel.open', { channel: cleanName(buffer.name) })}
          aria-haspopup="dialog"
          onClick={onChannel}
        >
          <Icon of="settings" />
        </button>
      )}
      <button
        type="button"
        class="quiet square"
        aria-label={words.say('search.open')}
        aria-haspopup="dialog"
        onClick={onSearch}
      >
        <Icon of="search" />
      </button>
      {onPeople !== null && buffer !== undefined && (
        <button
          type="button"
          class="quiet people-button"
          aria-label={words.count('people.open', buffer.people.size)}
          aria-haspopup="dialog"
          onClick={onPeople}
        >
          <Icon of="people" />
          <span>{buffer.people.size}</span>
        </button>
      )}
    </header>
  );
}
