// Writes the blocks for browsers: the host's own, and the one that guests are sent. Pure.

import type { HostInvitation, ReadyEvent } from '../host/events.ts';
import { heading, inLines, qrCode, type ScreenOptions } from './text-options.ts';

/** Without a QR code: two on one screen would be taken for each other. */
export function hostBlock({ links }: HostInvitation, options: ScreenOptions): string[] {
  const say = inLines(options);
  const { onion, web } = links;
  const title = heading(options.translator.say('invitation.hostHeading'), options);
  if (onion === null) return [title, say('invitation.hostLinkHere'), '', web];
  return [
    title,
    say('invitation.hostLink'),
    '',
    onion,
    '',
    say('invitation.linkHere', { link: web }),
  ];
}

/** What is for all guests. */
export function guestsBlock(ready: ReadyEvent, options: ScreenOptions): string[] {
  const { onion, web, passphrase, inviteOnly, sealed } = ready;
  const say = inLines(options);
  const title = heading(options.translator.say('invitation.guestsHeading'), options);
  if (inviteOnly) return [title, say('invitation.noShared')];
  const secret = sealed ? [] : [secretLine(ready, options)];
  // A phone that scanned this machine's own address would look for the room on itself.
  if (onion === null)
    return [
      title,
      say('invitation.browserHere'),
      '',
      web.link,
      ...secret.flatMap((line) => ['', line]),
    ];
  return [
    title,
    passphrase === null ? say('invitation.link') : say('invitation.linkWithPassphrase'),
    '',
    onion.link,
    ...qrCode(onion.link, ready, options),
    '',
    say('invitation.onion', { address: onion.address }),
    ...secret,
  ];
}

/** Of no use in a sealed room, where the link alone has the seal. */
function secretLine({ passphrase }: ReadyEvent, options: ScreenOptions): string {
  const say = inLines(options);
  return passphrase === null
    ? say('invitation.open')
    : say('invitation.passphrase', { passphrase });
}
