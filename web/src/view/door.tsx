// The join form. The passphrase is kept by this form and the session only: no storage, no password manager.

import { withChannelPrefix } from '../../../server/contract/room/channel-name.ts';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Identity } from '../irc/link.ts';
import type { Entrance } from '../browser/entrance.ts';
import type { SessionState, Sentence } from '../session/session-state.ts';
import type { Session } from '../session/session.ts';
import type { Key } from '../../../server/contract/words/messages.ts';
import { forgiveInvitation } from '../../../server/contract/invitation/forgiving-invitation.ts';
import { isNickname } from '../../../server/contract/room/nickname.ts';
import { plainNickname, pleasantNickname } from '../../../server/contract/room/suggest-nickname.ts';
import { isWrongPassphrase } from '../../../server/contract/words/refusal.ts';
import { randomPick } from '../../../server/contract/room/random-int.ts';
import { homeId } from '../browser/focus.ts';
import { Icon } from './icon.tsx';
import { Languages } from './languages.tsx';
import { Mark } from './mark.tsx';
import { isSealedRoom, sealing } from './sealing.ts';
import { words } from './words.ts';

const nickProblems: readonly Key[] = [
  'failed.nickTaken',
  'failed.nickHeld',
  'failed.nickKept',
  'failed.nickAlike',
  'failed.nickForm',
  'failed.nickLong',
];
/** Problems with which the page without script may help: it needs no WebSocket, and less of the network. */
const liteHelps: readonly Key[] = ['failed.blocked', 'failed.unreachable', 'failed.timeout'];
/** The first circuit to an onion takes a while. After this time the page without script is offered. */
const slowMs = 6_000;
/** The longest nickname that ngIRCd can be set to. */
const maxNickname = 31;
/** A whole invitation may be pasted. */
const maxPasted = 4_000;

interface DoorProps {
  readonly session: Session;
  readonly state: Extract<SessionState, { at: 'door' | 'entering' }>;
  readonly entrance: Entrance;
  /** @param channel with its '#'. */
  readonly onEnter: (
    identity: Identity,
    channel: string,
    others: readonly string[],
    seals: readonly string[],
  ) => void;
}

