// The page's composition root: link and browser → session → view. Keeps nothing in any store.

// oxlint-disable-next-line import/no-unassigned-import -- it runs before all that follows
import './browser/start-check.ts';
import { render } from 'preact';
import { effect, signal, untracked } from '@preact/signals';
import { Alerts } from './browser/alerts.ts';
import { chime } from './browser/chime.ts';
import { choices } from './browser/page-choices.ts';
import { keepFocus } from './browser/focus.ts';
import { openingOf, type Opening } from './browser/fragment.ts';
import { ChannelQueries } from './session/channel-queries.ts';
import { linkOpener, type Identity } from './irc/link.ts';
import { wireOpener } from './irc/wire.ts';
import { readSavedSession, writeSavedSession } from './keep/saved-session.ts';
import { tabName } from './keep/tab-name.ts';
import { Lock } from './browser/lock.ts';
import { hideNotification, notify } from './browser/notify.ts';
import { Session } from './session/session.ts';
import { shortcutOf } from './view/shortcuts.ts';
import { SessionMemory } from './session/session-memory.ts';
import { pleasantNickname } from '../../server/contract/room/suggest-nickname.ts';
import { randomPick } from '../../server/contract/room/random-int.ts';
import { App } from './view/app.tsx';
import { Boundary } from './view/boundary.tsx';
import { noEntrance, type Entrance } from './view/door.tsx';
import { Fault } from './view/fault.tsx';
import { words } from './view/words.ts';

/** Between two looks at the clock of the lock. */
const tickMs = 2_000;
/** A QUIT is on its way by then, or the line is dead. */
const goodbyeMs = 250;
const root = document.getElementById('app');

/** Reads what the link says, and takes it out of the address bar and the tab's history. */
function takeOpening(): Opening | null {
  const opening = openingOf(location);
  if (location.pathname !== '/' || location.hash !== '') history.replaceState(null, '', '/');
  return opening;
}

const socketUrl = new URL('/irc', location.href);
socketUrl.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';

/** Calls back once; gives what calls it off. */
function after(delayMs: number, call: () => void): () => void {
  const timer = setTimeout(call, delayMs);
  return () => clearTimeout(timer);
}

const session = new Session({
  openLink: linkOpener({ openWire: wireOpener(socketUrl.href), now: Date.now, after }),
  now: Date.now,
  random: Math.random,
  pick: randomPick,
  after,
  hasNetwork: () => navigator.onLine,
});

const entrance = signal<Entrance>({
  ...noEntrance,
  nick: pleasantNickname(randomPick),
  ...takeOpening(),
});
const memory = new SessionMemory();
const lock = new Lock(Date.now);
const alerts = new Alerts();
const inquiry = new ChannelQueries((command, ...params) => session.send(command, ...params));

/** A link pasted into this tab changes the fragment only, and loads nothing. */
function newFragment(): void {
  if (location.hash === '') return;
  const found = takeOpening();
  const { at } = session.state.value;
  if (found === null || at === 'inside' || at === 'entering') return;
  // What names no room takes nothing from a link that did.
  entrance.value =
    found.channel === null ? { ...entrance.value, cutOff: true } : { ...entrance.value, ...found };
  session.toDoor();
}

function watch(): void {
  const looks = document.visibilityState === 'visible' && document.hasFocus();
  const watched = looks && !lock.locked.value;
  if (watched) hideNotification();
  if (session.room.value.watched !== watched) session.dispatch({ kind: 'watched', watched });
}

/** Covers the page if nobody was at it for the chosen time. A frozen page catches up here, too. */
function tick(): void {
  if (session.state.value.at === 'inside') lock.tick(choices.value.lockAfterMs);
}

function alertGuest(): void {
  if (!alerts.look(session.room.value, Date.now())) return;
  const { sound, desktop } = choices.value;
  if (sound) void chime();
  if (desktop) notify(words.say('settings.news'));
}

/** Takes up what the page before this one left in the tab. @returns whether there was anything. */
function takeUp(): boolean {
  const kept = readSavedSession(tabName.take(), Date.now());
  if (kept === null) return false;
  const { identity, firstChannel } = kept.claims;
  memory.firstChannel = firstChannel;
  entrance.value = { ...noEntrance, ...identity, channel: firstChannel };
  session.resume(kept);
  return true;
}

