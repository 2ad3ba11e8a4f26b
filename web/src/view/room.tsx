// The room: buffer list, log, people, the field to write in, and the sheets that open over them.

import { useEffect, useState } from 'preact/hooks';
import { parseOrder, type Order } from '../../../server/contract/room/commands.ts';
import { redactCommand } from '../../../server/contract/room/order-commands.ts';
import { focusHome } from '../browser/focus.ts';
import type { Lock } from '../browser/lock.ts';
import { neighbour, nextUnread } from '../talk/neighbours.ts';
import { obey } from '../session/orders.ts';
import { isHost } from '../room/marks.ts';
import { mayTakeBack } from '../room/redaction.ts';
import type { TalkLine } from '../room/state.ts';
import type { Session } from '../session/session.ts';
import { shortcutOf, type Shortcut } from './shortcuts.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import type { SessionMemory } from '../session/session-memory.ts';
import { choicesFor } from '../talk/suggestion-choices.ts';
import { asTyped } from '../talk/draft.ts';
import { parsePageOrder, runPageOrder } from '../talk/page-orders.ts';
import { Composer } from './composer.tsx';
import { Empty } from './empty.tsx';
import { EndIsNear } from './lifetime.tsx';
import { ConnectionStatus } from './connection-status.tsx';
import { MutedPeople } from './muted.tsx';
import { Outside } from './outside.tsx';
import { People } from './people.tsx';
import { BufferList } from './buffer-list.tsx';
import { RoomHead } from './room-head.tsx';
import { sealedParts } from './sealing.ts';
import { Sheets, type Panel } from './sheets.tsx';
import { finePointer, peopleBeside, placesBeside } from './screen.ts';
import { Log } from './log.tsx';
import { Hues } from './text.tsx';
import { words } from './words.ts';

function focusField(): void {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const field = find('.composer textarea') ?? find('.outside input') ?? find('.outside button');
  if (field === null) focusHome();
  else field.focus();
}

export interface RoomProps {
  readonly session: Session;
  readonly memory: SessionMemory;
  readonly lock: Lock;
  readonly onWipe: () => void;
}

