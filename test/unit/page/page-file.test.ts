import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageFile } from '../../../server/page/page-file.ts';
import { securityHeaders } from '../../../server/page/headers.ts';

const left = readFileSync(join(import.meta.dirname, '../../../web/public/left.html'));

test('the page that is left for has other policies than the room’s, so that it gets a process of its own', () => {
  const { headers } = pageFile('/left.html', left);
  expect(headers['cross-origin-opener-policy']).toBe('unsafe-none');
  expect(securityHeaders(null)['cross-origin-opener-policy']).toBe('same-origin');
  // Nothing else is less strict.
  expect(Object.keys(headers).filter((name) => !name.startsWith('cross-origin-'))).toEqual([]);
  for (const path of ['/index.html', '/assets/left.html', '/favicon.svg']) {
    expect(pageFile(path, left).headers).toEqual({});
  }
});

test('it is empty, and goes on by itself', () => {
  expect(left.toString()).toContain('content="0; url=about:blank"');
  expect(left.toString()).not.toMatch(/<script|<body|\bsrc=|\bhref=/);
});
