// Settings that are right each by itself, and wrong together.

import { sentence, type Text } from '../sentences/sentence.ts';
import type { Settings } from './setting-types.ts';

/** @returns a sentence for each; none where all fit. */
export function contradictions(settings: Settings): Text[] {
  const wrong: Text[] = [];
  if (settings.passphrase === '' && !settings.open) {
    wrong.push(sentence('config.noneNeedsOpen'));
  }
  if (settings.open && settings.passphrase !== '') {
    wrong.push(sentence('config.openNeedsNone'));
  }
  const { open, passphrase: given, inviteOnly, sharedUses: uses } = settings;
  if (inviteOnly && (open || given !== null || uses !== null)) {
    wrong.push(sentence('config.inviteOnlyAlone'));
  }
  if (open && uses !== null) wrong.push(sentence('config.usesNeedPassphrase'));
  if (inviteOnly && settings.knock === 'shared') wrong.push(sentence('config.knockNeedsShared'));
  // Whoever has no invitation has no seal: they would wait in a room that they cannot read.
  if (settings.sealed && open) wrong.push(sentence('config.sealedNeedsInvitation'));
  if (settings.panicWord !== null) {
    if (open) wrong.push(sentence('config.panicNeedsPassphrase'));
    // Who types the passphrase in capitals is no reason to end the room.
    if (settings.panicWord.toLowerCase() === given?.toLowerCase())
      wrong.push(sentence('config.panicIsPassphrase'));
  }
  wrong.push(...aboutTor(settings));
  const ports = [settings.webPort, settings.sshPort, settings.ircPort, settings.ngircdPort];
  if (new Set(ports).size < ports.length) wrong.push(sentence('config.portsTwice'));
  return wrong;
}

/** A tor that runs already has its own configuration. */
function aboutTor({ onion, bridges, torrc, torControl, torPassword }: Settings): Text[] {
  if (torControl === null)
    return torPassword === null ? [] : [sentence('config.torPasswordNeedsControl')];
  return [
    ...(onion ? [] : [sentence('config.torControlNeedsOnion')]),
    ...(bridges.length === 0 ? [] : [sentence('config.torControlNoBridges')]),
    ...(torrc === '' ? [] : [sentence('config.torControlNoTorrc')]),
  ];
}
