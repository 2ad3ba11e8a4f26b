// The sheet that says what a sealed room is and what it is not, with the words to compare.

import type { Key } from '../../../../server/contract/words/messages.ts';
import { sealedState } from '../../sealed/sealed-state.ts';
import { cleanName } from '../../../../server/contract/room/clean.ts';
import { words } from '../words.ts';
import { isComing } from './sealed-people.tsx';
import { FourWords } from './sealed-words.tsx';

const means = ['sealed.meansLocked', 'sealed.meansBefore', 'sealed.meansPrivate'] as const;
const not = ['sealed.notWho', 'sealed.notPeople', 'sealed.notPage', 'sealed.notTopics'] as const;

function List({ of }: { readonly of: readonly Key[] }) {
  return (
    <ul class="points">
      {of.map((key) => (
        <li key={key}>{words.say(key)}</li>
      ))}
    </ul>
  );
}

export function SealedSheet({ people }: { readonly people: readonly string[] }) {
  const { view } = sealedState.value;
  const coming = people.filter(isComing).map(cleanName);
  return (
    <div class="sheet">
      <h2>{words.say('sealed.title')}</h2>
      <h3>{words.say('sealed.fourWords')}</h3>
      {view.words === null ? (
        <p>{words.say('sealed.wordsNone')}</p>
      ) : (
        <>
          <FourWords />
          <p>{words.say('sealed.wordsMore')}</p>
        </>
      )}
      {coming.length > 0 && (
        <p class="caution">{words.say('sealed.coming', { names: coming.join(', ') })}</p>
      )}
      <h3>{words.say('sealed.means')}</h3>
      <List of={means} />
      <h3>{words.say('sealed.not')}</h3>
      <List of={not} />
      <p class="note">{words.say('sealed.method', { count: String(view.epoch ?? '–') })}</p>
    </div>
  );
}
