// Finds the images that this copy of Mayfly would use, in every container engine of this machine.

import type { Surroundings } from './shared/engine.ts';
import { findEngines } from './container/find-engine.ts';
import { imageSources } from './container/image.ts';

export interface OwnImage {
  readonly name: string;
  /** Digests of its layers' contents, `sha256:…`, the lowest first. They are the same in every engine. */
  readonly layers: readonly string[];
}

/**
 * @param others names besides that of the image of these sources.
 * @returns those that are there. @throws {Problem} if an engine that answered does not answer any more.
 */
export async function ownImages(
  others: readonly string[],
  { env }: Surroundings,
): Promise<OwnImage[]> {
  const { answering } = await findEngines(env);
  const names = [imageSources(env).tag, ...others];
  const found = await Promise.all(
    answering.flatMap((api) =>
      names.map(async (name) => ({ name, layers: await api.imageLayers(name) })),
    ),
  );
  return found.flatMap(({ name, layers }) => (layers === null ? [] : [{ name, layers }]));
}
