// The room from inside: places, talk, people, and the field to write in.

import { useRef, useState } from 'preact/hooks';
import { commands, parseOrder } from '../../../server/contract/words/commands.ts';
import { emptyHistory } from '../input-history.ts';
import { obey } from '../orders.ts';
import { inOrder } from '../room/people.ts';
import type { Buffer, TalkLine } from '../room/state.ts';
import type { Session } from '../session.ts';
import { cleanName } from '../../../server/contract/words/clean.ts';
import { Composer, type ComposerMemory } from './composer.tsx';
import { Drawer } from './drawer.tsx';
import { Help } from './help.tsx';
import { LineStatus } from './line-status.tsx';
import { People } from './people.tsx';
import { Places } from './places.tsx';
import { RoomHead } from './room-head.tsx';
import { finePointer, peopleBeside, placesBeside } from './screen.ts';
import { Talk } from './talk.tsx';
import { words } from './words.ts';

type Panel = 'places' | 'people' | 'help';

/** Nicknames, the latest speakers first; then channels and commands. */
function completionsFor(buffer: Buffer, session: Session): readonly string[] {
  const { buffers, nick: self } = session.room.value;
  const speakers = buffer.lines
    .flatMap((line) => (line.kind === 'talk' && !line.own ? [line.from] : []))
    .toReversed();
  const present = inOrder(buffer.people.values()).map(({ nick }) => nick);
  const talk = buffer.isChannel ? [] : [buffer.name];
  const nicks = [...speakers.filter((nick) => present.includes(nick)), ...present, ...talk];
  return [
    ...new Set(nicks.filter((nick) => nick !== self)),
    ...[...buffers.values()].filter(({ isChannel }) => isChannel).map(({ name }) => name),
    ...Object.keys(commands).map((name) => `/${name}`),
  ];
}

export function Room({ session }: { readonly session: Session }) {
  const room = session.room.value;
  const line = session.line.value;
  const [panel, setPanel] = useState<Panel | null>(null);
  const memory = useRef<ComposerMemory>({ drafts: new Map(), history: emptyHistory });
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
    <People buffer={buffer} self={room.nick} onTalk={talkTo} />
  );

  const again = (own: TalkLine): void => {
    if (buffer === undefined) return;
    session.dispatch({ kind: 'took back', target: buffer.name, id: own.id });
    session.say(buffer.name, own.form === 'act' ? 'act' : 'say', own.text);
  };
  const send = (text: string): boolean => {
    if (buffer === undefined) return false;
    const world = { session, now: Date.now, showHelp: () => setPanel('help') };
    return obey(parseOrder(text), buffer.name, world);
  };

  const columns = ['room'];
  if (placesBeside.value) columns.push('with-places');
  if (peopleBeside.value && people !== false) columns.push('with-people');
  return (
    <div class={columns.join(' ')}>
      {placesBeside.value && places}
      <main>
        <RoomHead
          buffer={buffer}
          unreadElsewhere={[...room.buffers].some(
            ([key, { unread }]) => key !== room.current && unread > 0,
          )}
          onPlaces={placesBeside.value ? null : () => setPanel('places')}
          onPeople={peopleBeside.value || people === false ? null : () => setPanel('people')}
        />
        <LineStatus line={line} onRetry={() => session.retryNow()} />
        {buffer !== undefined && (
          <>
            <Talk
              key={`talk ${room.current}`}
              buffer={buffer}
              orders={{
                onAgain: again,
                onTakeBack: (own) => {
                  session.dispatch({ kind: 'took back', target: buffer.name, id: own.id });
                  const { drafts } = memory.current;
                  drafts.set(
                    buffer.name,
                    [own.text, drafts.get(buffer.name) ?? ''].join('\n').trim(),
                  );
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
                key={`composer ${room.current}`}
                name={buffer.name}
                memory={memory.current}
                completions={() => completionsFor(buffer, session)}
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
      {panel === 'help' && (
        <Drawer label={words.say('help.title')} from="middle" onClose={close}>
          <Help />
        </Drawer>
      )}
    </div>
  );
}
