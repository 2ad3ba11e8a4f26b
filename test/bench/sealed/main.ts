// Measures what a sealed room costs its guests, beside one that is not sealed, and prints it as a table:
//
//   node test/bench/sealed/main.ts [--sizes 2,10,50] [--rounds 3] [--tor]
//
// --tor: over a private Tor network on this machine, by the onion's IRC door; else by the web door on loopback.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { readyAppliance } from '../../support/appliance.ts';
import { program } from '../../support/programs.ts';
import { startTorNetwork, type TorNetwork } from '../../tornet/network.ts';
import { medianOf } from '../invitations/times.ts';
import { machineText } from '../machine.ts';
import { measure, type Measured } from './measure.ts';
import type { Way } from './way.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '2,10,50' },
    rounds: { type: 'string', default: '3' },
    entries: { type: 'string', default: '5' },
    messages: { type: 'string', default: '15' },
    tor: { type: 'boolean', default: false },
  },
});

const amounts = { entries: Number(values.entries), messages: Number(values.messages) };
/** A text is three lines at most, and a room takes some lines a second of one guest for long. */
const pauseMs = 250;

async function round(
  isSealed: boolean,
  members: number,
  tor: TorNetwork | null,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-bench-'));
  const torrc = join(folder, 'torrc');
  if (tor !== null) writeFileSync(torrc, tor.torrc);
  const network = tor === null ? ['--no-onion'] : [`--torrc=${torrc}`];
  const seal = isSealed ? ['--sealed'] : [];
  const appliance = await readyAppliance({ flags: ['--max-guests', '80', ...seal, ...network] });
  try {
    const { passphrase, onion } = appliance.ready;
    if (tor !== null) {
      await appliance.event('onion', ({ state }) => state === 'reachable', 180_000);
    }
    const way: Way = {
      isSealed,
      passphrase: passphrase ?? '',
      webPort: appliance.ports.web,
      onion: tor === null ? null : { address: onion?.address ?? '', socksPort: tor.socksPort },
    };
    return await measure(way, members, amounts, pauseMs);
  } finally {
    await appliance.end();
    rmSync(folder, { recursive: true });
  }
}

const row = (...cells: readonly string[]): void =>
  void process.stdout.write(`| ${cells.join(' | ')} |\n`);

function print(kind: string, members: number, all: readonly Measured[]): void {
  const ms = (pick: (one: Measured) => number): string => medianOf(all.map(pick)).toFixed(0);
  const amount = (pick: (one: Measured) => Measured['entrySent']): string => {
    const lines = medianOf(all.map((one) => pick(one).lines));
    const bytes = medianOf(all.map((one) => pick(one).bytes));
    return `${lines} / ${bytes}`;
  };
  row(
    `${kind}, ${members} members`,
    ms((one) => one.channelMs),
    ms((one) => one.entryMs),
    amount((one) => one.entrySent),
    amount((one) => one.entryGot),
    amount((one) => one.entryAtOthers),
    ms((one) => one.messageMs),
    ms((one) => one.longMessageMs),
    amount((one) => one.messageSent),
    amount((one) => one.longMessageSent),
  );
}

const tor = values.tor ? await startTorNetwork(program('tor')) : null;
process.stdout.write(
  `${machineText({ servers: 0, generator: 1 })}; ${values.tor ? 'over Tor' : 'loopback'}\n`,
);
row(
  'room',
  'in the channel, ms',
  'in the group, ms',
  'entry: sent, lines / bytes',
  'got',
  'got by each other member',
  '2 letters, ms',
  '300 letters, ms',
  '2 letters, lines / bytes',
  '300 letters',
);
try {
  for (const members of values.sizes.split(',').map(Number)) {
    for (const isSealed of [false, true]) {
      const all: Measured[] = [];
      for (let at = 0; at < Number(values.rounds); at += 1)
        all.push(await round(isSealed, members, tor));
      print(isSealed ? 'sealed' : 'not sealed', members, all);
    }
  }
} finally {
  await tor?.stop();
}
process.exit();
