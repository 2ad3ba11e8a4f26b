// @ts-check
// A sentence, as server/contract/sentences has it, for files that run before Node can load TypeScript.
// Plain JavaScript for Node 20.

/** @typedef {import('../../../server/contract/sentences/sentence.ts').Text} Text */

/** @type {typeof import('../../../server/contract/sentences/sentence.ts').sentence} */
export const sentence = (key, ...[values]) => ({ key, values: values ?? {} });
