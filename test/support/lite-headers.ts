// What the headers of every page of the lite door must say.

import { expect } from 'vitest';
import type { LiteAnswer } from './lite-client.ts';

/** Nothing in the page runs, comes from elsewhere or stands in a foreign frame, and nobody keeps a copy. */
export function expectSafeHeaders({ headers }: LiteAnswer): void {
  const policy = headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/script|unsafe|\*|data:|https?:/);
  expect(policy).toMatch(/frame-ancestors '(none|self)'/);
  expect(headers).toMatchObject({
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'content-type': 'text/html; charset=utf-8',
  });
  for (const name of ['server', 'date', 'etag', 'last-modified']) {
    expect(headers).not.toHaveProperty(name);
  }
}
