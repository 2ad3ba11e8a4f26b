// Makes a package's Dockerfile of docker/Dockerfile: what the first stage builds there, the package carries. The
// two other stages are the same, and so is the image.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../host/project.mjs';

const firstStage =
  /# The server, the page and `mayfly`, each without node_modules\.\nFROM \$\{NODE_IMAGE\} AS build\n.*?\n\n/s;

const carried = `# The server, the page and \`mayfly\`, as the package has them, and Node.
FROM \${NODE_IMAGE} AS build
LABEL mayfly.image=stage
COPY dist /src/dist

`;

/** What the build may see: what the stages copy. docker reads it by its name, which follows the Dockerfile's. */
const seen = [
  'LICENSE',
  'dist/server.mjs',
  'dist/server.licenses.txt',
  'dist/uplink.mjs',
  'dist/mayfly.mjs',
  'dist/mayfly.licenses.txt',
  'dist/npm-packages.json',
  'dist/web',
  'docker/rootfs',
];

/** @throws {Error} where docker/Dockerfile has no such first stage any more. */
export function packageDockerfile(): string {
  const whole = readFileSync(join(projectRoot, 'docker', 'Dockerfile'), 'utf8');
  if (!firstStage.test(whole)) throw new Error('docker/Dockerfile: its first stage is not known');
  return whole
    .replace(firstStage, () => carried)
    .replace('docker build -f docker/Dockerfile', 'docker build -f dist/image/Dockerfile');
}

/** Writes the Dockerfile, and beside it what its build may see. */
export async function buildImageContext(outDir: string): Promise<void> {
  const folder = join(outDir, 'image');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Dockerfile'), packageDockerfile());
  const ignored = ['# Sources by name, nothing else.', '*', ...seen.map((path) => `!${path}`)];
  writeFileSync(join(folder, 'Dockerfile.dockerignore'), `${ignored.join('\n')}\n`);
}