export function Door({ session, state, entrance, onEnter }: DoorProps) {
  const [nick, setNick] = useState(entrance.nick);
  const [passphrase, setPassphrase] = useState('');
  const [channel, setChannel] = useState('#lobby');
  const [formProblem, setFormProblem] = useState<Sentence | null>(null);
  /** How often the guest tried. A screen reader reads the same problem again after another try. */
  const [tries, setTries] = useState(0);
  const [slow, setSlow] = useState(false);
  const nickField = useRef<HTMLInputElement>(null);
  const passphraseField = useRef<HTMLInputElement>(null);

  const busy = state.at === 'entering';
  const problem = state.at === 'door' ? state.problem : null;
  const wrongPassphrase = isWrongPassphrase(problem?.key);
  const pasted = forgiveInvitation(passphrase);
  const fromLink = useRef(false);
  const sentNone = useRef(false);
  const parts = typeof sealing.value === 'string' ? null : sealing.value;
  const seals = pasted.seals.length > 0 ? pasted.seals : entrance.seals;
  const lacksSeal = isSealedRoom && parts !== null && parts.linkFor(entrance.seals) === null;
  const isStopped = isSealedRoom
    ? (parts?.linkFor(seals) ?? null) === null
    : seals.length > 0 && sealing.value !== 'none';
  const asksPassphrase = entrance.passphrase === null || wrongPassphrase || lacksSeal;
  const wrongNick =
    formProblem !== null || (problem !== null && nickProblems.includes(problem.key));

  useEffect(() => {
    setSlow(false);
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, [busy]);
  // Before the next paint: the problem names the suggestion that the field then holds.
  useLayoutEffect(() => {
    if (state.at !== 'door' || state.problem === null) return;
    if (state.suggestion !== null) setNick(state.suggestion);
    if (isWrongPassphrase(state.problem.key)) {
      entrance.passphrase = null;
      passphraseField.current?.select();
    } else if (nickProblems.includes(state.problem.key)) {
      nickField.current?.focus();
    }
  }, [state]);

  const enter = (): void => {
    if (isStopped) {
      passphraseField.current?.focus();
      return;
    }
    const wanted = nick.trim();
    setTries(tries + 1);
    const wrong = nicknameProblem(wanted);
    setFormProblem(wrong);
    if (wrong !== null) {
      if (wrong.values['other'] !== undefined) setNick(wrong.values['other']);
      nickField.current?.focus();
      return;
    }
    fromLink.current = entrance.passphrase !== null && pasted.passphrases.length === 0;
    const typed = passphrase.trim();
    const [first = typed === '' ? null : typed, ...rest] = pasted.passphrases;
    sentNone.current = !fromLink.current && first === null;
    entrance.nick = wanted;
    if (fromLink.current)
      onEnter({ nick: wanted, passphrase: entrance.passphrase }, name, entrance.others, seals);
    else onEnter({ nick: wanted, passphrase: first }, name, rest, seals);
  };

  // An operator may choose a short passphrase, so only one that is missing completely counts as cut off.
  const lacksPart =
    entrance.cutOff &&
    problem === null &&
    (entrance.channel === null || entrance.passphrase === null);
  const typedName = withChannelPrefix(channel).trim();
  const name = pasted.room === null ? (entrance.channel ?? typedName) : `#${pasted.room}`;
  const mended = asksPassphrase ? pasted.mended : entrance.mended;
  const [before, after] = words.say('join.title', { channel: '\0' }).split('\0');
  const said = problemText(
    formProblem ?? problem,
    fromLink.current ? entrance.cutOff : pasted.cutOff,
    fromLink.current ? 'failed.link' : sentNone.current ? 'failed.noPassphrase' : null,
  );
  const lite = (style: string) => (
    <a class={style} href={`/lite?lang=${words.language}`}>
      {words.say('join.lite')}
    </a>
  );
  const offersLite =
    !isSealedRoom && ((problem !== null && liteHelps.includes(problem.key)) || (busy && slow));
  return (
    <main class="plain door">
      <Mark />
      <h1 id={homeId} tabIndex={-1}>
        {before}
        <bdi>{name}</bdi>
        {after}
      </h1>
      <p class="intro">{words.say('join.intro')}</p>
      {parts !== null && <parts.DoorNote seals={seals} />}
      <form
        class="fields"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) enter();
        }}
      >
        <label for="nickname">{words.say('join.nickname')}</label>
        <div class="with-button">
          <input
            ref={nickField}
            id="nickname"
            type="text"
            value={nick}
            maxLength={64}
            required
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-invalid={wrongNick}
            aria-describedby="door-problem"
            readOnly={busy}
            onInput={(event) => setNick(event.currentTarget.value)}
          />
          <button
            type="button"
            class="quiet square"
            aria-label={words.say('join.another')}
            disabled={busy}
            onClick={() => setNick(pleasantNickname(randomPick))}
          >
            <Icon of="again" />
          </button>
        </div>
        {lacksPart && <p class="hint">{words.say('join.damaged')}</p>}
        {entrance.channel === null && pasted.room === null && (
          <>
            <label for="channel">{words.say('join.channel')}</label>
            <input
              id="channel"
              type="text"
              value={channel}
              maxLength={50}
              required
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              readOnly={busy}
              onInput={(event) => setChannel(event.currentTarget.value)}
            />
          </>
        )}
        {asksPassphrase ? (
          <>
            <label for="passphrase">
              {words.say(lacksSeal ? 'sealed.paste' : 'join.passphrase')}
            </label>
            <input
              ref={passphraseField}
              id="passphrase"
              type="password"
              value={passphrase}
              maxLength={maxPasted}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              aria-invalid={wrongPassphrase}
              aria-describedby={lacksSeal ? 'door-problem' : 'passphrase-hint door-problem'}
              readOnly={busy}
              onInput={(event) => setPassphrase(event.currentTarget.value)}
            />
            {!lacksSeal && (
              <p class="hint" id="passphrase-hint">
                {words.say('join.passphraseHint')}
              </p>
            )}
          </>
        ) : (
          <p class="hint">{words.say('join.passphraseFromLink')}</p>
        )}
        {mended.length > 0 && (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- nothing is computed
          <p class="hint" role="status">
            {words.say('join.mended', {
              what: mended.map((one) => words.say(`mended.${one}`)).join(', '),
            })}
          </p>
        )}
        <p class="problem" id="door-problem" role="alert">
          <span key={tries}>{loading() ?? (busy ? slow && words.say('join.slow') : said)}</span>
        </p>
        <div class="buttons">
          {offersLite && lite('button')}
          <button type="submit" class="main" aria-disabled={busy || isStopped}>
            {words.say(busy ? 'join.entering' : 'join.enter')}
          </button>
          {busy && (
            <button type="button" class="quiet" onClick={() => session.toDoor()}>
              {words.say('join.cancel')}
            </button>
          )}
        </div>
      </form>
      <footer>
        <Languages />
        {!offersLite && !isSealedRoom && <p class="hint">{lite('')}</p>}
      </footer>
    </main>
  );
}

/** Why this cannot be a nickname, with another to try; null: it may be one. The server knows its own limit. */
function nicknameProblem(wanted: string): Sentence | null {
  if (isNickname(wanted)) return null;
  const other = plainNickname(wanted);
  if (other === null) return { key: 'join.nicknameForm', values: {} };
  return wanted.length > maxNickname
    ? { key: 'failed.nickLong', values: { limit: `${maxNickname}`, other } }
    : { key: 'join.nicknameTry', values: { other } };
}

/** What loads, or could not be loaded; null: nothing, or it is there. */
function loading(): string | null {
  if (sealing.value === 'loading') return words.say('talk.asking');
  return sealing.value === 'failed' ? words.say('failed.sealed') : null;
}

/** @param cutOff the passphrase looks cut off. @param known why the passphrase is wrong, if that is known. */
function problemText(problem: Sentence | null, cutOff: boolean, known: Key | null): string {
  if (problem === null) return '';
  if (problem.key !== 'failed.passphrase') return words.say(problem.key, problem.values);
  return words.say(cutOff ? 'failed.cutOff' : (known ?? problem.key));
}
