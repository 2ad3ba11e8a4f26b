// @ts-check
// The translator, for files that run before Node can load TypeScript: an old Node has it from early.js.
// Plain JavaScript for Node 20.

import { withOwnCommand } from '../host/own-command.mjs';
import { hasLeastNode, runsTypeScript } from './running-node.mjs';

/** @returns {Promise<import('../../../server/contract/sentences/translator.ts').Translator | null>} */
async function load() {
  // Older ones may not even read early.js.
  if (!hasLeastNode) return null;
  const { makeTranslator, terminalLanguage } = runsTypeScript
    ? await import('../../../server/contract/sentences/translator.ts')
    : await import('../command-line/early.js');
  return makeTranslator(terminalLanguage(process.env), withOwnCommand);
}

/** For the operator's language; null: this Node is too old for any but plain words. */
export const translator = await load();
