// How long it takes from `mayfly up` to the host's first message: the command is started, the invitations are printed,
// the host enters at the web door on this machine, and their message comes back from the room.
//
// usage: node test/bench/up-to-message.ts [--runs N] [--engine bare|docker]
// --engine docker starts a Docker engine of its own, as the container suite does, and builds the image where it is not
// there yet.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { buildImage, loadImage, mayflyImage } from '../container/mayfly-image.ts';
import { startEngine } from '../container/engine.ts';
import { startAppliance } from '../support/appliance.ts';
import { IrcClient } from '../support/irc-client.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '7' }, engine: { type: 'string', default: 'bare' } },
});

interface Run {
  /** To the invitations. */
  readonly readyMs: number;
  /** To the host's message, which the room has sent back. */
  readonly messageMs: number;
  /** From the order to end to the report of what is left. */
  readonly endMs: number;
}

async function run(): Promise<Run> {
  const startMs = performance.now();
  const appliance = await startAppliance({ env: { MAYFLY_ENGINE: values.engine } });
  try {
    const { host } = await appliance.event('ready');
    const readyMs = performance.now() - startMs;
    const client = IrcClient.websocket(appliance.ports.web);
    client.say('CAP REQ :echo-message', `PASS ${host?.token}`, 'NICK host', 'USER a 0 * :a');
    client.say('CAP END', 'JOIN #lobby');
    await client.hears(/ 366 host #lobby /);
    client.say('PRIVMSG #lobby :the first message');
    await client.hears(/^:host!\S+ PRIVMSG #lobby :the first message$/);
    const messageMs = performance.now() - startMs;
    client.close();
    const endsAtMs = performance.now();
    await appliance.end();
    return { readyMs, messageMs, endMs: performance.now() - endsAtMs };
  } catch (error) {
    await appliance.kill();
    throw error;
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function measure(): Promise<void> {
  const runs: Run[] = [];
  for (let at = 0; at < Number(values.runs); at += 1) runs.push(await run());
  const of = (pick: (one: Run) => number): string => {
    const all = runs.map((one) => Math.round(pick(one))).toSorted((a, b) => a - b);
    return `${median(all)} ms (${all.join(' ')})`;
  };
  process.stdout.write(
    `${values.engine}, ${runs.length} runs, medians\n` +
      `up to the invitations          ${of((one) => one.readyMs)}\n` +
      `up to the host's first message ${of((one) => one.messageMs)}\n` +
      `down to the report             ${of((one) => one.endMs)}\n`,
  );
}

/** Measures in the enclosure of an engine, where the room's ports are. */
async function measureInside(): Promise<void> {
  const image = await buildImage(Date.now());
  const engine = await startEngine();
  try {
    await loadImage(engine, image);
    const [enter = '', ...words] = engine.enclosure.enter;
    const child = spawn(enter, [...words, process.execPath, ...process.argv.slice(1)], {
      env: { ...process.env, DOCKER_HOST: engine.dockerHost, MAYFLY_IMAGE: mayflyImage },
      stdio: 'inherit',
    });
    await once(child, 'close');
    process.exitCode = child.exitCode ?? 1;
  } finally {
    await engine.stop();
  }
}

const isInside = process.env['MAYFLY_IMAGE'] !== undefined;
await (values.engine === 'docker' && !isInside ? measureInside() : measure());
