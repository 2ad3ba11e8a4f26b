// Where a day begins among the lines, by the guest's clock and in their language. Pure.

import type { Language } from '../../../../contract/words/languages.ts';
import { html, type Html } from './html.ts';
import type { Line } from '../model/buffer.ts';
import type { RenderContext } from './render-context.ts';

const dayMs = 24 * 60 * 60_000;

// A day is told as a number of days, which have no clock of their own: so by UTC.
const calendarOf = (language: Language): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
const calendars: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: calendarOf('en'),
  'pt-BR': calendarOf('pt-BR'),
  es: calendarOf('es'),
};

/** Days since 1970 by the reader's clock. */
function dayOf({ offsetMinutes }: RenderContext, { atMs }: Line): number {
  return Math.floor((atMs + offsetMinutes * 60_000) / dayMs);
}

/** The day that begins between two lines; null: none, or there is no line before. */
export function dayBetween(
  reader: RenderContext,
  before: Line | undefined,
  line: Line,
): Html | null {
  const day = dayOf(reader, line);
  if (before === undefined || dayOf(reader, before) === day) return null;
  const date = new Date(day * dayMs);
  const name = calendars[reader.words.language].format(date);
  return html`<p class="day">
    <time datetime="${date.toISOString().slice(0, 10)}">${name}</time>
  </p> `;
}
