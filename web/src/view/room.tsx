// The room from inside: places, talk, people, and the field to write in.

import { useRef, useState } from 'preact/hooks';
import { parseOrder } from '../../../server/contract/words/commands.ts';
import { obey } from '../orders.ts';
import type { Action } from '../room/action.ts';
import type { TalkLine } from '../room/state.ts';
import type { Session } from '../session.ts';
import { choicesFor } from '../talk/choices.ts';
import { asTyped } from '../talk/draft.ts';
import { TalkMemory } from '../talk/memory.ts';
import { obeyPage, parsePageOrder } from '../talk/page-orders.ts';
import { cleanName } from '../../../server/contract/words/clean.ts';
import { Composer } from './composer.tsx';
import { Drawer } from './drawer.tsx';
import { Help } from './help.tsx';
import { LineStatus } from './line-status.tsx';
import { MutedPeople } from './muted.tsx';
import { People } from './people.tsx';
import { Places } from './places.tsx';
import { RoomHead } from './room-head.tsx';
import { Search } from './search.tsx';
import { finePointer, peopleBeside, placesBeside } from './screen.ts';
import { Talk } from './talk.tsx';
import { Hues } from './text.tsx';
import { words } from './words.ts';

type Panel = 'places' | 'people' | 'help' | 'search';

export function Room({ session }: { readonly session: Session }) {
  const room = session.room.value;
  const line = session.line.value;
  const [panel, setPanel] = useState<Panel | null>(null);
  const memory = useRef(new TalkMemory());
  const [query, setQuery] = useState('');
  /** A line that was searched for, and is to be shown. */
  const [goTo, setGoTo] = useState<number | null>(null);
  const buffer = room.current === null ? undefined : room.buffers.get(room.current);

  const close = (): void => setPanel(null);
  const look = (name: string): void => {
    close();
    session.dispatch({ kind: 'looked', name });
  };
  const talkTo = (nick: string): void => {
    close();
    session.dispatch({ kind: 'opened', name: nick, at: Date.now() });
  };
  const places = (
    <Places
      room={room}
      stateText={words.say(room.online ? 'state.online' : 'state.connecting')}
      onOpen={look}
      onClose={(name) => session.dispatch({ kind: 'closed', name })}
      onLeave={() => session.leave('')}
    />
  );
  const people = buffer?.isChannel === true && (
    <People buffer={buffer} self={room.nick} onTalk={talkTo}>
      <MutedPeople
        muted={room.muted}
        onUnmute={(nick) => session.dispatch({ kind: 'unmuted', nick })}
      />
    </People>
  );

  const again = (own: TalkLine): void => {
    if (buffer === undefined) return;
    session.dispatch({ kind: 'took back', target: buffer.name, id: own.id });
    session.say(buffer.name, own.form === 'act' ? 'act' : 'say', own.text);
  };
  const send = (text: string): boolean => {
    if (buffer === undefined) return false;
    const page = parsePageOrder(text);
    if (page !== null) {
      const search = (wanted: string): void => {
        setQuery(wanted);
        setPanel('search');
      };
      const dispatch = (action: Action): void => session.dispatch(action);
      return obeyPage(page, { room, dispatch, now: Date.now, search });
    }
    const world = { session, now: Date.now, showHelp: () => setPanel('help') };
    return obey(parseOrder(text), buffer.name, world);
  };

  const columns = ['room'];
  if (placesBeside.value) columns.push('with-places');
  if (peopleBeside.value && people !== false) columns.push('with-people');
  return (
    <Hues.Provider value={room.hues}>
    <div class={columns.join(' ')}>
      {placesBeside.value && places}
      <main>
        <RoomHead
          buffer={buffer}
          unreadElsewhere={[...room.buffers].some(
            ([key, { unread }]) => key !== room.current && unread > 0,
          )}
          onSearch={() => setPanel('search')}
          onPlaces={placesBeside.value ? null : () => setPanel('places')}
          onPeople={peopleBeside.value || people === false ? null : () => setPanel('people')}
        />
        <LineStatus line={line} onRetry={() => session.retryNow()} />
        {buffer !== undefined && (
          <>
            <Talk
              key={`talk ${buffer.id}`}
              buffer={buffer}
              places={memory.current.places}
              goTo={goTo}
              onArrived={() => setGoTo(null)}
              orders={{
                onAgain: again,
                onTakeBack: (own) => {
                  session.dispatch({ kind: 'took back', target: buffer.name, id: own.id });
                  memory.current.giveBack(buffer.id, asTyped(own));
                },
              }}
            />
            {buffer.presence === 'out' && room.online ? (
              <p class="composer outside">
                {words.say('composer.notJoined')}{' '}
                <button type="button" onClick={() => session.join(buffer.name, null)}>
                  {words.say('composer.enterAgain')}
                </button>
              </p>
            ) : (
              <Composer
                key={`composer ${buffer.id}`}
                buffer={buffer}
                nick={room.nick}
                memory={memory.current}
                choices={() => choicesFor(buffer, session.room.value)}
                onSend={send}
                takesFocus={finePointer.value && panel === null}
              />
            )}
          </>
        )}
      </main>
      {peopleBeside.value && people}
      {panel === 'places' && !placesBeside.value && (
        <Drawer label={words.say('places.label')} from="start" onClose={close}>
          {places}
        </Drawer>
      )}
      {panel === 'people' && !peopleBeside.value && people !== false && (
        <Drawer label={cleanName(buffer?.name ?? '')} from="end" onClose={close}>
          {people}
        </Drawer>
      )}
      {panel === 'search' && (
        <Search
          room={room}
          query={query}
          onClose={close}
          onGoTo={({ place, line: found }) => {
            look(place);
            setGoTo(found.id);
          }}
        />
      )}
      {panel === 'help' && (
        <Drawer label={words.say('help.title')} from="middle" onClose={close}>
          <Help />
        </Drawer>
      )}
    </div>
    </Hues.Provider>
  );
}
