// What happens in the room as a person reads it on the container's terminal. Pure.

import { renderUnicodeCompact } from 'uqr';
import type { ApplianceEvent, OnionStatus } from '../contract/events.ts';
import { invitationText } from '../contract/invitation-text.ts';

const howToEnd = [
  'To end it: Ctrl-C here, or "docker compose down" where compose.yaml is.',
  'To read all this again, without what Compose puts in front: docker compose exec mayfly mayfly invite',
].join('\n');

const endings = {
  operator: 'ending the room',
  lifetime: 'ending the room: its lifetime is over',
  'host gone': 'ending the room: the host program is gone',
  failure: 'ending the room, as it cannot be started',
} as const;

/** @param columns the terminal's width; null: not a terminal. */
export function eventText(event: ApplianceEvent, columns: number | null): string {
  switch (event.event) {
    case 'ready':
      return `\n${invitationText(event, {
        columns,
        colour: columns !== null,
        qr: (text) => renderUnicodeCompact(text, { ecc: 'L', border: 2 }),
        howToEnd,
      })}\n`;
    case 'starting':
    case 'child':
      return `mayfly: ${event.part}: ${event.state}`;
    case 'onion':
      return `mayfly: onion: ${onionText(event)}`;
    case 'ending':
      return `mayfly: ${endings[event.reason]}`;
    case 'stopped':
      return `mayfly: ${stoppedText(event)}`;
    case 'problem': {
      const lines = event.message.split('\n').map((line) => `mayfly: error: ${line}`);
      return [...lines, ...(event.hint === null ? [] : [`mayfly: hint: ${event.hint}`])].join('\n');
    }
    case 'ended':
      // The host program's own: from inside nobody can see what is left outside.
      break;
  }
  return '';
}

function onionText({ state, percent }: Pick<OnionStatus, 'state' | 'percent'>): string {
  if (state === 'bootstrapping') return `bootstrapping ${percent} %`;
  return state === 'checking' ? 'not reachable yet; dialling it as a guest would' : state;
}

function stoppedText(event: Extract<ApplianceEvent, { event: 'stopped' }>): string {
  const { killed, left, unwiped } = event;
  const words = [
    killed.length === 0 ? '' : `killed: ${killed.join(', ')}`,
    left.length === 0 ? '' : `not ended: ${left.join(', ')}`,
    unwiped.length === 0 ? '' : `not wiped: ${unwiped.join(', ')}`,
  ].filter((word) => word !== '');
  return words.length === 0 ? 'the room has ended' : `the room has ended (${words.join('; ')})`;
}
