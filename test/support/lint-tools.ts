// Where the lint tools are, and how they find each other.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

const bin = join(import.meta.dirname, '../lint/node_modules/.bin');

/** @throws if the test set-up has not run. */
export function lintTool(name: 'oxlint' | 'oxfmt'): { path: string; env: Record<string, string> } {
  const path = join(bin, name);
  if (!existsSync(path)) throw new Error(`${name} is not there: run \`npm run lint\` once`);
  return { path, env: { OXLINT_TSGOLINT_PATH: join(bin, 'tsgolint') } };
}
