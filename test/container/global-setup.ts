// Gives every file of the container suite Mayfly's image.

import type { TestProject } from 'vitest/node';

import { buildImage } from './mayfly-image.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** For `docker load`. */
    readonly mayflyImage: string;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  project.provide('mayflyImage', await buildImage(Date.now()));
}
