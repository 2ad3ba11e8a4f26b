// Keeps out of the page what irc-framework names but a modern browser has by itself.
// Its own browser build brings core-js, regenerator, lodash and node's stream: 60 kB compressed.
// What the sources require() is redirected, and handlers of lines that the page takes by number, or never
// gets, are left out; no line of irc-framework is written anew.

import type { Plugin } from 'vite';

const here = (name: string): string => decodeURIComponent(new URL(name, import.meta.url).pathname);

const substitutes: Readonly<Record<string, string>> = {
  // The Channel class is a node stream; the page keeps channels itself.
  './channel': here('none.cjs'),
  util: here('util.cjs'),
  'grapheme-splitter': here('grapheme-splitter.cjs'),
  'isomorphic-textencoder': here('text-encoder.cjs'),
  // The page cuts what is said itself, and takes refusals by number.
  './linebreak': here('none.cjs'),
  './handlers/generics': here('no-handlers.cjs'),
};

/** Lines whose meaning the page leaves to irc-framework. */
const handled = new Set(['RPL_WELCOME', 'RPL_ISUPPORT', 'CAP', 'PING']);
const numericsFile = /\/irc-framework\/src\/commands\/numerics\.js$/;
const handlersFile = /\/irc-framework\/src\/commands\/handlers\/\w+\.js$/;

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
    transform(code, id) {
      if (numericsFile.test(id)) {
        // One a line: `    '322': 'RPL_LIST',`.
        const lean = code.replace(/^ +'\d{3}': '(\w+)',\n/gm, (line, name: string) =>
          handled.has(name) ? line : '',
        );
        return { code: lean, map: null };
      }
      if (!handlersFile.test(id)) return null;
      // A property of one object each: `    RPL_LIST: function(command, handler) {`, to the brace below.
      const lean = code.replace(
        /^ {4}(\w+): function\([^]*?^ {4}\},?\n/gm,
        (handler, name: string) => (handled.has(name) ? handler : ''),
      );
      return { code: lean, map: null };
    },
  };
}
