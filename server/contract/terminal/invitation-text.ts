// Writes the invitations of a room as text for a terminal: one block for each recipient, to be sent as it is, and
// what is for the operator alone. Pure: of the terminal it gets the width only.

import type { ReadyEvent } from '../host/events.ts';
import { guestsBlock, hostBlock } from './browser-block.ts';
import { spell, spellLeft } from './spell-time.ts';
import { sshBlock, withoutKey } from './ssh-block.ts';
import { aroundCommand, heading, inLines, type TextOptions } from './text-options.ts';

function blocks(ready: ReadyEvent, options: TextOptions): string[] {
  const { recipient } = options;
  if (recipient === 'key owner') return sshBlock(withoutKey(ready), options);
  const host = ready.host === null ? [] : [...hostBlock(ready.host, options), ''];
  return [...host, ...guestsBlock(ready, options)];
}

/** What the operator can do next, and where they are a guest themselves. */
function commands(ready: ReadyEvent, options: TextOptions): string[] {
  const { recipient, howToEnd, howToGetPersonal, howToGetSsh } = options;
  const end = aroundCommand(howToEnd, options);
  if (recipient !== 'browser') return [end];
  const say = inLines(options);
  const here =
    ready.onion === null || ready.inviteOnly
      ? []
      : [say('invitation.guestsHere', { link: ready.web.link })];
  const ssh = ready.inviteOnly ? [] : [aroundCommand(howToGetSsh, options)];
  return [
    heading(options.translator.say('invitation.commandsHeading'), options),
    ...here,
    aroundCommand(howToGetPersonal, options),
    ...ssh,
    end,
  ];
}

/** Lines without an end; the longest are links, keys and commands, which must stay whole to be copied. */
export function invitationText(ready: ReadyEvent, options: TextOptions): string {
  const { translator, remainingMs, room } = options;
  const say = inLines(options);
  const rooms = ready.rooms.map((name) => `#${name}`).join(', ');
  const head =
    remainingMs === null
      ? say('invitation.stands', {
          rooms,
          time: spell(ready.lifetimeMs, translator),
        })
      : say('invitation.standsForMore', {
          rooms,
          time: spellLeft(remainingMs, translator),
        });
  const number = room === null ? [] : [translator.say('invitation.roomNumber', { room })];
  const sealed = ready.sealed ? [say('invitation.sealed')] : [];
  return [
    head,
    ...number,
    ...sealed,
    '',
    ...blocks(ready, options),
    '',
    ...commands(ready, options),
  ].join('\n');
}
