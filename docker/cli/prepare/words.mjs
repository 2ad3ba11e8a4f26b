// @ts-check
// The sentences, for the files that run before Node can load TypeScript: an old Node has them from early.js.
// Plain JavaScript for Node 20.

import { hasLeastNode, runsTypeScript } from './running-node.mjs';

/**
 * @typedef {Pick<typeof import('../../../server/contract/sentences/sentence.ts'), 'english' | 'sentence'>
 *   & Pick<typeof import('../../../server/contract/sentences/translator.ts'), 'makeTranslator' | 'terminalLanguage'>} Words
 */

/** @returns {Promise<Words | null>} null: a Node that is too old even for early.js. */
async function load() {
  if (!hasLeastNode) return null;
  if (!runsTypeScript) return await import('../command-line/early.js');
  const { english, sentence } = await import('../../../server/contract/sentences/sentence.ts');
  const { makeTranslator, terminalLanguage } =
    await import('../../../server/contract/sentences/translator.ts');
  return { english, sentence, makeTranslator, terminalLanguage };
}

const words = await load();

/**
 * As sentence.ts has it.
 * @type {Words['sentence']}
 */
export const sentence = (key, ...values) =>
  words === null ? { key, values: values[0] ?? {} } : words.sentence(key, ...values);

/** @type {Words['english']} */
export const english = (text) =>
  words === null ? (typeof text === 'string' ? text : '') : words.english(text);

/**
 * @param {(text: string) => string} rewrite
 * @returns {import('../../../server/contract/sentences/translator.ts').Translator | null}
 */
export function translatorHere(rewrite) {
  return words === null ? null : words.makeTranslator(words.terminalLanguage(process.env), rewrite);
}
