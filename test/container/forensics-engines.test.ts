// The same proof for rooms that the host command starts, by each engine: neither the engine's files nor the host
// command's own hold anything of a room afterwards, and while it lives no process shows anything of it.

import { once } from 'node:events';
import { spawn } from 'node:child_process';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { searchFile, searchText, type Canary, type Hit } from '../support/byte-search.ts';
import { makeDiskImage, type DiskImage } from './disk-image.ts';
import type { Engine } from './engine.ts';
import { engineSays } from './engine-says.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyIn, startUp } from './host-command.ts';
import { mayflyImage } from './mayfly-image.ts';
import { ProcessWatch, showInProcess } from './process-watch.ts';
import { namesOf, randomWords, tell, type RoomToTell, type Told } from './told-room.ts';
import { openViewOnDisk, type ViewOnDisk } from './view-on-disk.ts';

const diskBytes = 1536 * 1024 * 1024;
const engines = ['bare', 'docker', 'volatile'] as const;

let disk: DiskImage | null = null;
let engine: Engine | null = null;
let view: ViewOnDisk | null = null;

/** By the name of the room: what was looked for, and where it was found. */
const names = new Map<string, readonly string[]>();
const shown = new Map<string, readonly string[]>();
const engineHeard = new Map<string, readonly string[]>();
let hits: readonly Hit[] = [];

// All on one disk, which is searched once.
beforeAll(async () => {
  disk = await makeDiskImage(diskBytes);
  engine = await engineWithImage({ dataImage: disk.path });
  view = await openViewOnDisk(engine);
  const canaries: Canary[] = [];
  const lives = async (room: string, by: string): Promise<Told> => {
    const told = await life(by, room);
    canaries.push(...told.canaries.map(({ name, bytes }) => ({ name: `${room}: ${name}`, bytes })));
    return told;
  };
  for (const by of engines) await lives(by, by);
  // As a careless person does, whose terminal is a file, too.
  await writeAndDelete(view, (await lives('kept by hand', 'bare')).transcript);
  await view.close();
  await engine.stop();
  hits = await searchFile(disk.path, canaries);
}, 600_000);

afterAll(async () => {
  await engine?.stop();
  disk?.remove();
});

/** A room from its start to its end, and all that people do in it. */
async function life(by: string, room: string): Promise<Told> {
  if (engine === null || view === null) throw new Error('there is no machine');
  const { enter } = view;
  const running = engine;
  const words = randomWords();
  const watch = new ProcessWatch();
  const up = await startUp(running, {
    flags: ['--engine', by, '--knock', '--nick-length', '30', ...imageFor(by)],
    panicWord: words.panicWord,
    enter,
  });
  try {
    const ready = await up.ready();
    await up.openDoors();
    const mayfly: RoomToTell['mayfly'] = async (command, input) => {
      const { code, out, err } = await mayflyIn(running, enter, command, input);
      if (code !== 0) throw new Error(`mayfly ${command[0]} ended with ${code}: ${err}`);
      return out;
    };
    const told = await tell({ ready, webPort: up.ports.web, mayfly }, words);
    names.set(room, namesOf(told.canaries));
    // That a process shows what is in its environment and command line.
    const witness = { name: 'witness', bytes: Buffer.from(words.said.toUpperCase()) };
    await showInProcess(witness.bytes.toString());
    shown.set(room, namesOf(searchText(watch.end(), [...told.canaries, witness])));
    const said = (await engineSays(running)) + running.log;
    engineHeard.set(room, namesOf(searchText(said, told.canaries)));
    up.signal('SIGINT');
    expect(await up.ended).toBe(0);
    return told;
  } finally {
    watch.end();
    await up.remove();
  }
}

function imageFor(by: string): readonly string[] {
  return by === 'bare' ? [] : ['--image', mayflyImage];
}

async function writeAndDelete({ enter }: ViewOnDisk, text: string): Promise<void> {
  const script = 'cat > "$0"; sync --file-system "$0"; rm "$0"';
  const [program, ...words] = [...enter, 'sh', '-c', script, '/var/tmp/transcript'];
  const child = spawn(program, words, { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(text);
  await once(child, 'close');
}

function foundOf(room: string): string[] {
  const mark = `${room}: `;
  const found = hits.filter(({ name }) => name.startsWith(mark));
  return namesOf(found.map(({ name }) => ({ name: name.slice(mark.length) })));
}

test.each(engines)('%s: the disk holds nothing of the room', (by) => {
  expect(names.get(by)).toHaveLength(17);
  expect(foundOf(by)).toEqual([]);
});

test.each(engines)('%s: no process shows anything of it, and the engine knows of nothing', (by) => {
  expect(shown.get(by)).toEqual(['witness']);
  expect(engineHeard.get(by)).toEqual([]);
});

test('what a person wrote to a file and deleted is found, each canary', () => {
  expect(foundOf('kept by hand')).toEqual(names.get('kept by hand'));
});
