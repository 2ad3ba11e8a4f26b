// Opens one sheet or drawer at a time over the room.

import type { Lock } from '../browser/lock.ts';
import { foldName } from '../../../server/contract/room/casemap.ts';
import type { ComponentChildren } from 'preact';
import type { Order } from '../../../server/contract/room/commands.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import { isHost } from '../room/marks.ts';
import type { Buffer, TalkLine } from '../room/state.ts';
import type { Session } from '../session/session.ts';
import { ChannelSheet } from './channel-sheet.tsx';
import { Confirm } from './confirm.tsx';
import { Drawer } from './drawer.tsx';
import { Help } from './help.tsx';
import { ForHosts } from './host-sheet.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { Search } from './search.tsx';
import { peopleBeside, placesBeside } from './screen.ts';
import { sealedParts } from './sealing.ts';
import { Settings } from './settings.tsx';
import { words } from './words.ts';

export type Panel =
  | {
      readonly of:
        | 'places'
        | 'people'
        | 'help'
        | 'settings'
        | 'channel'
        | 'sealed'
        | 'host'
        | 'leave'
        | 'wipe';
    }
  | { readonly of: 'person'; readonly nick: string }
  /** Asks whether somebody else's message is to be taken back. */
  | { readonly of: 'redact'; readonly id: number }
  | { readonly of: 'search'; readonly query: string };

interface SheetsProps {
  readonly panel: Panel | null;
  readonly session: Session;
  readonly lock: Lock;
  /** The buffer in view. */
  readonly buffer: Buffer | undefined;
  /** The lists that a small screen shows in a drawer; false: this buffer has none. */
  readonly places: ComponentChildren;
  readonly people: ComponentChildren | false;
  readonly onClose: () => void;
  readonly onTalk: (nick: string) => void;
  readonly onOrder: (order: Order) => boolean;
  /** Takes back a message that others have. */
  readonly onRedact: (line: TalkLine) => void;
  readonly onLeave: () => void;
  readonly onWipe: () => void;
  /** Shows a line that was found by a search. */
  readonly onGoTo: (place: string, id: number) => void;
}

export function Sheets(props: SheetsProps) {
  const { panel, session, buffer, places, people, onClose, onOrder } = props;
  const room = session.room.value;
  if (panel === null) return null;
  switch (panel.of) {
    case 'places':
      if (placesBeside.value) return null;
      return (
        <Drawer label={words.say('places.label')} from="start" onClose={onClose}>
          {places}
        </Drawer>
      );
    case 'people':
      if (peopleBeside.value || people === false) return null;
      return (
        <Drawer label={words.say('people.label')} from="end" onClose={onClose}>
          {people}
        </Drawer>
      );
    case 'search':
      return (
        <Search
          room={room}
          query={panel.query}
          onClose={onClose}
          onGoTo={({ place, line }) => props.onGoTo(place, line.id)}
        />
      );
    case 'help':
      return (
        <Drawer label={words.say('help.open')} from="middle" onClose={onClose}>
          <Help />
        </Drawer>
      );
    case 'leave':
    case 'wipe':
      return (
        <Drawer label={words.say(`confirm.${panel.of}`)} from="middle" onClose={onClose}>
          <Confirm
            title={words.say(`confirm.${panel.of}`)}
            text={words.say(`confirm.${panel.of}More`)}
            act={words.say(panel.of === 'leave' ? 'places.leave' : 'wipe.now')}
            reasonLabel={null}
            onAct={panel.of === 'leave' ? props.onLeave : props.onWipe}
            onBack={onClose}
          />
        </Drawer>
      );
    case 'redact': {
      const line = buffer?.lines.find(({ id }) => id === panel.id);
      // Its writer may have taken it back meanwhile, or it has passed.
      if (line?.kind !== 'talk' || line.msgid === undefined) return null;
      const title = words.say('confirm.redact', { nick: cleanName(line.from) });
      return (
        <Drawer label={title} from="middle" onClose={onClose}>
          <Confirm
            title={title}
            quote={line.text}
            text={words.say('confirm.redactMore')}
            act={words.say('talk.redactShort')}
            reasonLabel={null}
            onAct={() => props.onRedact(line)}
            onBack={onClose}
          />
        </Drawer>
      );
    }
    case 'settings':
      return (
        <Drawer label={words.say('settings.title')} from="middle" onClose={onClose}>
          <Settings lock={props.lock} />
        </Drawer>
      );
    case 'host':
      if (!isHost(room)) return null;
      return (
        <Drawer label={words.say('host.title')} from="middle" onClose={onClose}>
          <ForHosts desk={session.desk} nick={room.nick} />
        </Drawer>
      );
    case 'sealed': {
      const sealed = sealedParts.value;
      if (sealed === null) return null;
      const nicks = [...(buffer?.people.values() ?? [])].map(({ nick }) => nick);
      return (
        <Drawer label={words.say('sealed.title')} from="middle" onClose={onClose}>
          <sealed.Sheet people={nicks} />
        </Drawer>
      );
    }
    case 'channel':
      if (buffer?.isChannel !== true || buffer.presence !== 'in') return null;
      return (
        <Drawer label={cleanName(buffer.name)} from="middle" onClose={onClose}>
          <ChannelSheet
            buffer={buffer}
            room={room}
            onOrder={onOrder}
            onAskBans={() => {
              session.dispatch({ kind: 'bans asked', channel: buffer.name });
              session.send('MODE', buffer.name, '+b');
            }}
          />
        </Drawer>
      );
    case 'person':
  }
  const person = buffer?.people.get(foldName(panel.nick));
  if (buffer === undefined || person === undefined) return null;
  return (
    <Drawer label={cleanName(person.nick)} from="middle" onClose={onClose}>
      <PersonSheet
        key={foldName(person.nick)}
        person={person}
        buffer={buffer}
        room={room}
        onTalk={() => props.onTalk(person.nick)}
        onMute={(kind) => {
          session.dispatch({ kind, nick: person.nick });
          onClose();
        }}
        onOrder={onOrder}
        onClose={onClose}
      />
    </Drawer>
  );
}
