// Runs one command: takes the command line, and returns the exit code.

import { Problem } from '../../server/contract/host/problem.ts';
import { exitCode } from '../../server/contract/host/exit-codes.ts';
import { parseCommand } from './command-line/args.ts';
import type { Command } from './command-line/command.ts';
import { answerEarly } from './command-line/early.ts';
import { afterUpWord } from './wipe/after-up-word.ts';
import { withOwnCommand } from './host/own-command.mjs';
import { Interrupted, asSetupError } from './prepare/print.mjs';
import { readSmallFile } from './command-line/read-small-file.ts';
import { makeTell, type Tell } from './terminal/tell.ts';
import { sentence } from '../../server/contract/sentences/sentence.ts';

/** @returns the exit code; exit-codes.ts lists them. */
export async function runAsCommand(argv: readonly string[]): Promise<number> {
  const streams = { out: process.stdout, err: process.stderr };
  const tell = makeTell(streams, process.env, withOwnCommand);
  if (argv[0] === afterUpWord) {
    const { runAfterUp } = await import('./wipe/after-up.ts');
    return await runAfterUp(argv.slice(1), tell);
  }
  const answered = answerEarly(argv);
  if (answered !== null) return answered;
  let command: Command;
  try {
    command = parseCommand(argv, { env: process.env, readFile: readSmallFile });
  } catch (error) {
    return printFailure(error, tell, exitCode.wrongUsage);
  }
  try {
    return await dispatch(command, tell);
  } catch (error) {
    return printFailure(error, tell, exitCode.failure);
  }
}

/** What is no Problem is a fault of ours: Node shows it whole. */
function printFailure(error: unknown, tell: Tell, code: number): number {
  const told = error instanceof Problem ? error : asSetupError(error);
  if (told === null) throw error;
  tell.endProgress();
  tell.problem(told);
  if (told instanceof Interrupted) return exitCode.endedAtOnce;
  return code;
}

/** Each command's code is loaded when it is asked for: --help must not wait for ssh2. */
async function dispatch(command: Command, tell: Tell): Promise<number> {
  switch (command.command) {
    case 'setup':
      await setUpAll({ refresh: command.refresh, buildOnly: false });
      tell.note(sentence('setup.allInPlace'));
      return 0;
    case 'up': {
      for (const warning of command.warnings) tell.warning(warning);
      const { runUp } = await import('./commands/up.ts');
      return await runUp(command, tell);
    }
    case 'connect': {
      if (command.pagePort !== undefined) await setUpAll({ refresh: false, buildOnly: true });
      const { runConnect } = await import('./connect/connect.ts');
      return await runConnect(command, tell);
    }
    case 'seal': {
      const { runSeal } = await import('./seal/seal-command.ts');
      return await runSeal(command, tell);
    }
    case 'verify': {
      if (command.release !== undefined) {
        const { verifyRelease } = await import('./commands/verify-release.ts');
        return await verifyRelease(command.release, command.json, tell);
      }
      const { runVerify } = await import('./commands/verify.ts');
      return await runVerify(command, tell);
    }
    case 'bundle': {
      const { runBundle } = await import('./bundle/bundle-command.ts');
      return await runBundle(command, tell);
    }
    case 'doctor': {
      const { runDoctor } = await import('./commands/doctor.ts');
      return await runDoctor(command, tell);
    }
    case 'help':
    case 'version':
    case 'completion':
      // answerEarly has said it.
      return 0;
    case 'status':
    case 'invite':
    case 'extend':
    case 'shorten':
    case 'still-here':
    case 'burn':
    case 'guests':
    case 'remove':
    case 'knocks':
    case 'let':
    case 'turn-away':
    case 'close':
    case 'open':
    case 'down':
      break;
  }
  const { runRoomCommand } = await import('./commands/room-commands.ts');
  return await runRoomCommand(command, tell);
}

async function setUpAll(what: { refresh: boolean; buildOnly: boolean }): Promise<void> {
  const { setUp } = await import('./prepare/set-up.ts');
  await setUp({ ...what, env: process.env, nowMs: Date.now() });
}

// mayfly.mjs imports this file where its own Node is new enough, and runs it in another where not.
if (import.meta.main) process.exit(await runAsCommand(process.argv.slice(2)));
