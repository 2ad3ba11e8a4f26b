// Runs the appliance in a container: orders come from the container's variables, and from stdin if the host
// program holds it; events are printed for whoever is attached.

import { stderr, stdin, stdout } from 'node:process';
import { parseOrders } from './config/config.ts';
import { afterEndText, eventText, variablesWarning } from './container/event-text.ts';
import { containerOrders, ordersComeByStdin } from './container/orders.ts';
import { mustBeInMemory } from './container/state-in-memory.ts';
import {
  makeTranslator,
  terminalLanguage,
  type Translator,
} from './contract/sentences/translator.ts';
import { firstLine, ordersWithinMs } from './read-stdin.ts';
import { emitJson, ordersText, supervise, type Emit } from './supervise.ts';

/** Docker keeps none of it: its log driver is none. */
function emitText(translator: Translator): Emit {
  return (event) => {
    stdout.write(`${eventText(event, stdout.isTTY ? stdout.columns : null, translator)}\n`);
    const advice = event.event === 'stopped' ? afterEndText(event, translator) : null;
    if (advice !== null) stdout.write(`${advice}\n`);
  };
}

// `docker exec` learns how its command ended from the engine, which has to see that while the container lives.
const askerSeenMs = 500;

/** @returns the exit code. */
export function superviseInContainer(): Promise<number> {
  const { env } = process;
  const lifeline = ordersComeByStdin(env);
  const translator = makeTranslator(terminalLanguage(env));
  const warning = variablesWarning(env, translator);
  // Not as an event: Docker keeps neither, and the host program gives no name this way.
  if (warning !== null) stderr.write(`${warning}\n`);
  return supervise({
    orders: async () => {
      const config = parseOrders(
        containerOrders(env, lifeline ? ordersText(await firstLine(stdin, ordersWithinMs)) : null),
      );
      for (const dir of Object.values(config.layout.dirs)) mustBeInMemory(dir);
      return config;
    },
    emit: env['MAYFLY_JSON'] === 'on' ? emitJson : emitText(translator),
    lifeline,
    askerSeenMs,
  });
}
