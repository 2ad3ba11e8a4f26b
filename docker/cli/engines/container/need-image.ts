// Finds the image that a room's containers are made from, or has the engine build it.

import { Problem } from '../../../../server/contract/host/problem.ts';
import type { Tell } from '../../terminal/tell.ts';
import type { Surroundings } from '../shared/engine.ts';
import type { DockerApi } from './api.ts';
import {
  buildImage,
  findImage,
  imageSources,
  removeOlderImages,
  type ImageSources,
} from './image.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

/**
 * @param given an image's name; null: the image of these sources.
 * @returns the name of an image that the engine has.
 * @throws {Problem} if the engine has no such image, or cannot build it.
 */
export async function needImage(
  api: DockerApi,
  given: string | null,
  { env, nowMs }: Surroundings,
  tell: Tell,
): Promise<string> {
  if (given !== null) {
    if ((await api.imageMadeMs(given)) !== null) return given;
    throw new Problem(sentence('image.none', { image: given }), {
      hint: sentence('image.list'),
    });
  }
  const sources = imageSources(env);
  const found = await findImage(api, sources, nowMs);
  if (found === null) return buildAndTidy(api, sources, tell);
  if (found.warning !== null) tell.warning(found.warning);
  return found.name;
}

async function buildAndTidy(api: DockerApi, sources: ImageSources, tell: Tell): Promise<string> {
  const name = await buildAndTell(api, sources, tell);
  const removed = await removeOlderImages(api, name);
  if (removed > 0) tell.note(sentence('image.removedOld', { count: removed }));
  return name;
}

/**
 * Builds the image of these sources, and tells each step.
 * @returns its name.
 * @throws {Problem} with the step that failed.
 */
export async function buildAndTell(
  api: DockerApi,
  sources: ImageSources,
  tell: Tell,
): Promise<string> {
  tell.note(sentence('image.building', { image: sources.tag }));
  try {
    const { name } = await buildImage(api, sources, (step) => tell.progress('image', step));
    return name;
  } finally {
    tell.endProgress();
  }
}
