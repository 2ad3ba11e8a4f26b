// Debian's Chromium and Firefox, which tests drive through the same interface.

export type { BrowserPage, KeptBrowser, KeyCode } from './browsers/browser-page.ts';
export { Chromium, keepChromium, openChromium } from './browsers/chromium.ts';
export { keepFirefox, openFirefox } from './browsers/firefox.ts';
