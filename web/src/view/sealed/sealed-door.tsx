// What the door of a sealed room says before anybody enters.

import { isSealedRoom } from '../sealing.ts';
import { words } from '../words.ts';
import { findSeal } from '../../sealed/find-seal.ts';
import { SealIcon } from './sealed-words.tsx';

export function DoorNote({ seals }: { readonly seals: readonly string[] }) {
  if (!isSealedRoom) {
    return (
      <p class="caution" role="alert">
        {seals.length > 0 && words.say('sealed.notHere')}
      </p>
    );
  }
  const isWhole = findSeal(seals) !== null;
  return (
    <div class="seal-door">
      <p>
        <SealIcon /> {words.say('sealed.door')}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> belongs to a form */}
      <p class="caution" role="status">
        {!isWhole && words.say(seals.length === 0 ? 'sealed.doorNone' : 'sealed.doorBad')}
      </p>
    </div>
  );
}
