// Keeps out of the page what irc-framework requires but a modern browser has already.
// Its own browser build brings core-js, regenerator, lodash and node's stream: 60 kB compressed.
// It redirects what the sources require(), and leaves out the methods that the page does not use, and the handlers
// of lines that it handles itself or never gets. No line of irc-framework is changed.

import type { Plugin } from 'vite';

const here = (name: string): string => decodeURIComponent(new URL(name, import.meta.url).pathname);

const substitutes: Readonly<Record<string, string>> = {
  // The Channel class needs Node's streams; the page has its own channels.
  './channel': here('none.cjs'),
  util: here('util.cjs'),
  eventemitter3: here('event-emitter.cjs'),
  'middleware-handler': here('middleware-handler.cjs'),
  'grapheme-splitter': here('grapheme-splitter.cjs'),
  'isomorphic-textencoder': here('text-encoder.cjs'),
  // The page splits messages itself, and reads refusals by number.
  './linebreak': here('none.cjs'),
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
  '_applyDefaultOptions',
  'createStructure',
  'requestCap',
  'connect',
  'proxyIrcEvents',
  'addCommandHandlerListeners',
  'registerToNetwork',
  'raw',
  'rawString',
  // of the connection
  'registeredSuccessfully',
  'addReadBuffer',
  'write',
  'setEncoding',
  // of the handlers and a command
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
/** Functions and methods that do nothing in the page, or are only exported. */
const emptied = new Set([
  'startPeriodicPing',
  'startPingTimeoutTimer',
  'resetPingTimeoutTimer',
  'debugOut',
  'parseWhoFlags',
  'encodeValue',
  'encode',
  'handleSaslFail',
]);
const sourceFile = /\/irc-framework\/src\/[^]*\.js$/;
const numericsFile = /\/irc-framework\/src\/commands\/numerics\.js$/;
const handlersFile = /\/irc-framework\/src\/commands\/handlers\/\w+\.js$/;

/** Redirects what irc-framework's sources require; imports of other packages stay as they are. */
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
      const short = code.replace(/^function (\w+)\([^]*?^\}\n/gm, (whole, name: string) =>
        emptied.has(name) ? `function ${name}() {}\n` : whole,
      );
      const lean = handlersFile.test(id)
        ? short.replace(/^ {4}(\w+): function\([^]*?^ {4}\},?\n/gm, (whole, name: string) =>
            handled.has(name) ? whole : '',
          )
        : short.replace(
            /^ {4}(?:this\.\w+ = function )?(\w+)\([^\n]*\) \{(?:\}|\n[^]*?^ {4}\});?\n/gm,
            (whole, name: string) => {
              if (emptied.has(name)) return `    ${name}() {}\n`;
              return usedMethods.has(name) ? whole : '';
            },
          );
      return { code: lean, map: null };
    },
  };
}
