// The log of one buffer: the newest line is at the bottom, and the log follows it unless the guest scrolls up.

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { groupLines } from '../room/groups.ts';
import type { Buffer } from '../room/state.ts';
import type { ReadingPlace } from '../talk/memory.ts';
import { countNewer, earlier, windowOf, windowTo } from '../talk/window.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import { Announcer } from './announcer.tsx';
import type { DeliveryActions } from './delivery.tsx';
import { GroupItem } from './log-items.tsx';
import { whenResized } from './when-resized.ts';
import { dayOf, words } from './words.ts';

/** This near to the bottom counts as at the bottom. */
const nearPx = 40;
/** A line that is jumped to is shown this far below the top of the log. */
const marginPx = 48;

interface LogProps {
  readonly buffer: Buffer;
  readonly orders: DeliveryActions;
  /** Shown while there are no messages. */
  readonly empty: ComponentChildren;
  /** By the buffer's id. They stay when this view is closed. */
  readonly places: Map<number, ReadingPlace>;
  /** The id of a line to go to; null: none. */
  readonly goTo: number | null;
  /** Asks the server for older lines than the page has. */
  readonly onEarlier: () => void;
  /** The log has gone to `goTo`. */
  readonly onArrived: () => void;
}

/** null: the log was at the bottom, or the page does not keep that line any more. */
function keptPlace(places: LogProps['places'], { id, lines }: Buffer): ReadingPlace | null {
  const place = places.get(id);
  return place !== undefined && lines.some((line) => line.id === place.lineId) ? place : null;
}

function lineElement(log: HTMLElement, id: number): HTMLElement | null {
  return log.querySelector(`[data-line="${id}"]`);
}

/** Its distance from the log's visible top. */
function offsetIn(log: HTMLElement, element: HTMLElement): number {
  return element.getBoundingClientRect().top - log.getBoundingClientRect().top;
}

