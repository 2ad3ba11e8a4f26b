// Tells a screen reader what is new in the talk in view: politely, a moment later, many at once as a number.
// Seen by nobody.

import { useEffect, useRef, useState } from 'preact/hooks';
import { cleanName, cleanText } from '../../../server/contract/room/clean.ts';
import type { Line, TalkLine } from '../room/state.ts';
import { announce, maxReadLength } from '../talk/announce.ts';
import { words } from './words.ts';

/** What comes within this time is told together. */
const gatherMs = 1_000;

function spoken({ from, text, form }: TalkLine): string {
  const letters = Array.from(cleanText(text));
  const short =
    letters.slice(0, maxReadLength).join('') + (letters.length > maxReadLength ? '…' : '');
  return form === 'act' ? `${cleanName(from)} ${short}` : `${cleanName(from)}: ${short}`;
}

export function Announcer({ lines }: { readonly lines: readonly Line[] }) {
  const [said, setSaid] = useState({ words: '', times: 0 });
  // What stands in the page when it comes into view is history.
  const lastId = useRef(lines.at(-1)?.id ?? 0);
  const latest = useRef(lines);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  latest.current = lines;

  useEffect(() => {
    if (timer.current !== null || announce(lines, lastId.current) === null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      const news = announce(latest.current, lastId.current);
      lastId.current = latest.current.at(-1)?.id ?? 0;
      if (news === null) return;
      const readOut = news.lines.map(spoken).join('\n');
      const next = readOut === '' ? words.count('talk.newMessages', news.count) : readOut;
      setSaid(({ times }) => ({ words: next, times: times + 1 }));
    }, gatherMs);
  }, [lines]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return (
    <div class="heard" aria-live="polite">
      {/* The same words again are no change: a new element is. */}
      <p key={said.times}>{said.words}</p>
    </div>
  );
}
