// Keeps out of the page what irc-framework names but a modern browser has by itself.
// Its own browser build brings core-js, regenerator, lodash and node's stream: 60 kB compressed.
// It refuses to change a line of irc-framework: only what the sources require() is redirected.

import type { Plugin } from 'vite';

const here = (name: string): string => decodeURIComponent(new URL(name, import.meta.url).pathname);

const substitutes: Readonly<Record<string, string>> = {
  // The Channel class is a node stream; the page keeps channels itself.
  './channel': here('none.cjs'),
  util: here('util.cjs'),
  'grapheme-splitter': here('grapheme-splitter.cjs'),
  'isomorphic-textencoder': here('text-encoder.cjs'),
};

/** Redirects what irc-framework's sources require, and nothing that others import. */
export function leanIrcFramework(): Plugin {
  const lodashPrefix = '\0lean-lodash/';
  return {
    name: 'mayfly:lean-irc-framework',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !/\/irc-framework\/src\//.test(importer)) return null;
      if (source.startsWith('lodash/')) return lodashPrefix + source.slice('lodash/'.length);
      return substitutes[source] ?? null;
    },
    load(id) {
      if (!id.startsWith(lodashPrefix)) return null;
      const name = JSON.stringify(id.slice(lodashPrefix.length));
      return `module.exports = require(${JSON.stringify(here('lodash.cjs'))})[${name}];`;
    },
  };
}
