// The proof that matters most: after a room has ended, the bytes of the engine's disk hold nothing of it.
// And that the proof can fail: with one protection off at a time, the same search finds the canaries.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { randomWord } from '../support/random-word.ts';
import { until } from '../support/until.ts';
import { searchFile, searchText, type Canary, type Hit } from '../support/byte-search.ts';
import { makeDiskImage, type DiskImage } from './disk-image.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { engineSays } from './engine-says.ts';
import { mayflyImage } from './mayfly-image.ts';
import { ProcessWatch, showInProcess } from './process-watch.ts';
import { createRoom, startRoom, type Change, type Room } from './room.ts';
import { namesOf, randomWords, tell, type RoomToTell, type Told, type Words } from './told-room.ts';

const diskBytes = 1536 * 1024 * 1024;

let disk: DiskImage | null = null;
let engine: Engine | null = null;

async function openDisk(): Promise<Engine> {
  disk = await makeDiskImage(diskBytes);
  engine = await engineWithImage({ dataImage: disk.path });
  return engine;
}

async function closeDisk(): Promise<void> {
  await engine?.stop();
  disk?.remove();
}

/** On stdin, as a person does who chooses a panic word. */
function ordersFor(words: Words): Record<string, string> {
  return {
    MAYFLY_PASSPHRASE: randomWord(),
    MAYFLY_PANIC_WORD: words.panicWord,
    MAYFLY_NICK_LENGTH: '30',
    MAYFLY_ONION: 'on',
    MAYFLY_KNOCK: 'shared',
  };
}

function tellTo(room: Room, words: Words): Promise<Told> {
  const mayfly: RoomToTell['mayfly'] = async (command, input = '') => {
    const { code, out } = await room.mayflyWith(input, ...command);
    if (code !== 0) throw new Error(`mayfly ${command[0]} ended with ${code}`);
    return out;
  };
  return tell({ ready: room.ready, webPort: room.ports.web, mayfly }, words);
}

describe('a room as compose.yaml has it', () => {
  afterAll(closeDisk);

  // It reads a whole disk, which takes its time where the machine is busy, as below.
  test(
    'leaves no byte of what was said on the disk of the engine',
    { timeout: 300_000 },
    async () => {
      const running = await openDisk();
      const words = randomWords();
      const watch = new ProcessWatch();
      const room = await startRoom(running, { orders: ordersFor(words) });
      // On the same disk, deleted before the end: a search that misses it has missed the disk.
      const witness = { name: 'witness', bytes: Buffer.from(randomWord()) };
      await running.enclosure.exec(writeAndDelete(running, witness));

      const { canaries, transcript } = await tellTo(room, words);
      await showInProcess(witness.bytes.toString());
      const shown = watch.end();
      const kept = await engineSays(running);
      // As if an hour had passed: what was to be written has been.
      await running.flush();
      await room.remove();
      await running.flush();
      const said = running.log + kept;
      await running.stop();

      expect(searchText(said, canaries)).toEqual([]);
      expect(searchText(shown, [...canaries, witness])).toEqual([witness]);
      const hits = await searchFile(disk?.path ?? '', [...canaries, witness]);
      expect(hits.filter(({ name }) => name !== 'witness')).toEqual([]);
      expect(hits.some(({ name }) => name === 'witness')).toBe(true);
      // What was looked for is what people were told.
      expect(namesOf(searchText(transcript, canaries))).toEqual(namesOf(canaries));
    },
  );
});

function writeAndDelete(running: Engine, { bytes }: Canary): string[] {
  const file = join(running.dataRoot, 'witness');
  const script = 'echo "$1" > "$0"; sync --file-system "$0"; rm "$0"';
  return ['sh', '-c', script, file, bytes.toString()];
}

