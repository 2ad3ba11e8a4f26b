// The engines of the host program: each has all that an engine needs, and one question goes to all of them.

import { describe, expect, test } from 'vitest';
import {
  likelyEngine,
  removeLeftovers,
  runningRooms,
  severalRun,
  verifyEngines,
} from '../../../docker/cli/engines/all.ts';
import { chooseEngine } from '../../../docker/cli/engines/choose.ts';
import {
  engines,
  type Engine,
  type EngineFacts,
  type Room,
} from '../../../docker/cli/engines/index.ts';
import { engineNames } from '../../../docker/cli/engines/shared/names.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { parseSettings } from '../../../server/contract/host/settings.ts';
import { makeTell } from '../../../docker/cli/terminal/tell.ts';

const where = { env: {}, nowMs: 0 };
const facts: EngineFacts = {
  version: '28.0.0',
  storageDriver: 'overlay2',
  logDriver: 'json-file',
  securityOptions: [],
  cgroupVersion: '2',
  swapLimit: true,
  limits: { memory: true, processes: true, cpus: true },
};

/** An engine that can do nothing, but for what a test says. */
function fake(own: Partial<Engine>): Engine {
  return {
    name: 'docker',
    role: 'preferred',
    canBorrowTor: false,
    reasonAgainst: async () => null,
    prepare: async () => () => Promise.reject(new Error('starts nothing')),
    rooms: async () => ({ rooms: [], processes: [] }),
    removeLeftovers: async () => ({ removed: [], kept: [] }),
    facts: async () => null,
    verify: async () => [],
    ...own,
  };
}

function room(id: number | string): Room {
  const never = (): Promise<never> => Promise.reject(new Error('not asked'));
  return {
    id,
    process: typeof id === 'number' ? id : null,
    status: never,
    invitation: never,
    addKey: never,
    moveEnd: never,
    stillHere: never,
    access: never,
    end: never,
    burn: never,
    isGone: never,
  };
}

/** @returns what is told, a line each. */
function heard(): { readonly tell: ReturnType<typeof makeTell>; readonly lines: string[] } {
  const lines: string[] = [];
  const stream = { write: (text: string) => lines.push(text.trimEnd()) };
  return { lines, tell: makeTell({ out: stream, err: stream }, { LANG: 'C' }) };
}

describe('the list of engines', () => {
  test('has each engine that the command line knows, once', () => {
    expect(engines.map(({ name }) => name).toSorted()).toEqual([...engineNames].toSorted());
  });

  test('has one engine that is taken where no other can be had', () => {
    expect(engines.filter(({ role }) => role === 'fallback')).toHaveLength(1);
  });

  test.each(engines.map((engine) => [engine.name, engine] as const))(
    '%s offers all that an engine must offer',
    (_, engine) => {
      expect(Object.keys(engine).toSorted()).toEqual(Object.keys(fake({})).toSorted());
    },
  );
});

