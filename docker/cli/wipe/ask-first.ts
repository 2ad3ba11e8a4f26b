// Asks on a terminal, after the end of a room, whether free memory is to be overwritten now.

import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { MemoryReport } from '../../../server/contract/host/residue.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import type { Tell } from '../terminal/tell.ts';
import type { WipeFacts } from './plan-wipe.ts';
import { gigabytes } from './wipe-report.ts';

/** Whoever has left the terminal gets it back after this time. */
const answerLimitMs = 20_000;
/** What was typed while the room ran is no answer. */
const staleMs = 100;

/** Whether the question makes sense: somebody can answer it, and yes could be done. Pure. */
export function mayAsk(
  { platform, isRoot, swapIsOn }: WipeFacts,
  { isTerminal, memory }: { readonly isTerminal: boolean; readonly memory: MemoryReport },
): boolean {
  const isDue = memory.verdict !== 'zeroed by the kernel';
  return isTerminal && platform === 'linux' && isRoot && !swapIsOn && isDue;
}

/** @returns false as well for no answer, the end of the input, and Ctrl-C. */
export async function isWanted({ freeBytes }: WipeFacts, tell: Tell): Promise<boolean> {
  const answered = Promise.withResolvers<string>();
  const lines = createInterface({ input: process.stdin, terminal: false });
  const onInterrupt = (): void => answered.resolve('');
  process.on('SIGINT', onInterrupt);
  lines.once('close', onInterrupt);
  try {
    await delay(staleMs);
    lines.once('line', answered.resolve);
    const seconds = answerLimitMs / 1000;
    tell.note(sentence('wipe.ask', { size: gigabytes(freeBytes), seconds }));
    const answer = await Promise.race([answered.promise, delay(answerLimitMs, '', { ref: false })]);
    return isYes(answer, tell.translator.say('wipe.yes'));
  } finally {
    process.off('SIGINT', onInterrupt);
    lines.close();
    process.stdin.pause();
  }
}

/** @param yes the word for it in this language; `y` is understood in each. */
export function isYes(answer: string, yes: string): boolean {
  const word = answer.trim().toLowerCase();
  return ['y', 'yes', yes, yes[0]].includes(word);
}
