// The image that is made from these sources, or from a package's built files: found by a digest of all that goes
// into it, or built by the engine.

import { sentence, type Text } from '../../../../server/contract/sentences/sentence.ts';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPackage, projectRoot } from '../../host/project.mjs';
import type { DockerApi } from './api.ts';
import { archive, type ArchivedFile } from './archive.ts';

/** A package's image is made of what is built there. */
const [dockerfile, ignoreFile] = isPackage
  ? (['dist/image/Dockerfile', 'dist/image/Dockerfile.dockerignore'] as const)
  : (['docker/Dockerfile', '.dockerignore'] as const);
/** Build arguments, as for `docker compose build`: other names for the two base images. */
const argumentNames = ['DEBIAN_IMAGE', 'NODE_IMAGE'] as const;

/** On all that docker/Dockerfile makes: the image, and the stages that the classic builder keeps. */
const imageLabel = 'mayfly.image';
/** As `imageSources` names them. */
const ownTag = /^mayfly:[0-9a-f]{16}$/;

/** Debian's security fixes come into an image when it is built, and in no other way. */
const oldAfterMs = 14 * 86_400_000;

export interface ImageSources {
  readonly context: Buffer;
  readonly args: Readonly<Record<string, string>>;
  readonly tag: string;
}

export interface FoundImage {
  readonly name: string;
  /** A warning to show; null: there is none. */
  readonly warning: Text | null;
}

/** What the ignore file lets the build see, and the Dockerfile. */
function entries(): string[] {
  const lines = readFileSync(join(projectRoot, ignoreFile), 'utf8').split('\n');
  const seen = lines.flatMap((line) => (line.startsWith('!') ? [line.slice(1).trim()] : []));
  return [...seen, dockerfile];
}

function filesOf(path: string): ArchivedFile[] {
  const full = join(projectRoot, path);
  let names: string[];
  try {
    names = readdirSync(full);
  } catch {
    return [{ path, content: readFileSync(full) }];
  }
  return names
    .filter((name) => name !== 'node_modules')
    .flatMap((name) => filesOf(`${path}/${name}`));
}

/** @throws {Error} where the project's folder is not whole. */
export function imageSources(env: NodeJS.ProcessEnv): ImageSources {
  const context = archive(entries().flatMap(filesOf));
  const args = Object.fromEntries(
    argumentNames.flatMap((name) => {
      const value = env[name];
      return value === undefined || value === '' ? [] : [[name, value] as const];
    }),
  );
  const digest = createHash('sha256').update(JSON.stringify(args)).update(context).digest('hex');
  return { context, args, tag: `mayfly:${digest.slice(0, 16)}` };
}

/** Built before: null if not. */
export async function findImage(
  api: DockerApi,
  sources: ImageSources,
  nowMs: number,
): Promise<FoundImage | null> {
  const madeMs = await api.imageMadeMs(sources.tag);
  if (madeMs === null) return null;
  const days = Math.floor((nowMs - madeMs) / 86_400_000);
  const warning =
    nowMs - madeMs > oldAfterMs ? sentence('image.old', { image: sources.tag, days }) : null;
  return { name: sources.tag, warning };
}

/**
 * Minutes: it fetches Debian's packages and npm's.
 * @throws {Problem} with the step that failed.
 */
export async function buildImage(
  api: DockerApi,
  sources: ImageSources,
  onStep: (step: string) => void,
): Promise<FoundImage> {
  await api.buildImage({ ...sources, dockerfile, onStep });
  return { name: sources.tag, warning: null };
}

/**
 * Removes what earlier builds left: images of other sources, images that have lost their name, and stages.
 * What a container uses stays, and so does what somebody has given a name of their own.
 * @param kept the image that was just built.
 * @returns how many went.
 * @throws {Problem} if the engine does not answer.
 */
export async function removeOlderImages(api: DockerApi, kept: string): Promise<number> {
  const images = await api.imagesWith(imageLabel);
  const names = images.flatMap(({ id, tags }) =>
    tags.length === 0 ? [id] : tags.filter((tag) => ownTag.test(tag) && tag !== kept),
  );
  let removed = 0;
  for (const name of names) if (await api.removeImage(name)) removed += 1;
  return removed;
}
