#!/usr/bin/env node
// @ts-check
// The command's file, at the same path in a clone and in a package. Plain JavaScript for Node 20.

import { existsSync } from 'node:fs';

const sources = new URL('start.mjs', import.meta.url);
const built = new URL('../../dist/command/start.mjs', import.meta.url);
await import((existsSync(sources) ? sources : built).href);
