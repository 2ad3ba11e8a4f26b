// Puts the looks of sealed rooms into the page. They come inside the script, as a sheet of their own would make the
// first load of other rooms larger.

import css from './sealed.css?inline';

export function addLooks(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
