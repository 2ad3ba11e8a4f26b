// The sheet of a channel: topic, rules and bans. Operators can change them; others read them.

import { useEffect, useState } from 'preact/hooks';
import type { Order } from '../../../server/contract/room/commands.ts';
import { cleanName, cleanText } from '../../../server/contract/room/clean.ts';
import { bannedNick } from '../room/known.ts';
import { isOperator } from '../room/people.ts';
import type { Buffer, RoomState } from '../room/state.ts';
import { sealedParts } from './sealing.ts';
import { Switch } from './switch.tsx';
import { PlainText } from './text.tsx';
import { words } from './words.ts';

interface ChannelSheetProps {
  readonly buffer: Buffer;
  readonly room: RoomState;
  readonly onOrder: (order: Order) => boolean;
  readonly onAskBans: () => void;
}

/** RFC 2812 §2.3: command, channel and topic share 512 bytes; a letter takes up to four. */
const maxTopic = 300;
const maxKey = 50;
const flags = ['t', 'm', 'i'] as const;

export function ChannelSheet({ buffer, room, onOrder, onAskBans }: ChannelSheetProps) {
  const operates = isOperator(buffer, room.nick);
  const sealed = sealedParts.value;
  const { modes } = buffer;
  const mode = (...changes: readonly string[]): void => void onOrder({ do: 'mode', changes });
  const maySetTopic = operates || !modes.flags.includes('t');
  const rules = [
    ...flags.filter((flag) => modes.flags.includes(flag)).map((flag) => words.say(`mode.${flag}`)),
    ...(modes.key === null ? [] : [words.say('mode.hasKey')]),
    ...(modes.limit === null ? [] : [words.say('mode.hasLimit', { limit: String(modes.limit) })]),
  ];
  return (
    <div class="sheet">
      <h2>
        <bdi>{cleanName(buffer.name)}</bdi>
      </h2>
      {sealed !== null ? (
        <sealed.NoTopic />
      ) : maySetTopic ? (
        <ValueForm
          id="topic"
          label={words.say('channel.topic')}
          value={cleanText(buffer.topic)}
          maxLength={maxTopic}
          onSet={(text) => onOrder({ do: 'topic', text })}
        />
      ) : (
        <>
          <h3>{words.say('channel.topic')}</h3>
          <p>{buffer.topic === '' ? words.say('topic.none') : <PlainText text={buffer.topic} />}</p>
        </>
      )}
      <h3>{words.say('channel.rules')}</h3>
      {operates ? (
        <>
          {flags.map((flag) => (
            <Switch
              key={flag}
              on={modes.flags.includes(flag)}
              text={words.say(`mode.${flag}`)}
              onToggle={() => mode(`${modes.flags.includes(flag) ? '-' : '+'}${flag}`)}
            />
          ))}
          <ValueForm
            id="key"
            label={words.say('channel.key')}
            value={modes.key ?? ''}
            maxLength={maxKey}
            onSet={(key) =>
              key === '' ? mode('-k', modes.key ?? '') : mode('+k', key.replace(/[\s,:]/g, ''))
            }
          />
          <ValueForm
            id="limit"
            label={words.say('channel.limit')}
            value={modes.limit === null ? '' : String(modes.limit)}
            maxLength={4}
            digits
            onSet={(limit) => (Number(limit) > 0 ? mode('+l', limit) : mode('-l'))}
          />
          <Bans buffer={buffer} room={room} onOrder={onOrder} onAsk={onAskBans} />
        </>
      ) : (
        <>
          {rules.length === 0 && <p>{words.say('channel.noRules')}</p>}
          <ul>
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          <p class="hint">{words.say('channel.operatorsOnly')}</p>
        </>
      )}
    </div>
  );
}

interface ValueFormProps {
  readonly id: string;
  readonly label: string;
  /** The topic as the server has it. The field follows it while nobody types. */
  readonly value: string;
  readonly maxLength: number;
  readonly digits?: boolean;
  readonly onSet: (value: string) => void;
}

function ValueForm({ id, label, value, maxLength, digits = false, onSet }: ValueFormProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <form
      class="fields"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onSet(typed.trim());
      }}
    >
      <label for={`channel-${id}`}>{label}</label>
      <div class="with-button">
        <input
          id={`channel-${id}`}
          type="text"
          inputMode={digits ? 'numeric' : 'text'}
          pattern={digits ? '[0-9]*' : undefined}
          value={typed}
          maxLength={maxLength}
          autocomplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" aria-label={words.say('channel.set', { what: label })}>
          {words.say('channel.save')}
        </button>
      </div>
    </form>
  );
}

interface BansProps {
  readonly buffer: Buffer;
  readonly room: RoomState;
  readonly onOrder: (order: Order) => boolean;
  readonly onAsk: () => void;
}

function Bans({ buffer, room, onOrder, onAsk }: BansProps) {
  useEffect(onAsk, [buffer.name]);
  const { bans } = buffer;
  return (
    <section>
      <h3>{words.say('channel.bans')}</h3>
      {bans === null && <p>{words.say('talk.asking')}</p>}
      {bans?.length === 0 && <p>{words.say('channel.noBans')}</p>}
      <ul class="bans">
        {bans?.map((mask) => {
          const who = cleanName(bannedNick(room.known, mask) ?? mask);
          return (
            <li key={mask}>
              <bdi>{who}</bdi>
              <button
                type="button"
                aria-label={words.say('channel.unban', { nick: who })}
                onClick={() => onOrder({ do: 'unban', who: mask })}
              >
                {words.say('channel.lift')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
