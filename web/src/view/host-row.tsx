// What the lists of the host's sheet are made of, and how they name invitations and times.

import type { ComponentChildren } from 'preact';
import type { InvitationEntry } from '../../../server/contract/host/access.ts';
import { cleanText } from '../../../server/contract/room/clean.ts';
import { spanText } from '../../../server/contract/room/time-span.ts';
import type { Key } from '../../../server/contract/words/messages.ts';
import { Sentence } from './text.tsx';
import { words } from './words.ts';

interface SectionProps {
  readonly title: string;
  /** How many there are that are not listed. */
  readonly hidden?: number;
  readonly children: ComponentChildren;
}

export function Section({ title, hidden = 0, children }: SectionProps) {
  return (
    <section>
      <h3 tabIndex={-1}>{title}</h3>
      {children}
      {hidden > 0 && <p class="hint">{words.say('says.more', { count: String(hidden) })}</p>}
    </section>
  );
}

interface RowProps {
  /** A sentence about the name, which stands in its gap `text`. */
  readonly of: Key;
  readonly name: string;
  readonly facts: readonly string[];
  readonly more?: ComponentChildren;
  /** Buttons. */
  readonly children: ComponentChildren;
}

export function Row({ of, name, facts, more, children }: RowProps) {
  return (
    <li class="host-row">
      <div class="host-text">
        <Sentence of={of} values={{ text: name }} />
        {more !== undefined && <p>{more}</p>}
        {facts.length > 0 && <p class="note">{facts.join(' · ')}</p>}
      </div>
      {children}
    </li>
  );
}

/** The row goes with the focus in it: from the heading the next row is one step away. */
export function focusHeading(button: HTMLElement): void {
  button.closest('section')?.querySelector('h3')?.focus({ preventScroll: true });
}

/** Such as `i2 Ana`. The name may be in any script: it is isolated where other words stand beside it. */
export function invitationName({ id, label }: InvitationEntry): string {
  const name = cleanText(label);
  return name === '' ? id : `${id} \u2068${name}\u2069`;
}

const minuteMs = 60_000;

/** To the minute, from one minute on. */
export function briefly(ms: number): string {
  return spanText(ms < minuteMs ? Math.max(1_000, ms) : ms - (ms % minuteMs));
}
