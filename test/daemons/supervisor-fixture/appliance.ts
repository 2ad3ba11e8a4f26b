// A whole process with a supervisor in it, for tests that look at it from outside: children as JSON from
// stdin; on stdout one JSON object a line.

import { text } from 'node:stream/consumers';
import { realClock } from '../../../server/supervisor/clock.ts';
import { onEndSignals } from '../../../server/supervisor/signals.ts';
import { Supervisor } from '../../../server/supervisor/supervisor.ts';
import { type PlainChild, toSpec } from './children.ts';

const plain: PlainChild[] = JSON.parse(await text(process.stdin));
const supervisor = new Supervisor({
  children: plain.map(toSpec),
  clock: realClock,
  random: Math.random,
});
const say = (event: string, data: unknown): boolean =>
  process.stdout.write(`${JSON.stringify({ event, data })}\n`);
onEndSignals(process, {
  end: () => void supervisor.stop().then((report) => say('stopped', report)),
  endAtOnce: () => {
    supervisor.kill();
    process.exit(1);
  },
});
await supervisor.start();
say('ready', supervisor.status());
