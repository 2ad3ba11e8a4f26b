// Starts an engine that has Mayfly's image, as most tests of containers begin.

import { inject } from 'vitest';

import { startEngine, type Engine, type EngineOptions } from './engine.ts';
import { loadImage } from './mayfly-image.ts';

export async function engineWithImage(options: EngineOptions = {}): Promise<Engine> {
  const engine = await startEngine(options);
  try {
    await loadImage(engine, inject('mayflyImage'));
    return engine;
  } catch (error) {
    await engine.stop();
    throw error;
  }
}
