// The host's sheet: who waits, who is in, by which invitations, how long the room lasts, and its end.

import { useEffect } from 'preact/hooks';
import type { HostSheet } from '../../../server/contract/host/host-sheet.ts';
import type { DeskState, HostDesk } from '../session/host-desk.ts';
import { Burn, TimeLeft } from './host-end.tsx';
import { Invitations, Shared } from './host-invitations.tsx';
import { NewInvitation } from './host-invite.tsx';
import { Knocking, PeopleInside } from './host-people.tsx';
import { Sentence } from './text.tsx';
import { words } from './words.ts';

interface ForHostsProps {
  readonly desk: HostDesk;
  /** The host's own nickname. */
  readonly nick: string;
}

export function ForHosts({ desk, nick }: ForHostsProps) {
  useEffect(() => {
    desk.open(() => document.visibilityState === 'visible');
    return () => desk.close();
  }, [desk]);
  const state = desk.state.value;
  return (
    <div class="sheet host">
      <h2>{words.say('host.title')}</h2>
      {state !== null && state.sheet === null && !state.isLate && <p>{words.say('talk.asking')}</p>}
      {state?.isLate === true && (
        <p class="late" role="alert">
          {words.say('host.late')}
          <button type="button" onClick={() => desk.ask()}>
            {words.say('state.retry')}
          </button>
        </p>
      )}
      {state !== null && state.sheet !== null && (
        <Sections desk={desk} nick={nick} state={state} sheet={state.sheet} />
      )}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> belongs to a form */}
      <div class="host-said" role="status">
        {state?.said.map(({ key, values }, at) => (
          <p key={at}>
            <Sentence of={key} values={values} />
          </p>
        ))}
      </div>
    </div>
  );
}

interface SectionsProps extends ForHostsProps {
  readonly state: DeskState;
  readonly sheet: HostSheet;
}

function Sections({ desk, nick, state, sheet }: SectionsProps) {
  const { room } = sheet;
  return (
    <>
      <Knocking knocks={sheet.knocks} desk={desk} />
      <TimeLeft room={room} desk={desk} />
      <PeopleInside sheet={sheet} nick={nick} desk={desk} />
      <Shared room={room} desk={desk} />
      <Invitations sheet={sheet} nick={nick} desk={desk} />
      <NewInvitation made={state.invitation} desk={desk} />
      <Burn word={state.burnWord} desk={desk} />
    </>
  );
}
