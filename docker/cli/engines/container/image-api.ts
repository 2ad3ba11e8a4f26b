// The questions about images that this program asks of Docker's engine: list, build, load, remove.

import { PassThrough } from 'node:stream';
import type Dockerode from 'dockerode';
import { decodeLayers, decodeProgress, decodeTags } from './answers.ts';
import { asked, ifThere, unlessInTheWay, EngineProblem } from './asked.ts';

export interface ImageBuild {
  /** A tar archive of all that the build may see. */
  readonly context: Buffer;
  readonly dockerfile: string;
  readonly tag: string;
  readonly args: Readonly<Record<string, string>>;
  readonly onStep: (step: string) => void;
}

export interface ListedImage {
  readonly id: string;
  /** As `mayfly:1`; none: nothing names it any more. */
  readonly tags: readonly string[];
}

/**
 * @param docker gives up on an engine that hangs.
 * @param patient waits as long as it takes.
 */
export function imageApi(docker: Dockerode, patient: Dockerode) {
  return {
    /** @returns when it was made; null: it is not there. */
    async imageMadeMs(name: string): Promise<number | null> {
      const seen = await ifThere(`image ${name}`, docker.getImage(name).inspect());
      return seen === null ? null : Date.parse(seen.Created);
    },

    /** @returns digests of the layers' contents, the lowest first; null: it is not there. */
    async imageLayers(name: string): Promise<readonly string[] | null> {
      const seen = await ifThere(`image ${name}`, docker.getImage(name).inspect());
      return seen === null ? null : decodeLayers(seen);
    },

    async imagesWith(label: string): Promise<ListedImage[]> {
      const found = await asked('images', docker.listImages({ filters: { label: [label] } }));
      return found.map(({ Id, RepoTags }) => ({
        id: Id,
        tags: decodeTags(RepoTags).filter((tag) => tag !== '<none>:<none>'),
      }));
    },

    /** @returns false: a container uses it, or it is not there. */
    async removeImage(name: string): Promise<boolean> {
      const removed: Promise<unknown> = patient.getImage(name).remove();
      return (await ifThere(`remove image ${name}`, unlessInTheWay(removed))) !== null;
    },

    /** @throws {Problem} with the step that failed. */
    async buildImage(build: ImageBuild): Promise<void> {
      const { context, dockerfile, tag, args } = build;
      const body = new PassThrough();
      body.end(context);
      // Its own containers go, however a step ends.
      const options = { t: tag, dockerfile, buildargs: { ...args }, rm: true, forcerm: true };
      const stream = await asked('build', patient.buildImage(body, options));
      let step = '';
      let rest = '';
      const onLine = (line: string): void => {
        const { error, stream: said } = decodeProgress(JSON.parse(line));
        if (error !== null) throw new EngineProblem(`build: ${step}: ${error.trim()}`);
        const words = said.trim();
        if (!/^Step \d+\/\d+/.test(words)) return;
        step = words;
        build.onStep(words);
      };
      for await (const chunk of stream) {
        const lines = (rest + String(chunk)).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines.filter((each) => each.trim() !== '')) onLine(line);
      }
    },

    /** As a tar archive, for `loadImage` of another engine. */
    async saveImage(name: string): Promise<NodeJS.ReadableStream> {
      return asked('save image', patient.getImage(name).get());
    },

    async loadImage(archive: NodeJS.ReadableStream): Promise<void> {
      const told = await asked('load image', patient.loadImage(archive));
      // It is loaded when all has been said.
      for await (const chunk of told) {
        const error = /"error":"([^"]*)"/.exec(String(chunk))?.[1];
        if (error !== undefined) throw new EngineProblem(`load image: ${error}`);
      }
    },
  };
}
