// Who of the people in view is in the sealed talk: marks and checks.

import { foldName } from '../../../../server/contract/room/casemap.ts';
import { cleanName } from '../../../../server/contract/room/clean.ts';
import { sealedState } from '../../sealed/sealed-state.ts';
import { words } from '../words.ts';
import { FourWords, SealIcon } from './sealed-words.tsx';

interface OfPerson {
  readonly nick: string;
}

/** Whether they are in the channel and not in the group. Unknown, and so false, while the guest is outside. */
export function isComing(nick: string): boolean {
  const { view } = sealedState.value;
  const key = foldName(nick);
  return view.stage === 'inside' && !view.members.some((member) => foldName(member.nick) === key);
}

export function PersonMark({ nick }: OfPerson) {
  if (!isComing(nick)) return null;
  return <span class="note"> {words.say('sealed.isComing')}</span>;
}

export function PersonCheck({ nick }: OfPerson) {
  const { view } = sealedState.value;
  if (view.stage !== 'inside') return null;
  const values = { nick: cleanName(nick) };
  if (isComing(nick)) return <p class="said">{words.say('sealed.personComing', values)}</p>;
  return (
    <>
      <p class="said">
        <SealIcon /> {words.say('sealed.person', values)}
      </p>
      <FourWords />
    </>
  );
}
