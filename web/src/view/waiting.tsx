// Shown while the guest waits until a host lets them in: two words for the host to compare.

import { useEffect, useRef } from 'preact/hooks';
import type { KnockNews } from '../../../server/contract/words/knock.ts';
import { homeId } from '../browser/focus.ts';
import { Mark } from './mark.tsx';
import { words } from './words.ts';

interface WaitingProps {
  readonly news: KnockNews;
  readonly onCancel: () => void;
}

export function Waiting({ news, onCancel }: WaitingProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main class="plain waiting">
      <Mark />
      <h1 ref={title} id={homeId} tabIndex={-1}>
        {words.say('knock.title')}
      </h1>
      <p>{words.say('knock.more')}</p>
      <p class="two-words">
        <strong lang="en" translate={false}>
          {news.words}
        </strong>
      </p>
      {!news.isHostHere && <p>{words.say('says.knockNoHost')}</p>}
      <div class="buttons">
        <button type="button" class="quiet" onClick={onCancel}>
          {words.say('join.cancel')}
        </button>
      </div>
    </main>
  );
}
