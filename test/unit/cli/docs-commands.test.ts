// Every command that docs/access.md, the README and docs/threat-model.md show is one that mayfly takes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from './args-fixture.ts';

const root = join(import.meta.dirname, '../../..');

/** Lines of code blocks that begin with the command, without what the shell does with them. */
function commandsIn(file: string): string[] {
  const blocks = readFileSync(join(root, file), 'utf8').matchAll(/^```sh\n([^]*?)^```/gm);
  return [...blocks]
    .flatMap(([, block = '']) => block.split('\n'))
    .flatMap((line) => /^(?:docker compose exec -T mayfly )?mayfly (.*)$/.exec(line)?.[1] ?? [])
    .map((line) =>
      line
        .replace(/\s#.*$/, '')
        .replace(/[|<>&].*$/, '')
        .trim(),
    );
}

const shown = ['docs/access.md', 'README.md', 'docs/threat-model.md'].flatMap(commandsIn);

test('there are some', () => {
  expect(new Set(shown).size).toBeGreaterThan(30);
});

test.each([...new Set(shown)])('mayfly %s', (line) => {
  const argv = line
    .split(/ +/)
    .map((word) => word.replace(/^\S+\.pub$/, '/keys/ada.pub').replace(/^'|'$/g, ''));
  expect(() => parse(argv)).not.toThrow();
});
