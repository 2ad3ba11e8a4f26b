// Keeps out of the page what irc-framework requires but a modern browser has already, and what the page does not
// use: it takes the parser of lines and the handlers that register a guest. Its own browser build brings core-js,
// regenerator, lodash and node's stream: 60 kB compressed.
// It redirects what the sources require(), and leaves methods and handlers out. No line that stays is changed.

import type { Plugin } from 'vite';

const here = (name: string): string => decodeURIComponent(new URL(name, import.meta.url).pathname);

const substitutes: Readonly<Record<string, string>> = {
  lodash: here('lodash.cjs'),
  eventemitter3: here('event-emitter.cjs'),
  // The page handles these lines itself.
  './handlers/generics': here('no-handlers.cjs'),
  './handlers/channel': here('no-handlers.cjs'),
  './handlers/user': here('no-handlers.cjs'),
  './handlers/messaging': here('no-handlers.cjs'),
};

/** Lines that irc-framework parses for the page. */
const handled = new Set(['RPL_WELCOME', 'RPL_ISUPPORT', 'CAP', 'PING']);
/** Methods that the page calls, and that these call. */
const usedMethods = new Set([
  'constructor',
  'dispatch',
  'executeCommand',
  'requestExtraCaps',
  'addHandler',
  'emitUnknownCommand',
  'addAllEventName',
  'hasCache',
  'resetCache',
  'getTag',
  'getServerTime',
]);
/** Functions that are only exported, or have nothing to do in the page. */
const emptied = new Set(['parseWhoFlags', 'encodeValue', 'encode', 'handleSaslFail']);
const sourceFile = /\/irc-framework\/src\/[^]*\.js$/;
const numericsFile = /\/irc-framework\/src\/commands\/numerics\.js$/;
const handlersFile = /\/irc-framework\/src\/commands\/handlers\/\w+\.js$/;

/** Redirects what irc-framework's sources require; imports of other packages stay as they are. */
export function leanIrcFramework(): Plugin {
  return {
    name: 'mayfly:lean-irc-framework',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !/\/irc-framework\/src\//.test(importer)) return null;
      return substitutes[source] ?? null;
    },
    transform(code, id) {
      if (numericsFile.test(id)) {
        // One on each line: `    '322': 'RPL_LIST',`.
        const lean = code.replace(/^ +'\d{3}': '(\w+)',\n/gm, (line, name: string) =>
          handled.has(name) ? line : '',
        );
        return { code: lean, map: null };
      }
      if (!sourceFile.test(id)) return null;
      // A function goes from `function parseMask(mask) {` to its closing brace, a handler, which is a property of one
      // object, from `    RPL_LIST: function(command, handler) {`, and a method from `    join(channel, key) {` or
      // `    this.supports = function supports(name) {`.
      const short = code
        .replace(/require\('lodash\/(\w+)'\)/g, `require('lodash').$1`)
        .replace(/^function (\w+)\([^]*?^\}\n/gm, (whole, name: string) =>
          emptied.has(name) ? `function ${name}() {}\n` : whole,
        );
      const lean = handlersFile.test(id)
        ? short.replace(/^ {4}(\w+): function\([^]*?^ {4}\},?\n/gm, (whole, name: string) =>
            handled.has(name) ? whole : '',
          )
        : short.replace(
            /^ {4}(?:this\.\w+ = function )?(\w+)\([^\n]*\) \{(?:\}|\n[^]*?^ {4}\});?\n/gm,
            (whole, name: string) => (usedMethods.has(name) ? whole : ''),
          );
      return { code: lean, map: null };
    },
  };
}

const preloadHelper = '\0vite/preload-helper.js';

/** What sealed rooms load has no files of its own to load before it: Vite's helper for these is left out. */
export function noPreload(): Plugin {
  return {
    name: 'mayfly:no-preload',
    enforce: 'pre',
    load: (id) => (id === preloadHelper ? 'export const __vitePreload = (load) => load();' : null),
  };
}
