#!/usr/bin/env node
// @ts-check
// `npm run bench`: brings what is missing, then measures in a Node that can run it. Plain JavaScript for Node
// 20.

import { join } from 'node:path';

import { runPrepared } from '../setup/run-prepared.mjs';

runPrepared(join(import.meta.dirname, 'main.ts'), process.argv.slice(2));
