// The join form. The passphrase stays in this form and the session: no storage, no password manager.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Identity } from '../irc/link.ts';
import type { Phase } from '../phase.ts';
import type { Session } from '../session.ts';
import type { Key } from '../../../server/contract/words/catalogue.ts';
import { isNickname, pleasantNickname } from '../../../server/contract/words/nickname.ts';
import { randomPick } from '../../../server/contract/words/random-pick.ts';
import { homeId } from '../focus.ts';
import { Icon } from './icon.tsx';
import { Languages } from './languages.tsx';
import { Mark } from './mark.tsx';
import { words } from './words.ts';

/** What the link told, or what was entered before. */
export interface Entrance {
  nick: string;
  /** null: the guest is asked for it. */
  passphrase: string | null;
  /** With its '#'; null: the guest is asked for it. */
  channel: string | null;
}

const nickProblems: readonly Key[] = ['failed.nickTaken', 'failed.nickForm'];

interface DoorProps {
  readonly session: Session;
  readonly phase: Extract<Phase, { at: 'door' | 'entering' }>;
  readonly entrance: Entrance;
  /** @param channel with its '#'. */
  readonly onEnter: (identity: Identity, channel: string) => void;
}

export function Door({ session, phase, entrance, onEnter }: DoorProps) {
  const [nick, setNick] = useState(entrance.nick);
  const [passphrase, setPassphrase] = useState('');
  const [channel, setChannel] = useState('#lobby');
  const [formProblem, setFormProblem] = useState(false);
  const nickField = useRef<HTMLInputElement>(null);
  const passphraseField = useRef<HTMLInputElement>(null);

  const busy = phase.at === 'entering';
  const problem = phase.at === 'door' ? phase.problem : null;
  const wrongPassphrase = problem?.key === 'failed.passphrase';
  const asksPassphrase = entrance.passphrase === null || wrongPassphrase;
  const wrongNick = formProblem || (problem !== null && nickProblems.includes(problem.key));

  useEffect(() => {
    if (phase.at !== 'door' || phase.problem === null) return;
    if (phase.suggestion !== null) setNick(phase.suggestion);
    if (phase.problem.key === 'failed.passphrase') {
      entrance.passphrase = null;
      passphraseField.current?.select();
    } else if (nickProblems.includes(phase.problem.key)) {
      nickField.current?.focus();
    }
  }, [phase]);

  const enter = (): void => {
    const wanted = nick.trim();
    setFormProblem(!isNickname(wanted));
    if (!isNickname(wanted)) {
      nickField.current?.focus();
      return;
    }
    const typed = passphrase.trim();
    const known = entrance.passphrase ?? (typed === '' ? null : typed);
    const name = entrance.channel ?? (/^[#&+]/.test(channel) ? channel : `#${channel}`).trim();
    entrance.nick = wanted;
    onEnter({ nick: wanted, passphrase: known }, name);
  };

  const [before, after] = words.say('join.title', { channel: '\0' }).split('\0');
  const said = formProblem
    ? words.say('join.nicknameForm')
    : problem && words.say(problem.key, problem.values);
  return (
    <main class="plain door">
      <Mark />
      <h1 id={homeId} tabIndex={-1}>
        {before}
        <bdi>{entrance.channel ?? channel}</bdi>
        {after}
      </h1>
      <p class="intro">{words.say('join.intro')}</p>
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
            maxLength={31}
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
        {entrance.channel === null && (
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
            <label for="passphrase">{words.say('join.passphrase')}</label>
            <input
              ref={passphraseField}
              id="passphrase"
              type="password"
              value={passphrase}
              maxLength={63}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              aria-invalid={wrongPassphrase}
              aria-describedby="passphrase-hint door-problem"
              readOnly={busy}
              onInput={(event) => setPassphrase(event.currentTarget.value)}
            />
            <p class="hint" id="passphrase-hint">
              {words.say('join.passphraseHint')}
            </p>
          </>
        ) : (
          <p class="hint">{words.say('join.passphraseFromLink')}</p>
        )}
        <p class="problem" id="door-problem" role="alert">
          {busy ? '' : said}
        </p>
        <div class="buttons">
          <button type="submit" class="main" aria-disabled={busy}>
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
        <p class="hint">
          <a href={`/lite?lang=${words.language}`}>{words.say('join.lite')}</a>
        </p>
      </footer>
    </main>
  );
}
