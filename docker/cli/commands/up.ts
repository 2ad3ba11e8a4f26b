// `mayfly up`: starts a room, prints the invitation, waits for the end, and reports what is left.

import { randomBytes } from 'node:crypto';
import type { ApplianceEvent, ReadyEvent } from '../../../server/contract/host/events.ts';
import { problemOf } from '../../../server/contract/host/problem.ts';
import type { OnionState, OnionStatus } from '../../../server/contract/host/status.ts';
import type { ResidueReport } from '../../../server/contract/host/residue.ts';
import { exitCode } from '../../../server/contract/host/exit-codes.ts';
import {
  endingText,
  unattendedText,
  unnamedCutText,
} from '../../../server/contract/terminal/ending-text.ts';
import type { UpCommand } from '../command-line/command.ts';
import { severalRun } from '../engines/all.ts';
import { chooseEngine } from '../engines/choose.ts';
import { engines, type Room } from '../engines/index.ts';
import { examine } from './doctor.ts';
import { onEndAsked } from '../host/ending.ts';
import { checkLoopback } from '../host/loopback.ts';
import { invitationText, screenOf } from '../terminal/invitation-text.ts';
import { whenParentGoes } from '../host/parent.mjs';
import { residueText } from '../terminal/residue-text.ts';
import { isWanted, mayAsk } from '../wipe/ask-first.ts';
import { becomeAfterUp } from '../wipe/after-up.ts';
import { putBackSettings } from '../wipe/overwrite.ts';
import { wipeFacts } from '../wipe/wipe-facts.ts';
import { here } from './here.ts';
import type { Tell } from '../terminal/tell.ts';
import { SealedUp } from '../seal/sealed-up.ts';
import {
  lines,
  plainJson,
  sentence,
  type Text,
} from '../../../server/contract/sentences/sentence.ts';

/** @returns the exit code; exit-codes.ts lists them. */
export async function runUp(command: UpCommand, tell: Tell): Promise<number> {
  const { code, wipe } = await wholeLife(command, tell);
  if (wipe) becomeAfterUp({ code, json: command.json, isRequired: command.wipeRam });
  return code;
}

interface Life {
  readonly code: number;
  /** Free memory is to be overwritten now. */
  readonly wipe: boolean;
}

/** From the start of a room to the report of what it left. */
async function wholeLife(command: UpCommand, tell: Tell): Promise<Life> {
  await checkLoopback();
  await putBackSettings();
  const engine = await chooseEngine(engines, command, here(), tell);
  await examine(engine.name, command.strict, tell);
  const show = command.json ? jsonShow(tell) : humanShow(tell, command.qr, () => roomId());
  // Before the room begins, and apart from all that it is told.
  const sealed = command.settings.sealed ? new SealedUp(randomBytes) : null;
  let roomId = (): Room['id'] | null => null;
  // Asked for while the engine is still starting, an end must wait for something to end.
  let early = false;
  let asked = (): void => {
    early = true;
  };
  let forced = false;
  let byHand = false;
  let failed = false;

  const asks = onEndAsked((ask) => {
    if (ask === 'insist') forced = true;
    byHand = ask === 'ask';
    asked();
  });
  const parent = whenParentGoes(() => asked());
  try {
    const appliance = await engine.start({
      texts: command.texts,
      settings: command.settings,
      onEvent: (event) => {
        if (event.event === 'problem' || (event.event === 'ending' && event.reason === 'failure')) {
          failed = true;
        }
        show.event(sealed?.withSeals(event) ?? event);
      },
    });
    roomId = () => appliance.roomId();
    await sealed?.serve(roomId, process.env);
    asked = () => (forced ? appliance.kill() : appliance.end());
    if (early) asked();
    const code = await appliance.gone;
    const residue = await appliance.residue();
    // From here on Ctrl-C is an answer, or leaves the rest of memory as it is.
    asks.stop();
    show.end(residue);
    const wipe =
      command.wipeRam || (byHand && !command.json && (await mayOverwrite(residue, tell)));
    if (forced) return { code: exitCode.endedAtOnce, wipe };
    if (failed || (code !== 0 && code !== exitCode.residue))
      return { code: exitCode.failure, wipe };
    // The exit code counts as well: the event that says the same may not have arrived.
    return { code: code === exitCode.residue ? exitCode.residue : residueCode(residue), wipe };
  } finally {
    sealed?.end();
    asks.stop();
    parent.stop();
  }
}

