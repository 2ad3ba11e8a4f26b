// The language in which a request is answered: chosen on a page, remembered for the guest, or the browser's.

import type { FastifyRequest } from 'fastify';
import type { LiteGuest } from './guests/guest.ts';
import { fieldOf } from './request-fields.ts';
import { languageOf, wordsIn, type Words } from './words/words.ts';

/** Remembers the choice where the guest made one with this request. */
export function wordsOf(request: FastifyRequest, guest: LiteGuest | null): Words {
  const chosen = fieldOf(request.query, 'lang') || fieldOf(request.body, 'lang');
  if (guest !== null && chosen === '') return wordsIn(guest.language);
  const language = languageOf(chosen, request.headers['accept-language'] ?? '');
  if (guest !== null) guest.language = language;
  return wordsIn(language);
}