describe('the choice of an engine', () => {
  const wish = { settings: parseSettings({}), image: null, engine: null };
  const fallback = fake({ name: 'bare', role: 'fallback' });

  test('takes a preferred engine, and tells how to do without it', async () => {
    const { tell, lines } = heard();
    const chosen = await chooseEngine([fake({}), fallback], wish, where, tell);
    expect(chosen.name).toBe('docker');
    expect(lines).toEqual(['mayfly: engine: docker; to start without it: --engine bare']);
  });

  test('tells why it takes the fallback: the first reason that there was', async () => {
    const { tell, lines } = heard();
    const without = fake({ reasonAgainst: async () => 'there is none' });
    const failing = fake({ prepare: () => Promise.reject(new Problem('it fails')) });
    const chosen = await chooseEngine([without, failing, fallback], wish, where, tell);
    expect(chosen.name).toBe('bare');
    expect(lines).toEqual(['mayfly: engine: bare; there is none']);
  });

  test('leaves a tor of the machine to an engine that can use it', async () => {
    const { tell } = heard();
    const settings = parseSettings({ torControl: '/run/tor/control' });
    const asked = engines.filter(({ canBorrowTor }) => !canBorrowTor);
    for (const { name } of asked) {
      const chosen = chooseEngine(engines, { ...wish, settings, engine: name }, where, tell);
      await expect(chosen).rejects.toThrow('is used by the engine bare alone');
    }
    const fakes = [fake({}), fake({ name: 'bare', role: 'fallback', canBorrowTor: true })];
    const chosen = await chooseEngine(fakes, { ...wish, settings }, where, tell);
    expect(chosen.name).toBe('bare');
  });

  test('takes a failure to prepare for a reason, and a fault of ours for a fault', async () => {
    const { tell, lines } = heard();
    const failing = fake({ prepare: () => Promise.reject(new Problem('it fails')) });
    expect(await chooseEngine([failing, fallback], wish, where, tell)).toMatchObject({
      name: 'bare',
    });
    expect(lines).toEqual(['mayfly: engine: bare; it fails']);
    const broken = fake({ prepare: () => Promise.reject(new TypeError('broken')) });
    await expect(chooseEngine([broken, fallback], wish, where, tell)).rejects.toThrow('broken');
  });

  test('takes the engine that was asked for, and no other', async () => {
    const { tell, lines } = heard();
    const asked = { ...wish, engine: 'volatile' } as const;
    const onRequest = fake({ name: 'volatile', role: 'on request' });
    const chosen = await chooseEngine([fake({}), fallback, onRequest], asked, where, tell);
    expect(chosen.name).toBe('volatile');
    expect(lines).toEqual([]);
    const failing = fake({
      name: 'volatile',
      prepare: () => Promise.reject(new Problem('needs root')),
    });
    await expect(chooseEngine([failing, fallback], asked, where, tell)).rejects.toThrow(
      'needs root',
    );
  });
});

describe('one question to all engines', () => {
  const docker = fake({
    rooms: async () => ({ rooms: [room('0123456789ab')], processes: [7, 8] }),
  });
  const bare = fake({ rooms: async () => ({ rooms: [room(7), room(9)], processes: [] }) });
  const own = fake({ rooms: async () => ({ rooms: [room(9)], processes: [9] }) });

  test('counts a room once that two engines find', async () => {
    const found = await runningRooms([docker, bare, own], where);
    expect(found.map(({ id }) => id)).toEqual(['0123456789ab', 9]);
    expect(await severalRun([docker, bare, own], where)).toBe(true);
    expect(await severalRun([docker], where)).toBe(false);
  });

  test('waits a second at most to learn whether there are several rooms', async () => {
    const silent = fake({ rooms: () => new Promise(() => {}) });
    expect(await severalRun([docker, bare, silent], where)).toBe(false);
    const failing = fake({ rooms: () => Promise.reject(new Problem('no answer')) });
    expect(await severalRun([failing, docker, bare], where)).toBe(false);
  });

  test('adds up what was removed and what was found, in the order of the engines', async () => {
    const one = fake({
      removeLeftovers: async () => ({ removed: ['container a'], kept: ['volume b'] }),
      verify: async () => [{ what: 'containers', verdict: 'gone', detail: null }],
    });
    const other = fake({
      removeLeftovers: async () => ({ removed: ['control group c'], kept: [] }),
      verify: async () => [{ what: 'mounts', verdict: 'gone', detail: null }],
    });
    expect(await removeLeftovers([one, other], where)).toEqual({
      removed: ['container a', 'control group c'],
      kept: ['volume b'],
    });
    const checks = await verifyEngines([one, other], where);
    expect(checks.map(({ what }) => what)).toEqual(['containers', 'mounts']);
  });

  test('asks the doctor’s question of the engine that up would try first', async () => {
    const bareOne = fake({ name: 'bare', role: 'fallback' });
    const withFacts = fake({ facts: async () => facts });
    expect(await likelyEngine([withFacts, bareOne], {})).toEqual({ name: 'docker', facts });
    const silent = fake({ facts: async () => 'it does not run' });
    expect(await likelyEngine([silent, bareOne], {})).toEqual({
      name: 'bare',
      facts: 'it does not run',
    });
  });
});
