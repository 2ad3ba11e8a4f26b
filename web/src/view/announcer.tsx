// Reads new messages of the log to a screen reader: politely, a moment later; many at once as a number. It
// cannot be seen.

import { useEffect, useRef, useState } from 'preact/hooks';
import { cleanName, cleanText } from '../../../server/contract/room/clean.ts';
import type { Line, TalkLine } from '../room/state.ts';
import { announce, maxReadLength } from '../talk/announce.ts';
import { words } from './words.ts';

/** Messages that come within this time are read together. */
const gatherMs = 1_000;

function spoken({ from, text, form }: TalkLine): string {
  const letters = Array.from(cleanText(text));
  const short =
    letters.slice(0, maxReadLength).join('') + (letters.length > maxReadLength ? '…' : '');
  return form === 'act' ? `${cleanName(from)} ${short}` : `${cleanName(from)}: ${short}`;
}

interface Said {
  readonly words: string;
  readonly times: number;
  /** Of the lines that were read out. */
  readonly ids: readonly number[];
}

/** What was read out may be gone from the log, or taken back. */
function stands({ ids }: Said, lines: readonly Line[]): boolean {
  return ids.every((id) => {
    const line = lines.find((each) => each.id === id);
    return line?.kind === 'talk' && line.takenBack === undefined;
  });
}

export function Announcer({ lines }: { readonly lines: readonly Line[] }) {
  const [said, setSaid] = useState<Said>({ words: '', times: 0, ids: [] });
  // Messages that were there before the log was opened are not new.
  const lastId = useRef(lines.at(-1)?.id ?? 0);
  const latest = useRef(lines);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  latest.current = lines;

  useEffect(() => {
    setSaid((last) => (stands(last, lines) ? last : { ...last, words: '', ids: [] }));
  }, [lines]);
  useEffect(() => {
    if (timer.current !== null || announce(lines, lastId.current) === null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      const news = announce(latest.current, lastId.current);
      lastId.current = latest.current.at(-1)?.id ?? 0;
      if (news === null) return;
      const readOut = news.lines.map(spoken).join('\n');
      const next = readOut === '' ? words.count('talk.newMessages', news.count) : readOut;
      const ids = news.lines.map(({ id }) => id);
      setSaid(({ times }) => ({ words: next, times: times + 1, ids }));
    }, gatherMs);
  }, [lines]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return (
    <div class="visually-hidden" aria-live="polite">
      {/* A screen reader does not read the same words again, but it reads a new element. */}
      <p key={said.times}>{said.words}</p>
    </div>
  );
}
