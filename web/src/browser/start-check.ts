// Looks whether this browser has what the page needs, before anything else of it runs; leads to the page
// without script where it has not, or where the page fails as it starts. Imported first, for what it does.

import { missing } from './needs.ts';

function giveUp(what: string): void {
  const loading = document.querySelector<HTMLElement>('.loading');
  const unfit = document.querySelector<HTMLElement>('.unfit');
  // Once the page is drawn they are gone, and the page speaks for itself.
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
  // What follows in this script is not run.
  throw new Error(`this browser lacks ${lacks}`);
}
