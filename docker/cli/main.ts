// The command's start: a command line in, an exit code out. Knows nothing of what the commands do.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../server/contract/problem.ts';
import { parseCommand, type Command } from './args.ts';
import { helpText, widest } from './help.ts';
import { withOwnCommand } from './own-command.mjs';
import { projectRoot } from './prepare/project.mjs';
import { SetupError, sayIn } from './prepare/say.mjs';
import { readSmallFile } from './read-small-file.ts';
import { makeTell, type Tell } from './tell.ts';

const failure = 1;
const wrongUsage = 2;

/** @returns the exit code; help.ts lists them. */
export async function runAsCommand(argv: readonly string[]): Promise<number> {
  const streams = { out: process.stdout, err: process.stderr };
  const tell = makeTell(streams, process.env, withOwnCommand);
  sayIn(tell.tongue.retell);
  // Whoever read our output may leave first, as `| head` does; the room must not fall for it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  let command: Command;
  try {
    command = parseCommand(argv, { env: process.env, readFile: readSmallFile });
  } catch (error) {
    return sayFailure(error, tell, wrongUsage);
  }
  try {
    return await dispatch(command, tell);
  } catch (error) {
    return sayFailure(error, tell, failure);
  }
}

/** What is no Problem is a fault of ours: Node shows it whole. */
function sayFailure(error: unknown, tell: Tell, code: number): number {
  if (!(error instanceof Problem) && !(error instanceof SetupError)) throw error;
  tell.endProgress();
  tell.problem(error);
  return code;
}

/** Each command's code is loaded when it is asked for: --help must not wait for ssh2. */
async function dispatch(command: Command, tell: Tell): Promise<number> {
  switch (command.command) {
    case 'help':
      tell.data(
        helpText(command.topic, tell.tongue, widthOf(process.stdout), withOwnCommand).trimEnd(),
      );
      return 0;
    case 'version':
      tell.data(version());
      return 0;
    case 'setup':
      await setUpAll(command.refresh);
      tell.note('all is in place');
      return 0;
    case 'up': {
      for (const warning of command.warnings) tell.warning(warning);
      const { runUp } = await import('./up.ts');
      return await runUp(command, tell);
    }
    case 'connect': {
      const { runConnect } = await import('./connect.ts');
      return await runConnect(command, tell);
    }
    case 'verify': {
      const { runVerify } = await import('./verify.ts');
      return await runVerify(command, tell);
    }
    case 'doctor': {
      const { runDoctor } = await import('./doctor.ts');
      return await runDoctor(command, tell);
    }
    case 'completion': {
      const { completionScript } = await import('./completion.ts');
      tell.data(completionScript(command.shell).trimEnd());
      return 0;
    }
    case 'status':
    case 'invite':
    case 'down':
      break;
  }
  const { runRoomCommand } = await import('./room-commands.ts');
  return await runRoomCommand(command, tell);
}

function widthOf(stream: NodeJS.WriteStream): number {
  return stream.isTTY ? Math.max(stream.columns, 20) : widest;
}

async function setUpAll(refresh: boolean): Promise<void> {
  const { setUp } = await import('./prepare/set-up.ts');
  await setUp({ refresh, buildOnly: false, env: process.env, nowMs: Date.now() });
}

function version(): string {
  const file: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const found =
    typeof file === 'object' && file !== null && 'version' in file ? file.version : null;
  return `mayfly ${String(found)}`;
}

// mayfly.mjs imports this file where its own Node is new enough, and runs it in another where not.
if (import.meta.main) process.exit(await runAsCommand(process.argv.slice(2)));
