// Says where and when a command runs, for the engines that it asks.

import type { Surroundings } from '../engines/index.ts';

export function here(): Surroundings {
  return { env: process.env, nowMs: Date.now() };
}
