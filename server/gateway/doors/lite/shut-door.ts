// The lite door of a sealed room: it is shut. Every address of the door says why, and what to do instead.

import type { FastifyInstance } from 'fastify';
import type { Counter } from '../../admission/counter.ts';
import { liteHeaders } from '../../../page/headers.ts';
import { sendHtml } from './lite-request.ts';
import { sealedPage, sealedPart } from './pages/sealed-page.ts';
import { wordsOf } from './request-language.ts';
import { routeStyle } from './style-route.ts';
import type { Words } from './words/words.ts';

export class ShutLiteDoor {
  readonly #refusals: Counter<string>;

  /** @param refusals counted by their reason. */
  constructor(refusals: Counter<string>) {
    this.#refusals = refusals;
  }

  /** What stands on the first page in place of the join form. */
  firstForm(words: Words): string {
    return sealedPart(words).toString();
  }

  async mount(app: FastifyInstance): Promise<void> {
    routeStyle(app);
    await app.register(async (lite) => {
      // Before a body is read: a form may hold an invitation.
      lite.addHook('onRequest', async (request, reply) => {
        this.#refusals.add('sealed lite');
        reply.headers(liteHeaders('top')).code(403);
        return sendHtml(reply, sealedPage(wordsOf(request, null)));
      });
      for (const path of ['/lite', '/lite/*']) lite.all(path, async () => '');
    });
  }

  close(): void {
    // It has no guests.
  }
}
