// The image's part of a release: its archive, the digests of its layers, and its bill of materials.

import { execFileSync } from 'node:child_process';
import { createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeTarFile } from '../cli/bundle/tar-file.ts';
import { buildImage, findImage, imageSources } from '../cli/engines/container/image.ts';
import { needEngine } from '../cli/engines/container/find-engine.ts';
import { layerLines, releasedImage, type ReleaseNames } from '../cli/host/release-names.ts';
import { repackImage } from './repack-image.ts';

const sbomPath = 'opt/mayfly/sbom.cdx.json';

/**
 * Builds the image in this machine's engine, where that has none of these sources.
 * @throws {Problem} without an engine, or where it cannot build it.
 */
export async function releaseImage(
  out: string,
  names: ReleaseNames,
  version: string,
  time: Date,
): Promise<void> {
  const api = await needEngine(process.env);
  const sources = imageSources(process.env);
  const found = await findImage(api, sources, time.getTime());
  const { name } =
    found ??
    (await buildImage(api, sources, (step) => void process.stderr.write(`release: ${step}\n`)));
  const saved = join(out, `${names.image}.saved`);
  try {
    await pipeline(await api.saveImage(name), createWriteStream(saved));
    const { entries, layers, firstLayer } = repackImage(saved, releasedImage(version), time);
    await writeTarFile(join(out, names.image), entries, { gzip: false, mtime: time });
    writeFileSync(join(out, names.imageLayers), layerLines(layers));
    const sbom = execFileSync('tar', ['-xO', sbomPath], {
      input: firstLayer,
      maxBuffer: 64 * 1024 * 1024,
    });
    writeFileSync(join(out, names.imageSbom), sbom);
  } finally {
    rmSync(saved, { force: true });
  }
}
