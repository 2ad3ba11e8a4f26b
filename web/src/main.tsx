// The page's composition root: link and browser → session → view. Keeps nothing in any store.

import { render } from 'preact';
import { effect, signal } from '@preact/signals';
import { openingOf, type Opening } from './fragment.ts';
import { linkOpener } from './irc/link.ts';
import { Session } from './session.ts';
import { pleasantNickname } from '../../server/contract/words/nickname.ts';
import { randomPick } from '../../server/contract/words/random-pick.ts';
import { App } from './view/app.tsx';
import type { Entrance } from './view/door.tsx';
import { words } from './view/words.ts';

/** Reads the link's fragment, and takes it out of the address bar and the tab's history. */
function takeFragment(): Opening {
  const opening = openingOf(location.hash);
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return opening;
}

const socketUrl = new URL('/irc', location.href);
socketUrl.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';

const session = new Session({
  openLink: linkOpener(socketUrl.href, Date.now),
  now: Date.now,
  random: Math.random,
  pick: randomPick,
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
  hasNetwork: () => navigator.onLine,
});

const entrance = signal<Entrance>({ nick: pleasantNickname(randomPick), ...takeFragment() });

/** A link pasted into this tab changes the fragment only, and loads nothing. */
function newFragment(): void {
  if (location.hash === '') return;
  const found = takeFragment();
  const { at } = session.phase.value;
  if (found.channel === null || at === 'inside' || at === 'entering') return;
  entrance.value = { ...entrance.value, ...found };
  session.toDoor();
}

function watch(): void {
  const watched = document.visibilityState === 'visible' && document.hasFocus();
  if (session.room.value.watched !== watched) session.dispatch({ kind: 'watched', watched });
}

effect(() => {
  const phase = session.phase.value;
  // Whoever leaves takes the key along: the next one at this screen has to know it.
  if (phase.at === 'ended' && phase.how === 'left')
    entrance.value = { ...entrance.peek(), passphrase: null };
});
addEventListener('hashchange', newFragment);
addEventListener('online', () => session.retryNow());
addEventListener('focus', watch);
addEventListener('blur', watch);
document.addEventListener('visibilitychange', () => {
  watch();
  if (document.visibilityState === 'visible') session.retryNow();
});

document.documentElement.lang = words.language;
const root = document.getElementById('app');
if (root !== null) {
  const Page = () => <App session={session} entrance={entrance.value} />;
  render(<Page />, root);
}
