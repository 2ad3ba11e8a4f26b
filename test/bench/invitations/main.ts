// Measures what invitations and wrong tries cost, and prints it:
//
//   node --expose-gc test/bench/invitations/main.ts
//
// Takes two minutes. Nothing else should run on the machine.

import { doorNames } from '../../daemons/gateway-fixture/doors.ts';
import { entries, refusals, storm } from './at-doors.ts';
import { inMemory } from './in-memory.ts';
import { medianOf } from './times.ts';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const row = (what: string, much: string): boolean => say(`  ${what.padEnd(54)}${much}`);
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

say('In memory (medians)');
for (const [what, much] of inMemory()) row(what, much);

say('Entering, by the shared invitation and by a personal one (medians)');
for (const door of doorNames) {
  const { shared, personal } = await entries(door);
  row(door, `${ms(shared)}, ${ms(personal)}`);
}

say('Refusing (median, 95 of 100)');
for (const door of doorNames) {
  const kinds = Object.entries(await refusals(door));
  row(door, kinds.map(([kind, at]) => `${kind} ${ms(at.median)} ${ms(at.p95)}`).join(', '));
}

say(
  'Wrong tries that are answered in a second; until somebody with a right secret is in (median, most)',
);
for (const door of ['irc', 'lite'] as const) {
  for (const [guessers, oneCircuit] of [[8, true], [50, false], [250, false], [500, false]] as const) {
    const { perSecond, honestMs, shutOut } = await storm(door, guessers, oneCircuit);
    const way = oneCircuit ? 'by one circuit' : 'by a circuit each';
    const waits = `${ms(medianOf(honestMs))}, ${ms(Math.max(...honestMs))}, ${honestMs.length} came`;
    row(`${door} by the onion, ${guessers} at once ${way}`, `${perSecond.toFixed(1)}; ${waits}, ${shutOut} shut out`);
  }
} // prettier-ignore
process.exit();
