// Copies a text from somewhere and pastes it where the cursor stands in a field, as people do: by keys.

import type { BrowserPage } from './browsers.ts';

/** @param field an expression that gives it. */
export async function pasteByKeys(page: BrowserPage, field: string, text: string): Promise<void> {
  await page.read(`(() => {
    const source = document.createElement('textarea');
    source.id = 'source';
    source.value = ${JSON.stringify(text)};
    document.body.append(source);
    source.select();
  })()`);
  await page.chord('ControlLeft', 'KeyC');
  await page.read(`(() => {
    ${field}.focus();
    document.getElementById('source').remove();
  })()`);
  await page.chord('ControlLeft', 'KeyV');
}
