// What axe-core finds wrong in a page, by the rules of WCAG 2.2 AA.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * An expression of the page. Its value, a promise of a text: the rule and the element of each fault.
 * @param allowed rules of axe-core that the page may break.
 */
export function axeFaults(...allowed: readonly string[]): string {
  const rules = Object.fromEntries(allowed.map((rule) => [rule, { enabled: false }]));
  const options = { iframes: false, resultTypes: ['violations'], rules };
  return `(async () => {
    if (typeof axe === 'undefined') { ${axe}; }
    const { violations } = await axe.run(document, ${JSON.stringify(options)});
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))).join();
  })()`;
}
