// Checks that the browser has what the page needs, before anything else runs. If something is missing, or the
// page fails while it starts, it shows a link to the page without script. main.tsx imports it first.

import { missing } from './needs.ts';

function giveUp(what: string): void {
  const loading = document.querySelector<HTMLElement>('.loading');
  const unfit = document.querySelector<HTMLElement>('.unfit');
  // Once the page is rendered they are gone, and the page shows its errors itself.
  if (loading === null || unfit === null || !unfit.hidden) return;
  loading.hidden = true;
  unfit.hidden = false;
  const names = unfit.querySelector('small');
  if (names !== null) names.textContent = what;
}

addEventListener('error', () => giveUp(''));
const lacks = missing(globalThis).join(', ');
if (lacks !== '') {
  giveUp(lacks);
  // Nothing after this runs.
  throw new Error(`this browser lacks ${lacks}`);
}
