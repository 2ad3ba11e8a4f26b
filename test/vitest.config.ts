// How the suites run: one project each, real daemons and browsers one file at a time.

import { defineConfig } from 'vitest/config';
import { liteFiles } from './setup/suites.mjs';

// A busy machine needs longer than Vitest's second for what a test polls for.
const expectation = { poll: { timeout: 30_000 } };
const realThings = {
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 180_000,
  expect: expectation,
};

export default defineConfig({
  test: {
    root: import.meta.dirname,
    projects: [
      // A property that is tried a thousand times takes seconds where the machine is busy.
      {
        test: {
          name: 'unit',
          include: ['unit/**/*.test.ts'],
          testTimeout: 30_000,
          expect: expectation,
        },
      },
      { test: { name: 'daemons', include: ['daemons/**/*.test.ts'], ...realThings } },
      { test: { name: 'refusals', include: ['refusals/**/*.test.ts'], ...realThings } },
      { test: { name: 'ram', include: ['ram/**/*.test.ts'], ...realThings } },
      { test: { name: 'soak', include: ['soak/**/*.test.ts'], ...realThings } },
      {
        test: {
          name: 'browser',
          include: ['browser/**/*.test.ts'],
          exclude: [liteFiles],
          globalSetup: ['browser/global-setup.ts'],
          ...realThings,
        },
      },
      { test: { name: 'lite', include: [liteFiles], ...realThings } },
      {
        test: {
          name: 'container',
          include: ['container/**/*.test.ts'],
          globalSetup: ['container/global-setup.ts'],
          ...realThings,
        },
      },
    ],
  },
});
