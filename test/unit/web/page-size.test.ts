// Builds the page and measures what a first visit loads, and what a sealed room loads in addition.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// Over a slow circuit of 50 kB/s this is a little over two seconds.
const maxFirstLoadBytes = 110_000;
/** Over the same circuit, a second and a half. Nobody waits for it while they read the door and choose a name. */
const maxSealedBytes = 73_000;
/** What seals. */
const sealedFile = /^\/assets\/sealed-room-[^/]+\.js$/;

const root = join(import.meta.dirname, '../../../web');
const out = mkdtempSync(join(tmpdir(), 'mayfly-page-'));
let files: Readonly<Record<string, Buffer>> = {};

beforeAll(async () => {
  // Whatever the builder has set, the page is the same.
  vi.stubEnv('NODE_ENV', 'development');
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true },
  });
  const names = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  files = Object.fromEntries(names.map((name) => [name.slice(out.length), readFileSync(name)]));
}, 60_000);

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(out, { recursive: true, force: true });
});

const zippedBytes = (wanted: (name: string) => boolean): number =>
  Object.entries(files)
    .filter(([name]) => wanted(name))
    .reduce((sum, [, file]) => sum + gzipSync(file, { level: 9 }).length, 0);

const text = (ending: string): string =>
  Object.entries(files)
    .filter(([name]) => name.endsWith(ending))
    .map(([, bytes]) => bytes.toString())
    .join('\n');

test('all that a first visit loads is small', () => {
  const bytes = zippedBytes((name) => !sealedFile.test(name));
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(maxFirstLoadBytes);
});

test('what a sealed room loads in addition has a limit', () => {
  const bytes = zippedBytes((name) => sealedFile.test(name));
  expect(bytes).toBeGreaterThan(40_000);
  expect(bytes).toBeLessThanOrEqual(maxSealedBytes);
});

test('what seals asks for no WebCrypto, which browsers do not give to a page at an http onion', () => {
  expect(text('.js')).not.toMatch(/\bsubtle\b/);
  expect(text('.js')).toMatch(/\bgetRandomValues\b/);
});

test('the first load of other rooms has nothing of what seals, nor a sentence of it', () => {
  const first = Object.entries(files).filter(([name]) => !sealedFile.test(name));
  const whole = first.map(([, bytes]) => bytes.toString()).join('\n');
  for (const sign of ['MLS 1.0', 'mayfly sealed room v1', 'four words', 'cuatro palabras', '+m1']) {
    expect(text('.js')).toContain(sign);
    expect(whole).not.toContain(sign);
  }
});

/** Loaded by who erases and leaves, and empty. */
const emptyPage = '/left.html';

test('the page is one document, one script, one style sheet and an icon, and no source map', () => {
  const kinds = Object.keys(files)
    .filter((name) => !sealedFile.test(name) && name !== emptyPage)
    .map((name) => name.replace(/.*\./, ''));
  expect(kinds.toSorted()).toEqual(['css', 'html', 'js', 'svg']);
  expect(text('.js')).not.toMatch(/sourceMappingURL/);
});

test('what is shown to who has left has no script and not a word', () => {
  const html = files[emptyPage]?.toString() ?? '';
  expect(html).not.toMatch(/<script|<link|<style|\bsrc=/);
  expect(html.replaceAll(/<[^>]*>/g, '').trim()).toBe('');
});

test('nothing in the document is inline or from elsewhere: its CSP would refuse it', () => {
  const html = text('.html');
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|data:|https?:|\/\//);
  expect(html.match(/<script[^>]*>(.*?)<\/script>/gs)).toHaveLength(1);
  expect(html).toMatch(/<script type="module" [^>]*src="\/assets\/[^"]+\.js"><\/script>/);
});

test('the style sheet fetches nothing', () => {
  expect(text('.css')).not.toMatch(/url\(|@import/);
});

test('the script makes no code of texts, keeps nothing, and asks nobody but its own socket', () => {
  // Before who erases and leaves is shown the empty page: is the room still there?
  const asks = /\bfetch\((\w+),\{cache:`no-store`/;
  const variable = asks.exec(text('.js'))?.[1] ?? '';
  expect(text('.js')).toContain(`${variable}=\`${emptyPage}\``);
  expect(text('.js').replace(asks, '')).not.toMatch(
    /\beval\(|new Function|document\.write|insertAdjacentHTML|localStorage|sessionStorage|indexedDB|document\.cookie|\bfetch\(|XMLHttpRequest|sendBeacon|serviceWorker/,
  );
});

test('every language without script is told how to come in', () => {
  const noscript = /<noscript>(.*?)<\/noscript>/s.exec(text('.html'))?.[1] ?? '';
  for (const language of ['en', 'pt-BR', 'es']) {
    expect(noscript).toContain(`<p lang="${language}"`);
    expect(noscript).toContain(`<a href="/lite?lang=${language}">`);
  }
});