/**
 * The page goes. Where it can leave nothing to the next one the guest goes, too: nobody could take the
 * place up, and its nickname would be taken for minutes. A page that is covered shows nothing to whoever
 * reloads it, either.
 */
function leaveForNext(): void {
  const kept = lock.locked.value ? null : session.saved;
  const left = tabName.leave(kept === null ? '' : writeSavedSession(kept, Date.now()));
  if (!left && session.state.value.at === 'inside') session.leave('');
}

function enter(identity: Identity, channel: string, others: readonly string[]): void {
  memory.firstChannel = channel;
  session.enter(identity, channel, others);
}

/** Leaves, forgets, and puts an empty page in this one's place. */
function wipe(): void {
  session.leave('');
  memory.forget();
  lock.end();
  hideNotification();
  entrance.value = noEntrance;
  if (root !== null) render(null, root);
  document.title = '';
  // The goodbye goes out first: a socket that is cut with its page says nothing.
  setTimeout(() => location.replace('about:blank'), goodbyeMs);
}

effect(() => {
  const state = session.state.value;
  if (state.at === 'inside') {
    const { passphrase } = session;
    lock.begin(passphrase);
    // Of a hurt link's readings, the one that was right.
    entrance.value = { ...entrance.peek(), passphrase, others: [], mended: [], cutOff: false };
  }
  if (state.at !== 'ended' && state.at !== 'door') return;
  memory.forget();
  lock.end();
  // Whoever leaves takes the key along: the next one at this screen has to know it.
  if (state.at === 'ended' && state.how === 'left')
    entrance.value = { ...entrance.peek(), passphrase: null };
});
effect(() => inquiry.look(session.room.value));
effect(alertGuest);
effect(() => {
  void lock.locked.value;
  untracked(watch);
});

/**
 * Where the next page finds nothing, a reload or a step back throws the guest out: the browser asks first.
 *
 * Firefox closes a page's sockets before it tells it that it goes, so what the room is to know is said now. A
 * covered page says its goodbye: it has no links that would only start a download, and nobody is at it.
 * Another may be reloaded, closed, or stay: a closed tab must not keep its nickname for minutes.
 */
function beforeGoing(event: BeforeUnloadEvent): void {
  if (session.state.value.at !== 'inside') return;
  if (!tabName.keeps) event.preventDefault();
  else if (lock.locked.value) session.leave('');
  else session.mayUnload();
}

addEventListener('hashchange', newFragment);
addEventListener('online', () => session.networkBack());
addEventListener('offline', () => session.networkGone());
addEventListener('focus', watch);
addEventListener('blur', watch);
tabName.prepare();
addEventListener('beforeunload', beforeGoing);
addEventListener('pagehide', leaveForNext);
addEventListener('pageshow', ({ persisted }) => {
  tick();
  if (!persisted) return;
  // Out of the browser's memory: nobody came in between who could have read it.
  tabName.leave('');
  session.checkConnection();
});
document.addEventListener('visibilitychange', () => {
  tick();
  watch();
  if (document.visibilityState === 'visible') session.checkConnection();
});
for (const sign of ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const) {
  // A device that slept wakes up with a key: first look at the clock, then count it as a sign.
  const used = (): void => {
    tick();
    lock.used();
  };
  addEventListener(sign, used, { capture: true, passive: true });
}
document.addEventListener('keydown', (event) => {
  const shortcut = shortcutOf(event);
  if (session.state.value.at !== 'inside' || (shortcut !== 'lock' && shortcut !== 'wipe')) return;
  event.preventDefault();
  if (shortcut === 'wipe') wipe();
  else lock.lock();
});
setInterval(tick, tickMs);

takeUp();
if (root !== null) {
  const Page = () => (
    <Boundary instead={<Fault />}>
      <App
        session={session}
        memory={memory}
        lock={lock}
        entrance={entrance.value}
        onEnter={enter}
        onWipe={wipe}
      />
    </Boundary>
  );
  root.replaceChildren();
  render(<Page />, root);
  keepFocus(root);
}
