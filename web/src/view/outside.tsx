// Shown instead of the field to a guest who is not in the channel: the reason, and a button to join again.

import { useState } from 'preact/hooks';
import type { Buffer } from '../room/state.ts';
import { Sentence } from './text.tsx';
import { words } from './words.ts';

interface OutsideProps {
  readonly buffer: Buffer;
  /** @param key of the channel; null: none was asked for. */
  readonly onEnter: (key: string | null) => void;
}

export function Outside({ buffer, onEnter }: OutsideProps) {
  const [key, setKey] = useState('');
  const { outBecause } = buffer;
  const asksKey = outBecause?.key === 'refused.channelKey';
  return (
    <section class="composer outside" aria-label={words.say('outside.label')}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> belongs to a form */}
      <p role="status">
        {outBecause === null ? (
          words.say('composer.notJoined')
        ) : (
          <Sentence
            of={asksKey ? 'outside.key' : outBecause.key}
            values={{ ...outBecause.values, channel: buffer.name }}
          />
        )}
      </p>
      <form
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          onEnter(asksKey && key !== '' ? key : null);
        }}
      >
        {asksKey && (
          <input
            type="text"
            aria-label={words.say('channel.key')}
            value={key}
            maxLength={50}
            autocomplete="off"
            onInput={(event) => setKey(event.currentTarget.value)}
          />
        )}
        <button type="submit">{words.say('composer.enterAgain')}</button>
      </form>
    </section>
  );
}
