// People with names, for the tests of the book of names.

import { expect } from 'vitest';
import type {
  NameBook,
  NameHolder,
  NameOwner,
} from '../../../server/gateway/admission/names/name-book.ts';

export const holdMs = 300_000;
export const invitation = (id: string): NameOwner => ({ kind: 'invitation', id });
export const guest = (...marks: string[]): NameOwner => ({ kind: 'guest', marks });

/** A session whose guest has these names, the last of them now. */
export function inside(book: NameBook, owner: NameOwner, ...names: string[]): NameHolder {
  const holder = book.enter(owner);
  for (const name of names) {
    expect(book.claim(holder, name, 0)).toBe('free');
    book.confirm(holder, name);
  }
  return holder;
}

/** What somebody else is told who asks for a name. */
export function asked(book: NameBook, nick: string, nowMs: number, owner = guest('other')): string {
  const holder = book.enter(owner);
  const verdict = book.claim(holder, nick, nowMs);
  book.leave(holder, nowMs);
  return verdict;
}
