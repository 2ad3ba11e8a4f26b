// Turns the appliance's events into lines for the container's terminal. Pure.

import { renderUnicodeCompact } from 'uqr';
import type { ApplianceEvent } from '../contract/host/events.ts';
import type { OnionStatus } from '../contract/host/status.ts';
import { notOverwritten } from '../contract/host/stop-report.ts';
import { endingText, unattendedText, unnamedCutText } from '../contract/terminal/ending-text.ts';
import { invitationText } from '../contract/terminal/invitation-text.ts';
import type { PlainKey } from '../contract/sentences/sentence.ts';
import type { Translator } from '../contract/sentences/translator.ts';

const howToEnd: readonly PlainKey[] = ['invitation.endInCompose', 'invitation.readAgainInCompose'];

/** The room prints links without a seal: it never has one. */
const howToSeal: PlainKey = 'invitation.sealByCompose';

const howToGetSsh: PlainKey = 'invitation.getSshByCompose';
const howToGetPersonal: PlainKey = 'invitation.getPersonalByCompose';

/** @param columns the terminal's width; null: not a terminal. */
export function eventText(
  event: ApplianceEvent,
  columns: number | null,
  translator: Translator,
): string {
  const { say, translate } = translator;
  switch (event.event) {
    case 'ready':
      return `\n${invitationText(event, {
        columns,
        colour: columns !== null,
        qr: (text) => renderUnicodeCompact(text, { ecc: 'L', border: 2 }),
        howToEnd: (event.sealed ? [howToSeal, ...howToEnd] : howToEnd)
          .map((key) => say(key))
          .join('\n'),
        howToGetSsh: say(howToGetSsh),
        howToGetPersonal: say(howToGetPersonal),
        recipient: 'browser',
        room: null,
        remainingMs: null,
        translator,
      })}\n`;
    case 'starting':
    case 'child':
      return `mayfly: ${event.part}: ${say(`state.${event.state}`)}`;
    case 'onion':
      return `mayfly: onion: ${onionText(event, translator)}`;
    case 'unattended':
      return `mayfly: ${say('label.warning')} ${translate(unattendedText(event.endsInMs))}`;
    case 'unnamed cut':
      return `mayfly: ${say('label.warning')} ${translate(unnamedCutText(event.connections))}`;
    case 'ending':
      return `mayfly: ${translate(endingText(event.reason))}`;
    case 'stopped':
      return `mayfly: ${stoppedText(event, translator)}`;
    case 'problem':
      break;
  }
  const lines = translate(event.text)
    .split('\n')
    .map((line) => `mayfly: ${say('label.error')} ${line}`);
  const hints =
    event.hintText === null ? [] : [`mayfly: ${say('label.hint')} ${translate(event.hintText)}`];
  return [...lines, ...hints].join('\n');
}

/**
 * What the operator must know of the container's own variables.
 * @returns null: nothing.
 */
export function variablesWarning(env: NodeJS.ProcessEnv, { say }: Translator): string | null {
  if ((env['MAYFLY_ROOM'] ?? '') === '') return null;
  const why = say('container.roomNameInEnvironment');
  return `mayfly: ${say('label.warning')} ${why}`;
}

function onionText(
  { state, percent }: Pick<OnionStatus, 'state' | 'percent'>,
  { say }: Translator,
): string {
  if (state === 'bootstrapping') return say('onion.bootstrappingPercent', { percent });
  return say(state === 'checking' ? 'onion.dialling' : `state.${state}`);
}

function stoppedText(
  event: Extract<ApplianceEvent, { event: 'stopped' }>,
  { say }: Translator,
): string {
  const { killed, left, unwiped } = event;
  const words = [
    killed.length === 0 ? '' : say('ended.killed', { parts: killed.join(', ') }),
    left.length === 0 ? '' : say('ended.notEnded', { parts: left.join(', ') }),
    unwiped.length === 0 ? '' : say('ended.notWiped', { parts: unwiped.join(', ') }),
  ].filter((word) => word !== '');
  return words.length === 0
    ? say('ended.room')
    : say('ended.roomWithDetails', { details: words.join('; ') });
}

/** What to do after an end in which not all was overwritten; null: all was. */
export function afterEndText(
  event: Extract<ApplianceEvent, { event: 'stopped' }>,
  { say }: Translator,
): string | null {
  const parts = notOverwritten(event);
  if (parts.length === 0) return null;
  return [
    `mayfly: ${say('label.error')} ${say('ended.notOverwritten', { parts: parts.join(', ') })}`,
    `mayfly: ${say('label.hint')} ${say('ended.staysInFreeMemory')}`,
  ].join('\n');
}
