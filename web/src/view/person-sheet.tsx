// The sheet of a person: their role, and what the guest or an operator can do. Removing and banning ask first.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { useState } from 'preact/hooks';
import type { Order } from '../../../server/contract/room/commands.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import { isNickname } from '../../../server/contract/room/nickname.ts';
import { plainNickname } from '../../../server/contract/room/suggest-nickname.ts';
import { marksOf } from '../room/marks.ts';
import { isOperator, isSelf } from '../room/people.ts';
import type { Buffer, Person, RoomState } from '../room/state.ts';
import { Confirm } from './confirm.tsx';
import { Icon } from './icon.tsx';
import { factsOf } from './people.tsx';
import { sealedParts } from './sealing.ts';
import { Name } from './text.tsx';
import { words } from './words.ts';

interface PersonSheetProps {
  readonly person: Person;
  readonly buffer: Buffer;
  readonly room: RoomState;
  readonly onTalk: () => void;
  readonly onMute: (kind: 'muted' | 'unmuted') => void;
  /** @returns false if it could not be done. */
  readonly onOrder: (order: Order) => boolean;
  readonly onClose: () => void;
}

type Harm = 'kick' | 'ban';

export function PersonSheet(props: PersonSheetProps) {
  const { person, buffer, room, onTalk, onMute, onOrder, onClose } = props;
  const muted = room.muted.has(foldName(props.person.nick));
  const [harm, setHarm] = useState<Harm | null>(null);
  const { nick } = person;
  const self = isSelf(room, nick);
  const operates = isOperator(buffer, room.nick);
  const name = cleanName(nick);
  const sealed = sealedParts.value;

  const done = (order: Order): void => {
    onOrder(order);
    onClose();
  };
  const mode = (change: string, text: string) => (
    <button type="button" onClick={() => done({ do: 'mode', changes: [change, nick] })}>
      {text}
    </button>
  );

  if (harm !== null) {
    const values = { nick: name, channel: cleanName(buffer.name) };
    return (
      <Confirm
        title={words.say(`confirm.${harm}`, values)}
        text={words.say(`confirm.${harm}More`, values)}
        act={words.say(`person.${harm}`)}
        reasonLabel={words.say('confirm.reason')}
        onAct={(reason) => done({ do: harm, nick, reason })}
        onBack={() => setHarm(null)}
      />
    );
  }
  return (
    <div class="sheet">
      <h2>
        <Name of={nick} />
      </h2>
      <p class="note">{factsOf(person, room).join(' · ')}</p>
      <Marked nick={nick} room={room} />
      {sealed !== null && !self && <sealed.PersonCheck nick={nick} />}
      {self && <NickForm nick={nick} onOrder={done} />}
      <div class="actions">
        {!self && (
          <button type="button" class="main" onClick={onTalk}>
            {words.say('people.talk', { nick: name })}
          </button>
        )}
        {!self && (
          <button type="button" onClick={() => onMute(muted ? 'unmuted' : 'muted')}>
            {words.say(muted ? 'mute.unmute' : 'mute.mute', { nick: name })}
          </button>
        )}
        {operates && (
          <>
            {/[v]/.test(person.modes)
              ? mode('-v', words.say('person.devoice'))
              : mode('+v', words.say('person.voice'))}
            {/[o]/.test(person.modes)
              ? mode('-o', words.say('person.deop'))
              : mode('+o', words.say('person.op'))}
          </>
        )}
        {operates && !self && (
          <>
            <button type="button" class="harm" onClick={() => setHarm('kick')}>
              {words.say('person.kick')}…
            </button>
            <button type="button" class="harm" onClick={() => setHarm('ban')}>
              {words.say('person.ban')}…
            </button>
          </>
        )}
      </div>
    </div>
  );
}

/** What the room says of this person, in sentences. */
function Marked({ nick, room }: { readonly nick: string; readonly room: RoomState }) {
  const { isHost, isKept } = marksOf(room, nick);
  const self = isSelf(room, nick);
  const values = { nick: cleanName(nick) };
  return (
    <>
      {isHost && (
        <p class="said">
          <Icon of="host" /> {words.say(self ? 'person.youHost' : 'person.host', values)}
        </p>
      )}
      {isKept && (
        <p class="said">
          <Icon of="kept" /> {words.say(self ? 'person.youKept' : 'person.kept', values)}
        </p>
      )}
    </>
  );
}

function NickForm(props: { readonly nick: string; readonly onOrder: (order: Order) => void }) {
  const [wanted, setWanted] = useState(props.nick);
  const [problem, setProblem] = useState('');
  /** The same problem again is in a new element, so that a screen reader reads it again. */
  const [tries, setTries] = useState(0);
  return (
    <form
      class="fields"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const nick = wanted.trim();
        if (isNickname(nick)) return props.onOrder({ do: 'nick', nick });
        const other = plainNickname(nick);
        setTries(tries + 1);
        setProblem(
          other === null
            ? words.say('join.nicknameForm')
            : words.say('join.nicknameTry', { other }),
        );
        if (other !== null) setWanted(other);
      }}
    >
      <label for="new-nick">{words.say('join.nickname')}</label>
      <div class="with-button">
        <input
          id="new-nick"
          type="text"
          value={wanted}
          maxLength={64}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={problem !== ''}
          aria-describedby="new-nick-problem"
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
        <button type="submit">{words.say('person.rename')}</button>
      </div>
      <p class="problem" id="new-nick-problem" role="alert">
        <span key={tries}>{problem}</span>
      </p>
    </form>
  );
}