function shapeOf({ scrollHeight, clientHeight, clientWidth }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight} ${clientWidth}`;
}

/** The first visible line. */
function topLine(log: HTMLElement): { readonly lineId: number; readonly offsetPx: number } | null {
  for (const element of log.querySelectorAll<HTMLElement>('[data-line]')) {
    const offsetPx = offsetIn(log, element);
    if (offsetPx + element.offsetHeight > 0)
      return { lineId: Number(element.dataset['line']), offsetPx };
  }
  return null;
}

export function Log({ buffer, orders, empty, places, goTo, onEarlier, onArrived }: LogProps) {
  const log = useRef<HTMLDivElement>(null);
  const kept = keptPlace(places, buffer);
  /** null: the log is at the bottom and follows new lines. */
  const [place, setPlace] = useState<Pick<ReadingPlace, 'firstId' | 'lastId'> | null>(kept);
  const [newAbove, setNewAbove] = useState(false);
  /** Sets the scroll position once the line is rendered. It returns false while it is not. */
  const next = useRef<((log: HTMLElement) => boolean) | null>(
    kept === null ? null : (element) => keepInPlace(element, kept.lineId, kept.offsetPx),
  );
  const follows = place === null;
  /** The log's size when it was last scrolled to the bottom. */
  const shape = useRef('');
  const { lines, newFrom, before } = buffer;
  const latest = useRef(buffer);
  latest.current = buffer;
  const shown = windowOf(lines, place?.firstId ?? null);
  const firstId = shown[0]?.id ?? 0;
  const lastId = lines.at(-1)?.id ?? 0;

  const leaveBottom = (from: number): void =>
    setPlace({ firstId: from, lastId: place?.lastId ?? lastId });
  const jump = (id: number, then: (element: HTMLElement) => void = () => undefined): void => {
    const from = windowTo(lines, id);
    if (from === null) return;
    leaveBottom(Math.min(from, firstId));
    next.current = (element) => {
      const line = lineElement(element, id);
      if (line === null) return false;
      keepInPlace(element, id, marginPx);
      then(line);
      return true;
    };
  };

  useLayoutEffect(() => {
    if (goTo === null) return;
    jump(goTo, (line) => {
      log.current?.querySelector('.found')?.classList.remove('found');
      line.classList.add('found');
      // Wait until a panel that closes has given back the focus.
      requestAnimationFrame(() => line.focus({ preventScroll: true }));
    });
    onArrived();
  }, [goTo]);

  useLayoutEffect(() => {
    const element = log.current;
    if (element === null) return;
    if (next.current?.(element) === true) {
      next.current = null;
      scrolled(element);
    } else if (next.current === null && follows) {
      toBottom(element);
    }
    setNewAbove(isAbove(element, newFrom, firstId));
  });

  useLayoutEffect(() => {
    const element = log.current;
    if (element === null) return undefined;
    // When a phone's keyboard opens or the window is made smaller, the newest line stays visible.
    return whenResized(element, () => {
      if (element.dataset['follows'] === 'yes') toBottom(element);
    });
  }, []);

  const toBottom = (element: HTMLElement): void => {
    element.scrollTop = element.scrollHeight;
    shape.current = shapeOf(element);
  };
  const scrolled = (element: HTMLElement): void => {
    // The log follows and its size changed: the screen was turned or narrowed. The guest did not scroll.
    if (follows && shape.current !== shapeOf(element)) {
      toBottom(element);
      return;
    }
    const { scrollHeight, scrollTop, clientHeight } = element;
    const atBottom = scrollHeight - scrollTop - clientHeight < nearPx;
    const top = topLine(element);
    if (atBottom || top === null) {
      places.delete(buffer.id);
      setPlace(null);
    } else {
      const from = place?.firstId ?? firstId;
      const left = place?.lastId ?? lastId;
      places.set(buffer.id, { firstId: from, lastId: left, ...top });
      if (follows) setPlace({ firstId: from, lastId: left });
    }
    setNewAbove(isAbove(element, newFrom, firstId));
  };
  const newest = (): void => {
    places.delete(buffer.id);
    next.current = null;
    setPlace(null);
    log.current?.focus({ preventScroll: true });
  };

  const showEarlier = (): void => {
    const top = log.current === null ? null : topLine(log.current);
    const asks = shown.length === lines.length;
    if (asks && before === 'asked') return;
    leaveBottom(asks ? 0 : earlier(lines, firstId));
    if (asks) onEarlier();
    if (top === null) return;
    next.current = (to) => {
      if (latest.current.before === 'asked') return false;
      keepInPlace(to, top.lineId, top.offsetPx);
      // The button that had the focus is gone if there are no older lines.
      if (document.activeElement === document.body) to.focus({ preventScroll: true });
      return true;
    };
  };

  const groups = useMemo(() => groupLines(shown, dayOf, newFrom), [lines, firstId, newFrom]);
  const hasTalk = shown.some((line) => line.kind === 'talk');
  const hasMore = shown.length < lines.length || (before === 'more' && buffer.presence === 'in');
  const lastOwn = lines.findLast((line) => line.kind === 'talk' && line.own);
  const lastRedact = shown.findLast(
    (line) => line.kind === 'talk' && line.mutedAs === null && orders.mayRedact(line),
  );
  const context = {
    orders,
    lastOwnId: lastOwn?.id ?? null,
    lastRedactId: lastRedact?.id ?? null,
  };
  const unseen = place === null ? 0 : countNewer(lines, place.lastId);
  return (
    <div class="log-frame">
      <div
        ref={log}
        class="log"
        role="log"
        // The announcer reads new lines, and leaves out what is not worth it.
        aria-live="off"
        aria-label={words.say('talk.log', { name: cleanName(buffer.name) })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
        tabIndex={0}
        data-follows={follows ? 'yes' : 'no'}
        onScroll={({ currentTarget }) => scrolled(currentTarget)}
      >
        {(hasMore || (before === 'asked' && hasTalk)) && (
          <button
            type="button"
            class="quiet earlier"
            // The button keeps the focus while the server is asked.
            aria-disabled={!hasMore}
            onClick={showEarlier}
          >
            {words.say(hasMore ? 'talk.earlier' : 'talk.asking')}
          </button>
        )}
        {!hasTalk && empty}
        <ol>
          {groups.map((group) => (
            <GroupItem key={group.id} group={group} context={context} />
          ))}
        </ol>
      </div>
      {newAbove && newFrom !== null && (
        <button type="button" class="to-new" onClick={() => jump(newFrom)}>
          {words.count('talk.toNew', countNewer(lines, newFrom - 1))}
        </button>
      )}
      {!follows && (
        <button type="button" class="newest" onClick={newest}>
          {unseen === 0 ? words.say('talk.newest') : words.count('talk.newestOf', unseen)}
        </button>
      )}
      <Announcer lines={lines} />
    </div>
  );
}

/** @returns false if the line is not rendered. */
function keepInPlace(log: HTMLElement, lineId: number, offsetPx: number): boolean {
  const line = lineElement(log, lineId);
  if (line !== null) log.scrollTop += offsetIn(log, line) - offsetPx;
  return line !== null;
}

/** Whether the first new line is above the visible part. */
function isAbove(log: HTMLElement, newFrom: number | null, firstId: number): boolean {
  if (newFrom === null) return false;
  const line = lineElement(log, newFrom);
  return line === null ? newFrom < firstId : offsetIn(log, line) < 0;
}
