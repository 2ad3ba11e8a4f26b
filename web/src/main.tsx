// The page's composition root: what the browser's room is made of, and in which order it starts. It keeps
// nothing in any store.

// oxlint-disable-next-line import/no-unassigned-import -- it runs before everything below
import './browser/start-check.ts';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { randomPick } from '../../server/contract/room/random-int.ts';
import { socketUrl } from './browser/address.ts';
import { watchAttention } from './browser/attention.ts';
import { firstEntrance, noEntrance, watchFragment } from './browser/entrance.ts';
import { openEmptyPage } from './browser/empty-page.ts';
import { keepFocus } from './browser/focus.ts';
import { lockWhenIdle } from './browser/idle.ts';
import { Lock } from './browser/lock.ts';
import { watchNetwork } from './browser/network.ts';
import { hideNotification } from './browser/notify.ts';
import { pageMark } from './browser/page-mark.ts';
import { readSaved, resumeSaved, watchUnload } from './browser/reload.ts';
import { after } from './browser/timer.ts';
import { linkOpener, type Identity, type OpenLink } from './irc/link.ts';
import { wireOpener } from './irc/wire.ts';
import { ChannelQueries } from './session/channel-queries.ts';
import { whenMessagesPass } from './session/forgetting.ts';
import { SessionMemory } from './session/session-memory.ts';
import { Session } from './session/session.ts';
import { App } from './view/app.tsx';
import { Boundary } from './view/boundary.tsx';
import { Fault } from './view/fault.tsx';
import { isSealedRoom, sealedParts, sealing } from './view/sealing.ts';
import { shortcutOf } from './view/shortcuts.ts';
import { words } from './view/words.ts';

/** A QUIT is sent by then, or the connection is dead. */
const goodbyeMs = 250;

const link = { openWire: wireOpener(socketUrl()), mark: pageMark(), now: Date.now, after };
const openClear = linkOpener(link);
/** Of a sealed room that the guest enters; null: the room is not sealed. */
let openSealed: OpenLink | null = null;
const session = new Session({
  openLink: (listener, kept) => (openSealed ?? openClear)(listener, kept),
  now: Date.now,
  random: Math.random,
  pick: randomPick,
  after,
  hasNetwork: () => navigator.onLine,
});
const entrance = firstEntrance();
const memory = new SessionMemory();
const lock = new Lock(Date.now);
const queries = new ChannelQueries();
const root = document.getElementById('app');

function enter(
  identity: Identity,
  channel: string,
  otherPassphrases: readonly string[],
  seals: readonly string[],
): void {
  openSealed = sealedParts.value?.linkFor(seals) ?? null;
  if (openSealed === null && (isSealedRoom || seals.length > 0)) {
    // Never in clear where the room is sealed, nor where the guest believes that it is: the door says why.
    if (sealing.value === 'none') void seal(null);
    return;
  }
  entrance.value = { ...entrance.peek(), seals };
  memory.firstChannel = channel;
  session.enter(identity, channel, otherPassphrases);
}

/** Leaves, forgets everything, and puts an empty page in this one's place. */
function wipe(): void {
  session.leave('');
  memory.forget();
  lock.end();
  hideNotification();
  entrance.value = noEntrance;
  if (root !== null) render(null, root);
  document.title = '';
  // The goodbye is sent first: a socket that is closed with its page sends nothing.
  setTimeout(() => void openEmptyPage(), goodbyeMs);
}

/** The second word was typed at the lock: leaves and forgets everything, while the page goes on to look locked. */
function erase(): void {
  if (session.state.value.at !== 'inside') return;
  session.leave('');
  memory.forget();
  hideNotification();
  entrance.value = noEntrance;
}

/** The session has another state: the lock, the join form and the memory follow. */
function followSession(): void {
  const state = session.state.value;
  if (state.at === 'inside') {
    const { passphrase } = session;
    lock.begin(passphrase);
    // Of a damaged link's readings, the one that was right.
    entrance.value = { ...entrance.peek(), passphrase, others: [], mended: [], cutOff: false };
  }
  if (state.at !== 'ended' && state.at !== 'door') return;
  // It holds the seal.
  openSealed = null;
  memory.forget();
  if (lock.isErased) return;
  lock.end();
  // The next person at this screen has to know the passphrase.
  if (state.at === 'ended' && state.how === 'left')
    entrance.value = { ...entrance.peek(), passphrase: null, seals: [] };
}

/** The two shortcuts that work everywhere in the room, even where a sheet is open. */
function onKeyDown(event: KeyboardEvent): void {
  const shortcut = shortcutOf(event);
  if (session.state.value.at !== 'inside' || (shortcut !== 'lock' && shortcut !== 'wipe')) return;
  event.preventDefault();
  if (shortcut === 'wipe') wipe();
  else lock.lock();
}

effect(followSession);
effect(() => {
  for (const query of queries.next(session.room.value)) session.send(...query);
});
whenMessagesPass({ after, now: Date.now }, session.room, ({ now, typedUntil }) => {
  session.dispatch({ kind: 'passed', now });
  memory.talk.dropOld(typedUntil);
});
lockWhenIdle(session, lock);
watchAttention(session, lock, () => words.say('settings.news'));
watchNetwork(session);
watchFragment(session, entrance);
watchUnload(session, lock);
document.addEventListener('keydown', onKeyDown);

/** Loads what seals. @param kept of a page before this one; null: it left nothing. @returns the readings of its seal. */
async function seal(kept: string | null): Promise<readonly string[]> {
  sealing.value = 'loading';
  try {
    const { sealedRoom } = await import('./sealed-room.ts');
    const { parts, sealsOf } = sealedRoom(link);
    sealing.value = parts;
    return kept === null ? [] : sealsOf(kept);
  } catch {
    sealing.value = 'failed';
    return [];
  }
}

function show(): void {
  if (root === null) return;
  const Page = () => (
    <Boundary instead={<Fault />}>
      <App
        session={session}
        memory={memory}
        lock={lock}
        entrance={entrance.value}
        onEnter={enter}
        onWipe={wipe}
        onErase={erase}
      />
    </Boundary>
  );
  root.replaceChildren();
  render(<Page />, root);
  keepFocus(root);
}

const saved = readSaved();
const kept = saved?.link.sealed ?? null;
if (saved !== null && kept !== null) {
  void seal(kept).then((seals) => {
    openSealed = sealedParts.value?.linkFor(seals) ?? null;
    if (openSealed !== null) resumeSaved(saved, session, memory, entrance, seals);
    show();
  });
} else {
  if (isSealedRoom || entrance.peek().seals.length > 0) void seal(null);
  else if (saved !== null) resumeSaved(saved, session, memory, entrance, []);
  show();
}