/** Asks on a terminal, where yes can be done. */
async function mayOverwrite({ memory }: ResidueReport, tell: Tell): Promise<boolean> {
  const facts = wipeFacts();
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY;
  if (memory === null || !mayAsk(facts, { isTerminal, memory })) return false;
  return isWanted(facts, tell);
}

/** What could not be checked is reported, but only what was found changes the exit code. */
function residueCode(residue: ResidueReport): number {
  return residue.checks.some((check) => check.verdict === 'left')
    ? exitCode.residue
    : exitCode.success;
}

interface Show {
  event(event: ApplianceEvent): void;
  end(residue: ResidueReport): void;
}

function jsonShow(tell: Tell): Show {
  return {
    event: (event) => {
      tell.data(JSON.stringify(event));
      if (event.event === 'problem') tell.problem(problemOf(event));
    },
    end: (residue) => tell.data(plainJson({ event: 'ended', residue })),
  };
}

const onionKeys = {
  off: 'state.off',
  publishing: 'onion.publishing',
  checking: 'onion.dialling',
  reachable: 'state.reachable',
  unreachable: 'onion.tryingAgain',
  unchecked: 'state.unchecked',
  noTor: 'state.noTor',
} as const;

function onionText({ state, percent }: Pick<OnionStatus, 'state' | 'percent'>): Text {
  return state === 'bootstrapping'
    ? sentence('onion.bootstrappingPercent', { percent })
    : sentence(onionKeys[state]);
}

/** What a sealed room is good for, and what not. */
const aboutSeals = [sentence('seal.means'), sentence('seal.doors'), sentence('seal.keep')];

function humanShow(tell: Tell, qr: boolean, roomId: () => Room['id'] | null): Show {
  let isReady = false;
  let onion: OnionState = 'off';
  let saidReachable = false;
  return {
    event: (event) => {
      switch (event.event) {
        case 'starting':
        case 'child':
          tell.progress(event.part, sentence(`state.${event.state}`));
          break;
        case 'onion': {
          onion = event.state;
          tell.progress('onion', onionText(event));
          if (event.state === 'reachable' && isReady && !saidReachable) {
            saidReachable = true;
            tell.note(sentence('onion.reachable'));
          }
          break;
        }
        case 'ready':
          isReady = true;
          // The parts are all up; from here on only what changes is worth a line.
          tell.endProgress();
          void showInvitation(event, qr, roomId(), tell).then(() => {
            if (event.sealed) tell.note(lines(aboutSeals));
            if (event.onion !== null && onion !== 'reachable')
              tell.note(sentence('onion.notReachableYet'));
          });
          break;
        case 'unattended':
          tell.warning(unattendedText(event.endsInMs));
          break;
        case 'unnamed cut':
          tell.warning(unnamedCutText(event.connections));
          break;
        case 'ending':
          tell.endProgress();
          tell.note(endingText(event.reason));
          break;
        case 'problem':
          tell.problem(problemOf(event));
          break;
        case 'stopped':
          break;
      }
    },
    end: (residue) => {
      tell.endProgress();
      tell.note(residueText(sentence('residue.roomIsOver'), residue, tell.translator));
    },
  };
}

async function showInvitation(
  ready: ReadyEvent,
  qr: boolean,
  id: Room['id'] | null,
  tell: Tell,
): Promise<void> {
  const room = id === null ? null : String(id);
  const isOneOfMany = await severalRun(engines, here());
  const screen = screenOf(process.stdout, process.env);
  const wish = { qr, recipient: 'browser', remainingMs: null, room, isOneOfMany } as const;
  tell.data(`\n${invitationText(ready, screen, wish, tell.translator)}\n`);
}
