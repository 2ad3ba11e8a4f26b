// Makes what `docker save` wrote the same for everybody who saves the same image: the layers as they are, and a
// configuration without the times and containers of the build. `docker load` and `podman load` read it.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  array,
  field,
  lenient,
  object,
  record,
  string,
} from '../../server/contract/base/decode.ts';
import type { Entry } from '../cli/bundle/tar-file.ts';

export interface Repacked {
  /** Of the new archive. */
  readonly entries: readonly Entry[];
  /** Digests of the layers' contents, `sha256:…`, the lowest first. */
  readonly layers: readonly string[];
  /** The lowest layer's own archive: the image's files. */
  readonly firstLayer: Buffer;
}

const decodeManifest = array(
  object<{ readonly Config: string; readonly Layers: readonly string[] }>({
    Config: string,
    Layers: array(string),
  }),
);
const decodeDiffs = field('rootfs', field('diff_ids', array(string)));

const sha256 = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');

/**
 * @param saved the path of the archive.
 * @param tag the one name of the image in the new archive.
 * @param time of the image.
 * @throws {Error} where it is not one image, or a layer is not what its configuration says.
 */
export function repackImage(saved: string, tag: string, time: Date): Repacked {
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-image-'));
  try {
    execFileSync('tar', ['-xf', saved, '-C', folder]);
    const read = (path: string): Buffer => readFileSync(join(folder, path));
    const [image, ...others] = decodeManifest(JSON.parse(read('manifest.json').toString('utf8')));
    if (image === undefined || others.length > 0) throw new Error('image: there is not just one');
    const config: unknown = JSON.parse(read(image.Config).toString('utf8'));
    const layers = decodeDiffs(config);
    const contents = image.Layers.map((path) => unpacked(read(path)));
    const found = contents.map((content) => `sha256:${sha256(content)}`);
    if (found.join() !== layers.join()) throw new Error('image: a layer is not what it should be');
    const [firstLayer] = contents;
    if (firstLayer === undefined) throw new Error('image: it has no layer');
    return { entries: archiveOf(cleanConfig(config, time), contents, tag), layers, firstLayer };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function archiveOf(config: string, layers: readonly Buffer[], tag: string): Entry[] {
  const configName = `${sha256(config)}.json`;
  const layerNames = layers.map((content) => `${sha256(content)}/layer.tar`);
  const manifest = [{ Config: configName, RepoTags: [tag], Layers: layerNames }];
  const text = (path: string, content: string): Entry => ({
    path,
    isProgram: false,
    content: Buffer.from(content),
  });
  return [
    text('manifest.json', JSON.stringify(manifest)),
    text(configName, config),
    ...layers.map((content, index) => ({
      path: layerNames[index] ?? '',
      isProgram: false,
      content,
    })),
  ];
}

/** An engine may keep its layers compressed. */
function unpacked(layer: Buffer): Buffer {
  return layer[0] === 0x1f && layer[1] === 0x8b ? gunzipSync(layer) : layer;
}

/** What the image's specification asks for, and what our Dockerfile sets; nothing of the build. */
function cleanConfig(config: unknown, time: Date): string {
  const created = time.toISOString();
  const of = <T>(name: string, decode: (value: unknown) => T): T =>
    field('config', field(name, decode))(config);
  return JSON.stringify({
    architecture: field('architecture', string)(config),
    os: field('os', string)(config),
    created,
    config: {
      Entrypoint: of('Entrypoint', array(string)),
      Env: of('Env', lenient(array(string), [])),
      Labels: of('Labels', record(string)),
      StopSignal: of('StopSignal', string),
    },
    rootfs: { type: 'layers', diff_ids: decodeDiffs(config) },
    history: decodeDiffs(config).map(() => ({ created })),
  });
}
