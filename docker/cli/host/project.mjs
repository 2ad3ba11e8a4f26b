// @ts-check
// Where Mayfly's own files are. Plain JavaScript for Node 20.

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with package.json. */
export const projectRoot = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
