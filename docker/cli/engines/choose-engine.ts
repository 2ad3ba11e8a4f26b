// Which engine a room gets: the one that was asked for, or the best that is there, which is said.
// Knows nothing of rooms.

import { Problem } from '../../../server/contract/host/problem.ts';
import { transportPrograms } from '../../../server/contract/host/transports.ts';
import type { UpCommand } from '../command-line/args.ts';
import type { DockerApi } from './container/api.ts';
import { dockerEngine } from './container/start-room.ts';
import { findEngine, needEngine } from './container/find-engine.ts';
import {
  buildImage,
  findImage,
  imageSources,
  removeOlderImages,
  type FoundImage,
} from './container/image.ts';
import { removeLeftovers } from './docker/leftovers.ts';
import { tellOfLeftovers } from '../terminal/tell-leftovers.ts';
import type { Engine } from './shared/engine.ts';
import { checkPermitted } from '../host/ports.ts';
import type { Tell } from '../terminal/tell.ts';
import { removeLeftCgroups } from './volatile/leftovers.ts';

type Wish = Pick<UpCommand, 'engine' | 'image' | 'settings'>;

/** @throws {Problem} where the engine that was asked for cannot be had. */
export async function chooseEngine(wish: Wish, tell: Tell): Promise<Engine> {
  if (wish.engine === 'docker') {
    return docker(await needEngine(process.env), wish, tell);
  }
  if (wish.engine === 'volatile') return volatile(wish, tell);
  if (wish.engine === 'bare') return bare(wish);
  const best = await dockerIfItCan(wish, tell);
  if (typeof best !== 'string') {
    tell.note('engine: docker; --engine bare does without');
    return best;
  }
  tell.note(`engine: bare; ${best}`);
  return bare(wish);
}

/** @returns the engine, or why it is not the best. */
async function dockerIfItCan(wish: Wish, tell: Tell): Promise<Engine | string> {
  const { bridges } = wish.settings;
  const transport = Object.keys(transportPrograms).find((name) =>
    bridges.some((line) => line.startsWith(`${name} `)),
  );
  if (transport !== undefined) return `the image has no program for ${transport}`;
  const api = await findEngine(process.env);
  if (typeof api === 'string') return api;
  try {
    return await docker(api, wish, tell);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.message;
  }
}

async function docker(api: DockerApi, { image }: Wish, tell: Tell): Promise<Engine> {
  tellOfLeftovers(tell, await removeLeftovers(api, Date.now(), false));
  return dockerEngine(api, await imageOf(api, image, tell));
}

async function imageOf(api: DockerApi, given: string | null, tell: Tell): Promise<string> {
  if (given !== null) {
    if ((await api.imageMadeMs(given)) !== null) return given;
    throw new Problem(`engine docker: there is no image ${given}`, {
      hint: 'docker image ls shows those that are there',
    });
  }
  const sources = imageSources(process.env);
  const found = await findImage(api, sources, Date.now());
  if (found === null) return buildAndTidy(api, sources, tell);
  if (found.warning !== null) tell.warning(found.warning);
  return found.name;
}

async function buildAndTidy(
  api: DockerApi,
  sources: ReturnType<typeof imageSources>,
  tell: Tell,
): Promise<string> {
  const { name } = await build(api, sources, tell);
  const removed = await removeOlderImages(api, name);
  if (removed > 0) tell.note(`removed ${removed} images that earlier builds left`);
  return name;
}

async function build(
  api: DockerApi,
  sources: ReturnType<typeof imageSources>,
  tell: Tell,
): Promise<FoundImage> {
  tell.note(`building the image ${sources.tag}: once for each version, some minutes`);
  try {
    return await buildImage(api, sources, (step) => tell.progress('image', step));
  } finally {
    tell.endProgress();
  }
}

/** The image of this machine's own engine where it has one; else it is built in memory. */
async function volatile({ image }: Wish, tell: Tell): Promise<Engine> {
  await removeLeftCgroups();
  const { volatileEngine } = await import('./volatile/start-room.ts');
  const found = await findEngine(process.env);
  const sources = imageSources(process.env);
  const name = image ?? sources.tag;
  const isThere = typeof found !== 'string' && (await found.imageMadeMs(name)) !== null;
  if (!isThere && image !== null) {
    throw new Problem(`engine volatile: this machine's own engine has no image ${image}`);
  }
  return volatileEngine({
    from: isThere ? { api: found, name } : null,
    build: async (api) => (await build(api, sources, tell)).name,
  });
}

/** Its code, and what it needs of this machine, only where it is the one. */
async function bare({ settings }: Wish): Promise<Engine> {
  await checkPermitted([settings.webPort, settings.sshPort, settings.ircPort, settings.ngircdPort]);
  const { setUp } = await import('../prepare/set-up.ts');
  await setUp({ refresh: false, buildOnly: false, env: process.env, nowMs: Date.now() });
  const { bareEngine } = await import('./bare/start-room.ts');
  const { makePlan } = await import('./bare/plan.ts');
  return bareEngine(makePlan(settings.bridges, process.env));
}