describe('with one protection off, the search finds what it protects', () => {
  const found = new Map<string, readonly Hit[]>();
  const wanted: Canary[] = [];
  /** Named by the protection that is off. */
  const expectedOnDisk = (off: string, canaries: readonly Canary[]): void => {
    wanted.push(...canaries.map(({ name, bytes }) => ({ name: `${off}: ${name}`, bytes })));
  };
  /** With that protection off. */
  const foundWithout = (off: string): string[] =>
    namesOf((found.get(off) ?? []).map(({ name }) => ({ name: name.slice(off.length + 2) })));
  let refusedState = '';
  let refusedSecret = false;
  let swapped = { off: 0, on: -1 };

  // All on one disk, which is searched once: a minute is well spent elsewhere.
  beforeAll(async () => {
    const running = await openDisk();
    await logs(running);
    await secretByEnvironment(running);
    await stateOnTheLayer(running);
    await swap(running);
    await running.stop();
    for (const hit of await searchFile(disk?.path ?? '', wanted)) {
      const [off = ''] = hit.name.split(': ');
      found.set(off, [...(found.get(off) ?? []), hit]);
    }
  }, 300_000);
  afterAll(closeDisk);

  async function end(running: Engine, room: Room): Promise<void> {
    await running.flush();
    await room.remove();
  }

  /** What is printed for the operator, the invitation, goes to a file. */
  async function logs(running: Engine): Promise<void> {
    const words = randomWords();
    const changes: Change[] = [['      driver: none\n', '      driver: json-file\n']];
    const room = await startRoom(running, { orders: ordersFor(words), changes });
    expectedOnDisk('log', (await tellTo(room, words)).canaries);
    await end(running, room);
  }

  /** The room refuses; Docker has written it down by then. */
  async function secretByEnvironment(running: Engine): Promise<void> {
    const passphrase = randomWord();
    const line = '      - MAYFLY_ROOM\n';
    const changes: Change[] = [[line, `${line}      - MAYFLY_PASSPHRASE=${passphrase}\n`]];
    const room = await createRoom(running, { changes });
    expectedOnDisk('environment', [{ name: 'passphrase', bytes: Buffer.from(passphrase) }]);
    await room.start();
    const { exitCode } = await until('the refusal', async () => {
      const state = await room.state();
      return state.ended ? state : null;
    });
    refusedSecret = exitCode !== 0;
    await end(running, room);
  }

  /** The room refuses this as well; a server that does not is what it would be without that. */
  async function stateOnTheLayer(running: Engine): Promise<void> {
    const changes: Change[] = [
      [/^    tmpfs:\n(?:      .*\n)+/m, ''],
      ['    read_only: true\n', '    read_only: false\n'],
    ];
    refusedState = await startRoom(running, { changes }).then(
      () => 'it started',
      (error: unknown) => String(error),
    );
    await buildCareless(running);
    const words = randomWords();
    const image: Change = [`    image: ${mayflyImage}\n`, '    image: mayfly:careless\n'];
    const room = await startRoom(running, {
      orders: ordersFor(words),
      changes: [...changes, image],
    });
    expectedOnDisk('layer', (await tellTo(room, words)).canaries);
    await end(running, room);
  }

  /** Mayfly's image with a server that lets its state be anywhere; what it shares with the uplink stays a tmpfs. */
  async function buildCareless(running: Engine): Promise<void> {
    const dir = mkdtempSync(join(tmpdir(), 'mayfly-careless-'));
    const id = await running.exec(['create', mayflyImage]);
    await running.exec(['cp', `${id}:/opt/mayfly/server.mjs`, join(dir, 'server.mjs')]);
    await running.exec(['rm', id]);
    const text = readFileSync(join(dir, 'server.mjs'), 'utf8');
    const careless = text.replace(/if \(statfsSync\(dir\)\.type === \w+\) return;/, 'return;');
    if (careless === text) throw new Error('the server does not look for a tmpfs');
    rmSync(join(dir, 'server.mjs'));
    writeFileSync(join(dir, 'server.mjs'), careless, { mode: 0o644 });
    const dockerfile = `FROM ${mayflyImage}\nCOPY server.mjs /opt/mayfly/server.mjs\n`;
    writeFileSync(join(dir, 'Dockerfile'), dockerfile);
    await running.exec(['build', '--quiet', '--tag', 'mayfly:careless', dir]);
    rmSync(dir, { recursive: true });
  }

  /** A swap file on this disk, and a room that gets less memory than it has: with leave to swap, and without. */
  async function swap(running: Engine): Promise<void> {
    const file = join(running.dataRoot, 'swap');
    const make =
      'dd if=/dev/zero of="$0" bs=1M count=256 status=none; chmod 600 "$0"; mkswap -q "$0"';
    await running.enclosure.exec(['sh', '-c', make, file]);
    await running.enclosure.exec(['swapon', file]);
    try {
      const changes: Change[] = [
        [/^    memswap_limit: .*$/m, '    memswap_limit: 2g'],
        [/^    mem_swappiness: 0$/m, '    mem_swappiness: 100'],
      ];
      swapped = {
        off: await squeezed(running, 'swap', changes),
        on: await squeezed(running, 'no swap', []),
      };
    } finally {
      await running.enclosure.exec(['swapoff', file]);
    }
  }

  /** @returns how many bytes of the room stood in swap then. */
  async function squeezed(
    running: Engine,
    off: string,
    changes: readonly Change[],
  ): Promise<number> {
    const words = randomWords();
    const room = await startRoom(running, { orders: ordersFor(words), changes });
    expectedOnDisk(off, (await tellTo(room, words)).canaries);
    const memory = ['--memory', '32m', '--memory-swap', changes.length > 0 ? '2g' : '32m'];
    // The kernel refuses a limit that it cannot reach; it has tried by then.
    await running.exec(['update', ...memory, room.id]).catch(() => null);
    const bytes = swapOf(running, room);
    await end(running, room);
    return bytes;
  }

  test('log driver json-file: the invitation with its passphrase and key', () => {
    expect(foundWithout('log')).toEqual(
      expect.arrayContaining([
        'passphrase',
        'the operator’s ssh key, its secret',
        'the operator’s token',
      ]),
    );
  });

  test('a passphrase in the environment: Docker keeps it, though the room refuses it', () => {
    expect(refusedSecret).toBe(true);
    expect(foundWithout('environment')).toEqual(['passphrase']);
  });

  test('no tmpfs: the room refuses, and would leave its state on the layer', () => {
    expect(refusedState).toMatch(/ended before it was ready/);
    expect(foundWithout('layer')).toContain('the guest’s ssh key, its public half');
  });

  test('leave to swap: what was said and the secrets of the room', () => {
    expect(swapped.off).toBeGreaterThan(1024 * 1024);
    // Which of it stays in memory is chance; it was all of it when this was written.
    const all = namesOf(wanted.filter(({ name }) => name.startsWith('swap: ')));
    expect(all).toHaveLength(17);
    expect(foundWithout('swap').length).toBeGreaterThan(12);
  });

  test('the same pressure without that leave: nothing', () => {
    expect(swapped.on).toBe(0);
    expect(found.get('no swap')).toBeUndefined();
  });
});

/** cgroups of version 1 have it among others, those of version 2 in a file of its own. */
function swapOf(running: Engine, room: Room): number {
  const [current] = running.controlFiles(room.id, 'memory.swap.current');
  if (current !== undefined) return Number(readFileSync(current, 'utf8'));
  const [stat = ''] = running.controlFiles(room.id, 'memory.stat');
  return Number(/^swap (\d+)$/m.exec(readFileSync(stat, 'utf8'))?.[1]);
}
