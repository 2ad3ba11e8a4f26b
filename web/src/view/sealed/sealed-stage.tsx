// Where the guest's device stands: being let in, or in a room that is broken.

import { useEffect, useState } from 'preact/hooks';
import type { GroupFault } from '../../../../server/sealed/group/group-types.ts';
import { cleanName } from '../../../../server/contract/room/clean.ts';
import type { Key } from '../../../../server/contract/words/messages.ts';
import { sealedState } from '../../sealed/sealed-state.ts';
import { words } from '../words.ts';
import { SealIcon } from './sealed-words.tsx';

/** A first entry takes a second or two, over Tor a little more. */
const longMs = 15_000;

const faults = {
  split: 'sealed.brokenSplit',
  changed: 'sealed.brokenChanged',
  'cast out': 'sealed.brokenCastOut',
} as const satisfies Record<GroupFault, Key>;

/** @param isIn the room has said that the guest is in. */
export function Stage({ isIn }: { readonly isIn: boolean }) {
  const { channel, view } = sealedState.value;
  const isEntering = view.stage === 'entering';
  const isOutside = isIn && view.stage === 'outside' && channel !== null;
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!isEntering) return undefined;
    const timer = setTimeout(() => setLong(true), longMs);
    return () => clearTimeout(timer);
  }, [isEntering]);
  return (
    <div class={isEntering || isOutside ? 'strip' : 'strip well'}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> belongs to a form */}
      <p role="status">
        {isEntering && words.say(isLong ? 'sealed.enteringLong' : 'sealed.comesIn')}
        {isOutside && words.say('sealed.notIn', { channel: cleanName(channel) })}
      </p>
    </div>
  );
}

export function Broken() {
  const { fault } = sealedState.value.view;
  return (
    <section class="outside seal-broken" role="alert">
      <h2>{words.say('sealed.broken')}</h2>
      {fault !== null && <p>{words.say(faults[fault])}</p>}
      <p>{words.say('sealed.brokenMore')}</p>
    </section>
  );
}

export function NoTopic() {
  return <p class="note">{words.say('sealed.noTopic')}</p>;
}

export function Sign({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      class="seal-sign"
      aria-haspopup="dialog"
      aria-label={words.say('sealed.open')}
      title={words.say('sealed.open')}
      onClick={onOpen}
    >
      <SealIcon /> {words.say('sealed.sign')}
    </button>
  );
}
