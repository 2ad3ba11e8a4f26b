// All that a Docker engine says of what it runs: what it was told, what came out of it, what happened.

import type { Engine } from './engine.ts';

const things = ['container', 'network', 'volume', 'image'] as const;

/** While its rooms are there. */
export async function engineSays(engine: Engine): Promise<string> {
  const said = await Promise.all(things.map((thing) => inspected(engine, thing)));
  const events = ['events', '--since', '0', '--until', '0s', '--format', '{{json .}}'];
  return [...said, await engine.exec(events)].join('\n');
}

async function inspected(engine: Engine, thing: (typeof things)[number]): Promise<string> {
  const all = thing === 'container' ? ['--all'] : [];
  const ids = (await engine.exec([thing, 'ls', '--quiet', ...all])).split('\n').filter(Boolean);
  return ids.length === 0 ? '' : engine.exec([thing, 'inspect', ...ids]);
}
