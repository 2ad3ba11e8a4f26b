// On the host's sheet: how long the room still lasts, and its end at once.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SheetRoom } from '../../../server/contract/host/host-sheet.ts';
import type { HostDesk } from '../session/host-desk.ts';
import { briefly, Section } from './host-row.tsx';
import { Sentence } from './text.tsx';
import { words } from './words.ts';

const moves = [
  { command: 'EXTEND', label: 'host.later', sign: '+', times: ['30m', '1h', '6h'] },
  { command: 'SHORTEN', label: 'host.sooner', sign: '−', times: ['10m', '30m', '1h'] },
] as const;

interface TimeLeftProps {
  readonly room: SheetRoom;
  readonly desk: HostDesk;
}

export function TimeLeft({ room: { remainingMs, needsSign }, desk }: TimeLeftProps) {
  return (
    <Section title={words.say('host.end')}>
      {remainingMs !== null && <p>{words.say('host.endsIn', { time: briefly(remainingMs) })}</p>}
      {moves.map(({ command, label, sign, times }) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <fieldset> is for fields
        <div key={command} class="host-move" role="group" aria-label={words.say(label)}>
          <span aria-hidden="true">{words.say(label)}</span>
          {times.map((time) => (
            <button
              key={time}
              type="button"
              aria-label={`${words.say(label)}: ${time}`}
              onClick={() => desk.act(command, time)}
            >
              {sign}
              {time}
            </button>
          ))}
        </div>
      ))}
      {needsSign && (
        <>
          <p>{words.say('host.sign')}</p>
          <div class="buttons">
            <button type="button" class="main" onClick={() => desk.act('STILL-HERE')}>
              {words.say('host.stillHere')}
            </button>
          </div>
        </>
      )}
    </Section>
  );
}

const burnQuestion = 'host.burnMore';

interface BurnProps {
  /** Which the host has to type; null: the first step is not done. */
  readonly word: string | null;
  readonly desk: HostDesk;
}

export function Burn({ word, desk }: BurnProps) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useLayoutEffect(() => {
    setTyped('');
    if (word !== null) field.current?.focus();
    else if (wasAsked.current) opener.current?.focus();
    wasAsked.current = word !== null;
  }, [word]);
  if (word === null) {
    return (
      <div class="actions burn">
        <button ref={opener} type="button" class="harm" onClick={() => desk.act('BURN')}>
          {words.say('host.burn')}…
        </button>
      </div>
    );
  }
  const isWord = typed.trim().toLowerCase() === word;
  return (
    <form
      class="fields burn"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWord) desk.act('BURN', word);
      }}
    >
      <p id="burn-question" translate={false}>
        <Sentence of={burnQuestion} values={{ text: word }} />
      </p>
      <input
        ref={field}
        aria-labelledby="burn-question"
        type="text"
        value={typed}
        maxLength={32}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <div class="buttons">
        <button type="submit" class="main harm" aria-disabled={!isWord}>
          {words.say('host.burn')}
        </button>
        <button type="button" onClick={() => desk.dropBurn()}>
          {words.say('confirm.back')}
        </button>
      </div>
    </form>
  );
}
