// The log of one channel or talk: newest at the bottom, and it stays there unless the guest reads back.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { groupLines } from '../room/groups.ts';
import type { Buffer } from '../room/state.ts';
import { cleanName } from '../../../server/contract/words/clean.ts';
import { GroupItem, type LineOrders } from './lines.tsx';
import { dayOf, words } from './words.ts';

/** Lines in the page at once; more are a click away. A phone lays out a few hundred with ease. */
const pageOfLines = 200;
/** This near to the bottom counts as at the bottom, in CSS pixels. */
const nearPx = 40;

export function Talk({ buffer, orders }: { readonly buffer: Buffer; readonly orders: LineOrders }) {
  const log = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(pageOfLines);
  const [follows, setFollows] = useState(true);
  /** Distance from the bottom that must not change when earlier lines come in above. */
  const keep = useRef<number | null>(null);

  useLayoutEffect(() => {
    const element = log.current;
    if (element === null) return;
    if (keep.current !== null) {
      element.scrollTop = element.scrollHeight - keep.current;
      keep.current = null;
    } else if (follows) {
      element.scrollTop = element.scrollHeight;
    }
  });

  useLayoutEffect(() => {
    const element = log.current;
    if (element === null) return undefined;
    // A phone's keyboard opens, a window is made smaller: the newest line stays in view.
    const observer = new ResizeObserver(() => {
      if (element.dataset['follows'] === 'yes') element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const lines = buffer.lines.slice(-room);
  const newest = (): void => {
    setFollows(true);
    if (log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  };
  return (
    <div class="talk-frame">
      <div
        ref={log}
        class="log"
        role="log"
        aria-label={words.say('talk.log', { name: cleanName(buffer.name) })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
        tabIndex={0}
        data-follows={follows ? 'yes' : 'no'}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setFollows(scrollHeight - scrollTop - clientHeight < nearPx)
        }
      >
        {lines.length < buffer.lines.length && (
          <button
            type="button"
            class="quiet earlier"
            onClick={() => {
              const element = log.current;
              if (element !== null) keep.current = element.scrollHeight - element.scrollTop;
              setRoom(room + pageOfLines);
            }}
          >
            {words.say('talk.earlier')}
          </button>
        )}
        {!lines.some((line) => line.kind === 'talk') && (
          <p class="empty">
            <strong>{words.say('talk.empty')}</strong>
            <br />
            {words.say('talk.emptyMore')}
          </p>
        )}
        <ol>
          {groupLines(lines, dayOf).map((group) => (
            <GroupItem key={group.id} group={group} orders={orders} />
          ))}
        </ol>
      </div>
      {!follows && (
        <button type="button" class="newest" onClick={newest}>
          {words.say('talk.newest')}
        </button>
      )}
    </div>
  );
}