export function Room({ session, memory, lock, onWipe }: RoomProps) {
  const room = session.room.value;
  const line = session.connection.value;
  const [panel, setPanel] = useState<Panel | null>(null);
  /** The id of a line that was found by a search and is to be shown. */
  const [goTo, setGoTo] = useState<number | null>(null);
  const { talk } = memory;
  const buffer = room.current === null ? undefined : room.buffers.get(room.current);
  const inChannel = buffer?.isChannel === true && buffer.presence === 'in';

  const sealed = sealedParts.value;
  const isHostHere = isHost(room);
  const hasKnocks = isHostHere && session.desk.hasKnocks.value;

  const close = (): void => setPanel(null);
  const open = (of: Exclude<Panel['of'], 'person' | 'search' | 'redact'>) => (): void =>
    setPanel({ of });
  const look = (name: string | null): void => {
    close();
    if (name !== null) session.dispatch({ kind: 'looked', name });
  };
  const talkTo = (nick: string): void => {
    close();
    session.dispatch({ kind: 'opened', name: nick, at: Date.now() });
  };
  const world = { session, now: Date.now, showHelp: open('help') };
  const search = (query: string): void => setPanel({ of: 'search', query });
  const send = (text: string): boolean => {
    if (sealed !== null && /^\/words\s*$/i.test(text)) {
      setPanel({ of: 'sealed' });
      return true;
    }
    const page = parsePageOrder(text);
    if (page === null) return order(parseOrder(text));
    const result = runPageOrder(page, room, Date.now());
    for (const action of result.actions) session.dispatch(action);
    if (result.search !== null) search(result.search);
    return result.isDone;
  };
  const order = (given: Order): boolean => buffer !== undefined && obey(given, buffer.name, world);

  const keys: Readonly<Record<Exclude<Shortcut, 'lock' | 'wipe'>, () => void>> = {
    help: open('help'),
    write: () => {
      close();
      focusField();
    },
    previous: () => look(neighbour(room, -1)),
    next: () => look(neighbour(room, 1)),
    unread: () => look(nextUnread(room)),
    places: () => {
      if (!placesBeside.value) setPanel({ of: 'places' });
      else document.querySelector<HTMLElement>('nav.buffers [aria-current]')?.focus();
    },
    people: () => {
      if (people === false) return;
      if (!peopleBeside.value) setPanel({ of: 'people' });
      else document.querySelector<HTMLElement>('aside.people button')?.focus();
    },
    search: () => search(''),
  };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const shortcut = shortcutOf(event);
      // main.tsx handles these two everywhere in the room.
      if (shortcut === null || shortcut === 'lock' || shortcut === 'wipe') return;
      event.preventDefault();
      keys[shortcut]();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });

  const places = (
    <BufferList
      room={room}
      hasKnocks={hasKnocks}
      stateText={words.say(room.online ? 'state.online' : 'state.connecting')}
      orders={{
        onOpen: look,
        onClose: (name) => session.dispatch({ kind: 'closed', name }),
        onSettings: open('settings'),
        onHelp: open('help'),
        onHost: isHostHere ? open('host') : null,
        onLock: () => lock.lock(),
        onLeave: open('leave'),
        onWipe: open('wipe'),
        onJoin: (name) => {
          close();
          session.join(name, null);
        },
      }}
    />
  );
  const people = buffer?.isChannel === true && buffer.presence !== 'out' && (
    <People buffer={buffer} room={room} onPerson={(nick) => setPanel({ of: 'person', nick })}>
      <MutedPeople
        muted={room.muted}
        onUnmute={(nick) => session.dispatch({ kind: 'unmuted', nick })}
      />
    </People>
  );

  const again = (own: TalkLine): void => {
    if (buffer === undefined) return;
    session.dispatch({ kind: 'took back', target: buffer.name, id: own.id });
    session.sendMessage(buffer.name, own.form === 'act' ? 'act' : 'say', own.text);
  };

  const redact = ({ msgid }: TalkLine): void => {
    if (buffer === undefined || msgid === undefined) return;
    session.send(...redactCommand(buffer.name, msgid));
    // The button goes with the text; and a question that closes gives the focus back to it first.
    requestAnimationFrame(focusField);
  };

  const columns = ['room'];
  if (placesBeside.value) columns.push('with-buffers');
  if (peopleBeside.value && people !== false) columns.push('with-people');
  return (
    <Hues.Provider value={room.hues}>
      <div class={columns.join(' ')}>
        <a
          class="skip"
          href="#talk"
          onClick={(event) => {
            // The address's fragment is for invitations.
            event.preventDefault();
            focusField();
          }}
        >
          {words.say('skip.write')}
        </a>
        {placesBeside.value && places}
        <main id="talk">
          <RoomHead
            buffer={buffer}
            unreadElsewhere={[...room.buffers].some(
              ([key, { unread }]) => key !== room.current && unread > 0,
            )}
            hasKnocks={hasKnocks}
            onSearch={() => search('')}
            onPlaces={placesBeside.value ? null : open('places')}
            onPeople={peopleBeside.value || people === false ? null : open('people')}
            onChannel={inChannel ? open('channel') : null}
            onSealed={open('sealed')}
          />
          <div class="strips">
            <ConnectionStatus line={line} onRetry={() => session.retryNow()} />
            <EndIsNear endsAt={room.endsAt} />
            {sealed !== null && <sealed.Stage isIn={room.online && inChannel} />}
          </div>
          {buffer === undefined ? (
            <div class="no-buffer">
              <p>{words.say('talk.nowhere')}</p>
              <button type="button" onClick={() => session.join(memory.firstChannel, null)}>
                {words.say('talk.backTo', { channel: cleanName(memory.firstChannel) })}
              </button>
            </div>
          ) : (
            <>
              <Log
                key={`talk ${buffer.id}`}
                buffer={buffer}
                empty={
                  <Empty buffer={buffer} room={room} onJoin={(to) => session.join(to, null)} />
                }
                places={talk.places}
                goTo={goTo}
                onEarlier={() => session.requestEarlier(buffer.name)}
                onArrived={() => setGoTo(null)}
                orders={{
                  onAgain: again,
                  onTakeBack: (own) => {
                    session.dispatch({ kind: 'took back', target: buffer.name, id: own.id });
                    talk.giveBack(buffer.id, asTyped(own));
                  },
                  mayRedact: (of) => room.online && mayTakeBack(room, buffer, of),
                  // Somebody else's message is asked about first.
                  onRedact: (of) => {
                    if (of.own) redact(of);
                    else setPanel({ of: 'redact', id: of.id });
                  },
                }}
              />
              {sealed?.isBroken() === true ? (
                <sealed.Broken />
              ) : buffer.presence === 'out' && room.online ? (
                <Outside
                  key={`outside ${room.current}`}
                  buffer={buffer}
                  onEnter={(key) => session.join(buffer.name, key)}
                />
              ) : (
                <Composer
                  key={`composer ${buffer.id}`}
                  buffer={buffer}
                  nick={room.nick}
                  memory={talk}
                  choices={() => choicesFor(buffer, session.room.value)}
                  onSend={send}
                  takesFocus={finePointer.value && panel === null}
                />
              )}
            </>
          )}
        </main>
        {peopleBeside.value && people}
        <Sheets
          // Another sheet is another dialog, which takes the focus again.
          key={panel?.of}
          panel={panel}
          session={session}
          lock={lock}
          buffer={buffer}
          places={places}
          people={people}
          onClose={close}
          onTalk={talkTo}
          onOrder={order}
          onRedact={(of) => {
            close();
            redact(of);
          }}
          onLeave={() => session.leave('')}
          onWipe={onWipe}
          onGoTo={(place, id) => {
            look(place);
            setGoTo(id);
          }}
        />
      </div>
    </Hues.Provider>
  );
}
