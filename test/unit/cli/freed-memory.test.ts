// What is said of the memory that a room gives back, and whether the kernel overwrites it by itself.

import { describe, expect, test } from 'vitest';
import { memoryLeftAlone } from '../../../docker/cli/host/freed-memory.ts';
import { initOnFree, zeroesFreed } from '../../../docker/cli/host/init-on-free.ts';
import { residueText } from '../../../docker/cli/terminal/residue-text.ts';
import { residueReport } from '../../../server/contract/host/residue.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';

const unread = { logLine: null, commandLine: null, config: null };
const logged = (free: string): string =>
  `6,120,0,-;mem auto-init: stack:off, heap alloc:on, heap free:${free}\n`;
const built = (line: string): string => `CONFIG_SLUB=y\n${line}\nCONFIG_SMP=y\n`;
const builtOn = built('CONFIG_INIT_ON_FREE_DEFAULT_ON=y');
const builtOff = built('# CONFIG_INIT_ON_FREE_DEFAULT_ON is not set');

describe('whether the kernel zeroes what is freed', () => {
  test.for<[string, Partial<typeof unread> | Record<string, string>, boolean | null]>([
    ['nothing can be read', {}, null],
    ['the kernel says so', { logLine: logged('on') }, true],
    ['the kernel says that it does not', { logLine: logged('off') }, false],
    [
      'its log counts more than what it was asked',
      { logLine: logged('off'), commandLine: 'init_on_free=1' },
      false,
    ],
    ['it is asked to', { commandLine: 'quiet init_on_free=1 splash', config: builtOff }, true],
    ['it is asked to by a word', { commandLine: 'init_on_free=on' }, true],
    ['it is asked not to', { commandLine: 'init_on_free=0', config: builtOn }, false],
    ['the last word counts', { commandLine: 'init_on_free=1 init_on_free=0' }, false],
    ['another setting has a name like it', { commandLine: 'not_init_on_free=1' }, null],
    ['a line without it', { commandLine: 'quiet', config: builtOff }, false],
    ['it was built so', { commandLine: 'quiet', config: builtOn }, true],
    ['a command line alone tells nothing', { commandLine: 'quiet' }, null],
    ['a log without the word', { logLine: 'mem auto-init: stack:off', config: builtOn }, true],
  ])('%s', ([, texts, expected]) => {
    expect(zeroesFreed({ ...unread, ...texts })).toBe(expected);
  });

  test('this machine gives an answer, or says that it cannot', () => {
    expect([true, false, null]).toContain(initOnFree());
  });
});

describe('the line about memory', () => {
  const memoryLine = (...report: Parameters<typeof residueReport>): string | undefined =>
    residueText('the room is over', residueReport(...report), makeTranslator('en'))
      .split('\n')
      .find((line) => line.startsWith('  memory'));

  test('says what the kernel does, and what else can be done', () => {
    const of = (zeroes: boolean | null): string | undefined =>
      memoryLine([], memoryLeftAlone(zeroes, 'linux'));
    expect(of(true)).toMatch(/^ {2}memory {2}zeroed by the kernel as it is freed /);
    expect(of(false)).toMatch(/^ {2}memory {2}left to the kernel .*mayfly down --wipe-ram/);
    expect(of(null)).toMatch(/^ {2}memory {2}not checked /);
    expect(memoryLine([], memoryLeftAlone(true, 'darwin'))).toMatch(/^ {2}memory {2}not checked /);
  });

  test('is not there where nobody asked', () => {
    expect(memoryLine([])).toBeUndefined();
  });

  test('does not make a report unclean, and never says that it is gone', () => {
    const memory = memoryLeftAlone(false, 'linux');
    const report = residueReport([{ what: 'ports', verdict: 'gone', detail: null }], memory);
    expect(report.clean).toBe(true);
    expect(memoryLine(report.checks, memory)).not.toContain('gone');
  });
});
