// The date between two lines of different days, by the guest's clock and in their language. Pure.

import { allLanguages, type Language } from '../../../../contract/words/languages.ts';
import { html, type Html } from './html.ts';
import type { Line } from '../model/buffer.ts';
import type { RenderContext } from './render-context.ts';

const dayMs = 24 * 60 * 60_000;

// The offset is in the number of the day already, so the date is formatted as UTC.
const calendarOf = (language: Language): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
const calendars = new Map(allLanguages.map((language) => [language, calendarOf(language)]));

/** Days since 1970 by the guest's clock. */
function dayOf({ offsetMinutes }: RenderContext, { atMs }: Line): number {
  return Math.floor((atMs + offsetMinutes * 60_000) / dayMs);
}

/** The date of the line; null: the line before is of the same day, or there is none. */
export function dayBetween(
  context: RenderContext,
  before: Line | undefined,
  line: Line,
): Html | null {
  const day = dayOf(context, line);
  if (before === undefined || dayOf(context, before) === day) return null;
  const date = new Date(day * dayMs);
  const name = calendars.get(context.words.language)?.format(date) ?? '';
  return html`<p class="day">
    <time datetime="${date.toISOString().slice(0, 10)}">${name}</time>
  </p> `;
}
