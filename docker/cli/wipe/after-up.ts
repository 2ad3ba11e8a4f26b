// Overwrites free memory after `mayfly up`, in a program that has never seen the room: `up` becomes it, so that its own
// memory, with the invitations that it printed, is free by then as well.

import { plainJson } from '../../../server/contract/sentences/sentence.ts';
import { exitCode } from '../../../server/contract/host/exit-codes.ts';
import { freedMemory } from '../host/freed-memory.ts';
import { mainFile } from '../host/project.mjs';
import { memoryText } from '../terminal/residue-text.ts';
import type { Tell } from '../terminal/tell.ts';
import { afterUpWord } from './after-up-word.ts';
import { isOverwritten, overwriteAsAsked } from './overwrite.ts';

export interface AfterUp {
  /** The exit code of `up`, if memory is overwritten. */
  readonly code: number;
  readonly json: boolean;
  /** It was asked for by a flag: where it cannot be done, `up` has failed. */
  readonly isRequired: boolean;
}

/** This process becomes another program (execve(2)): what it had in memory is freed at once. It returns only if it cannot. */
export function becomeAfterUp({ code, json, isRequired }: AfterUp): void {
  const words = [String(code), json ? 'json' : 'text', isRequired ? 'required' : 'offered'];
  // Of the variables none that may hold a secret.
  const kept = Object.entries(process.env).filter(
    ([name]) => name === 'MAYFLY_LANG' || !/^(MAYFLY_|NODE_CHANNEL_)/.test(name),
  );
  process.execve?.(
    process.execPath,
    [process.execPath, mainFile, afterUpWord, ...words],
    Object.fromEntries(kept),
  );
}

/** @returns the exit code. */
export async function runAfterUp(words: readonly string[], tell: Tell): Promise<number> {
  const [code, form, need] = words;
  const memory = await overwriteAsAsked(freedMemory(), tell, form !== 'json');
  if (form === 'json') tell.data(plainJson({ event: 'memory', memory }));
  else tell.note(memoryText(memory, tell.translator));
  const before = Number(code);
  const isDone = isOverwritten(memory) || need !== 'required';
  return before === exitCode.success && !isDone ? exitCode.failure : before;
}
