// On the host's sheet: makes a link of the shared invitation, with its seal. Nothing of it is sent.

import { useState } from 'preact/hooks';
import { sharedInvitationId } from '../../../../server/contract/host/access.ts';
import { forgiveInvitation } from '../../../../server/contract/invitation/forgiving-invitation.ts';
import { formatInvitation } from '../../../../server/contract/invitation/invitation.ts';
import { formatSeal, guestSealFor, type HostSeal } from '../../../../server/sealed/seal/seal.ts';
import { heldSeal } from '../../sealed/find-seal.ts';
import { sealedState } from '../../sealed/sealed-state.ts';
import { Handed } from '../host-invite.tsx';
import { words } from '../words.ts';

/** A whole invitation may be pasted. */
const maxPasted = 4_000;

/** @param text the room's passphrase, or a link. @returns null: there is no passphrase in it. */
function linkOf(seal: HostSeal, text: string): string | null {
  const { origin, passphrases, room } = forgiveInvitation(text);
  const [passphrase] = passphrases;
  if (passphrase === undefined) return null;
  const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
  return formatInvitation({
    origin: origin ?? location.origin,
    passphrase,
    room: room ?? (sealedState.value.channel ?? '').slice(1),
    seal: formatSeal(guestSealFor(seal, sharedInvitationId, random)),
    ssh: null,
  });
}

export function SharedLink() {
  const [typed, setTyped] = useState('');
  const [link, setLink] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const seal = heldSeal();
  // Of a guest's seal no other can be made.
  if (seal?.kind !== 'host') return null;
  if (link !== null) {
    return <Handed id="sealed-shared" label={words.say('sealed.shared')} value={link} />;
  }
  return (
    <form
      class="fields"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const made = linkOf(seal, typed);
        setWrong(made === null);
        setLink(made);
      }}
    >
      <label for="shared-link">{words.say('sealed.sharedPaste')}</label>
      <div class="with-button">
        <input
          id="shared-link"
          type="password"
          value={typed}
          maxLength={maxPasted}
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby="shared-link-problem"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit">{words.say('sealed.sharedSeal')}</button>
      </div>
      <p class="problem" id="shared-link-problem" role="alert">
        {isWrong && words.say('sealed.sharedWrong')}
      </p>
    </form>
  );
}
