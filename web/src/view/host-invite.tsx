// On the host's sheet: a form for a new invitation, and then what is handed on, once.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { copyFrom } from '../browser/clipboard.ts';
import type { DeskState, HostDesk } from '../session/host-desk.ts';
import { maxLabel } from '../../../server/contract/room/invitation-wish.ts';
import type { Sentence } from '../session/session-state.ts';
import { focusHeading, Section } from './host-row.tsx';
import { Switch } from './switch.tsx';
import { words } from './words.ts';

const times = ['30m', '2h', '12h', '1d', '7d'] as const;

interface NewInvitationProps {
  readonly made: DeskState['invitation'];
  readonly desk: HostDesk;
}

export function NewInvitation({ made, desk }: NewInvitationProps) {
  return (
    <Section title={words.say('host.new')}>
      {made === null || made === 'asked' ? (
        <InvitationForm isAsked={made === 'asked'} desk={desk} />
      ) : (
        <Made said={made} onDone={() => desk.dropInvitation()} />
      )}
    </Section>
  );
}

function InvitationForm({ isAsked, desk }: { readonly isAsked: boolean; readonly desk: HostDesk }) {
  const [label, setLabel] = useState('');
  const [lasts, setLasts] = useState('');
  const [once, setOnce] = useState(false);
  const [isHost, setIsHost] = useState(false);
  return (
    <form
      class="fields"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isAsked) desk.invite({ label, lasts: lasts === '' ? null : lasts, once, isHost });
      }}
    >
      <label for="invite-name">{words.say('host.name')}</label>
      <input
        id="invite-name"
        type="text"
        value={label}
        maxLength={maxLabel}
        autocomplete="off"
        dir="auto"
        onInput={(event) => setLabel(event.currentTarget.value)}
      />
      <label for="invite-lasts">{words.say('host.lasts')}</label>
      <select
        id="invite-lasts"
        value={lasts}
        onChange={(event) => setLasts(event.currentTarget.value)}
      >
        <option value="">{words.say('host.untilEnd')}</option>
        {times.map((time) => (
          <option key={time} value={time}>
            {time}
          </option>
        ))}
      </select>
      <Switch on={once} text={words.say('host.onceOnly')} onToggle={() => setOnce(!once)} />
      <Switch on={isHost} text={words.say('host.asHost')} onToggle={() => setIsHost(!isHost)} />
      <div class="buttons">
        <button type="submit" class="main" aria-disabled={isAsked}>
          {words.say(isAsked ? 'talk.asking' : 'host.make')}
        </button>
      </div>
    </form>
  );
}

/** These are handed on; other sentences say what they are good for. */
const handed = /^says\.invited(Secret|Onion|Local)$/;

function Made(props: { readonly said: readonly Sentence[]; readonly onDone: () => void }) {
  const text = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => text.current?.focus(), []);
  return (
    <div ref={text} class="made" tabIndex={-1}>
      {props.said.map(({ key, values }) =>
        handed.test(key) ? (
          <Handed
            key={key}
            id={key.replace('.', '-')}
            label={words.say(key, { text: '' }).replace(/:\s*$/, '')}
            value={values['text'] ?? ''}
          />
        ) : (
          <p key={key}>{words.say(key, values)}</p>
        ),
      )}
      <div class="buttons">
        <button
          type="button"
          onClick={(event) => {
            focusHeading(event.currentTarget);
            props.onDone();
          }}
        >
          {words.say('host.done')}
        </button>
      </div>
    </div>
  );
}

interface HandedProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

export function Handed({ id, label, value }: HandedProps) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (field.current !== null) setCopied(await copyFrom(field.current));
  };
  return (
    <div class="fields">
      <label for={id}>{label}</label>
      <div class="with-button">
        <input
          ref={field}
          id={id}
          class="handed"
          type="text"
          value={value}
          readOnly
          dir="ltr"
          autocomplete="off"
          spellcheck={false}
        />
        <button
          type="button"
          aria-label={`${words.say('host.copy')}: ${label}`}
          onClick={() => void copy()}
        >
          {words.say(copied ? 'host.copied' : 'host.copy')}
        </button>
      </div>
      <p class="visually-hidden" aria-live="polite">
        {copied && words.say('host.copied')}
      </p>
    </div>
  );
}
