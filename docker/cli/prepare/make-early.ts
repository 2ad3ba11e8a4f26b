// Makes command-line/early.js from command-line/early.ts: plain JavaScript without packages, for the Node that
// a machine has before anything is installed. `npm run format` runs it, and a test holds that it was run.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../host/project.mjs';

const target = join(projectRoot, 'docker', 'cli', 'command-line', 'early.js');

const banner = `// @ts-nocheck
// Made of early.ts by prepare/make-early.ts. Change that one, then run \`npm run format\`.
`;

/** @returns what early.js must be. */
export async function earlyText(): Promise<string> {
  const { build } = await import('vite');
  const made = await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: join(projectRoot, 'docker', 'cli', 'command-line', 'early.ts'),
      write: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        // Neighbours that run as they are: the copy stands beside its source.
        external: [/\.mjs$/],
        output: { entryFileNames: 'early.js', codeSplitting: false },
      },
    },
  });
  const code = 'output' in made ? made.output[0].code : '';
  return `${banner}${code}`;
}

/** @returns true where the file was not what it must be. */
export async function writeEarly(): Promise<boolean> {
  const text = await earlyText();
  if (text === earlyOnDisk()) return false;
  writeFileSync(target, text);
  return true;
}

/** @returns what it is; '' where it is not there. */
export function earlyOnDisk(): string {
  try {
    return readFileSync(target, 'utf8');
  } catch {
    return '';
  }
}

if (import.meta.main) await writeEarly();
