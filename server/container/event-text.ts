// What happens in the room as a person reads it on the container's terminal. Pure.

import { renderUnicodeCompact } from 'uqr';
import type { ApplianceEvent } from '../contract/host/events.ts';
import type { OnionStatus } from '../contract/host/status.ts';
import { notOverwritten } from '../contract/host/stop-report.ts';
import { invitationText } from '../contract/terminal/invitation-text.ts';
import type { Sentence, Translator } from '../contract/terminal/translator.ts';

const howToEnd: readonly Sentence[] = [
  'To end it: Ctrl-C here, or "docker compose down --volumes" where compose.yaml is.',
  'To read all this again, without what Compose puts in front: docker compose exec mayfly mayfly invite',
];

const howToGetSsh: Sentence =
  'For guests with an IRC client: docker compose exec mayfly mayfly invite --ssh';

const endings = {
  operator: 'ending the room',
  lifetime: 'ending the room: its lifetime is over',
  'host gone': 'ending the room: the host program is gone',
  'uplink gone': 'ending the room: the process that carried its doors is gone',
  failure: 'ending the room, as it cannot be started',
} as const;

/** @param columns the terminal's width; null: not a terminal. */
export function eventText(
  event: ApplianceEvent,
  columns: number | null,
  translator: Translator,
): string {
  const { say, retell } = translator;
  switch (event.event) {
    case 'ready':
      return `\n${invitationText(event, {
        columns,
        colour: columns !== null,
        qr: (text) => renderUnicodeCompact(text, { ecc: 'L', border: 2 }),
        howToEnd: howToEnd.map((sentence) => say(sentence)).join('\n'),
        howToGetSsh: say(howToGetSsh),
        recipient: 'browser',
        room: null,
        remainingMs: null,
        translator,
      })}\n`;
    case 'starting':
    case 'child':
      return `mayfly: ${event.part}: ${say(event.state)}`;
    case 'onion':
      return `mayfly: onion: ${onionText(event, translator)}`;
    case 'ending':
      return `mayfly: ${say(endings[event.reason])}`;
    case 'stopped':
      return `mayfly: ${stoppedText(event, translator)}`;
    case 'problem':
      break;
  }
  const lines = retell(event.message)
    .split('\n')
    .map((line) => `mayfly: ${say('error:')} ${line}`);
  const hints = event.hint === null ? [] : [`mayfly: ${say('hint:')} ${retell(event.hint)}`];
  return [...lines, ...hints].join('\n');
}

/**
 * What the operator must know of the container's own variables.
 * @returns null: nothing.
 */
export function variablesWarning(env: NodeJS.ProcessEnv, { say }: Translator): string | null {
  if ((env['MAYFLY_ROOM'] ?? '') === '') return null;
  const why = say(
    'the room’s name stands in the container’s environment, and Docker keeps it after the end; docker/README.md tells how to give it on stdin',
  );
  return `mayfly: ${say('warning:')} ${why}`;
}

function onionText(
  { state, percent }: Pick<OnionStatus, 'state' | 'percent'>,
  { say }: Translator,
): string {
  if (state === 'bootstrapping') return say('bootstrapping {percent} %', { percent });
  return say(state === 'checking' ? 'not reachable yet; dialling it as a guest would' : state);
}

function stoppedText(
  event: Extract<ApplianceEvent, { event: 'stopped' }>,
  { say }: Translator,
): string {
  const { killed, left, unwiped } = event;
  const words = [
    killed.length === 0 ? '' : say('killed: {parts}', { parts: killed.join(', ') }),
    left.length === 0 ? '' : say('not ended: {parts}', { parts: left.join(', ') }),
    unwiped.length === 0 ? '' : say('not wiped: {parts}', { parts: unwiped.join(', ') }),
  ].filter((word) => word !== '');
  return words.length === 0
    ? say('the room has ended')
    : say('the room has ended ({details})', { details: words.join('; ') });
}

/** What to do after an end in which not all was overwritten; null: all was. */
export function afterEndText(
  event: Extract<ApplianceEvent, { event: 'stopped' }>,
  { say }: Translator,
): string | null {
  const parts = notOverwritten(event);
  if (parts.length === 0) return null;
  return [
    `mayfly: ${say('error:')} ${say('not overwritten: {parts}', { parts: parts.join(', ') })}`,
    `mayfly: ${say('hint:')} ${say('what was not overwritten stays in free memory until that is used again: to be sure, switch this machine off')}`,
  ].join('\n');
}
