// The items of the log: messages, events, and where a day or new messages begin.

import { useState } from 'preact/hooks';
import type { Group } from '../room/groups.ts';
import type { EventLine, TalkLine } from '../room/state.ts';
import { Boundary } from './boundary.tsx';
import { DeliveryMark, goesWell, Undelivered, type DeliveryActions } from './delivery.tsx';
import { Redact } from './redact.tsx';
import { Name, RichText, Sentence } from './text.tsx';
import { dayOf, timeOfDay, words } from './words.ts';

export interface LineContext {
  readonly orders: DeliveryActions;
  /** The guest's newest message: the only one that shows that it is delivered. null: there is none. */
  readonly lastOwnId: number | null;
  /** The newest message that the guest may take back; null: there is none. */
  readonly lastRedactId: number | null;
}

type Of<K extends Group['kind']> = Extract<Group, { kind: K }>;

function Time({ at }: { readonly at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time>;
}

interface GroupProps {
  readonly group: Group;
  readonly context: LineContext;
}

/** A group that cannot be rendered says so; the others go on. */
export function GroupItem(props: GroupProps) {
  return (
    <Boundary
      instead={
        <li class="event tone-wrong">
          <p>{words.say('talk.broken')}</p>
        </li>
      }
    >
      <GroupContent {...props} />
    </Boundary>
  );
}

function GroupContent({ group, context }: GroupProps) {
  if (group.kind === 'day') {
    return (
      <li class="day">
        <span>{dayOf(group.at)}</span>
      </li>
    );
  }
  if (group.kind === 'recalled') {
    return (
      <li class="day">
        <span>
          <span aria-hidden="true">↑ </span>
          {words.say('talk.recalled')}
        </span>
      </li>
    );
  }
  if (group.kind === 'new') {
    return (
      <li class="day new-line">
        <span>{words.say('talk.new')}</span>
      </li>
    );
  }
  if (group.kind === 'event') return <EventItem line={group.line} />;
  if (group.kind === 'muted') return <MutedMessages group={group} context={context} />;
  return <MessageGroup group={group} context={context} />;
}

function EventItem({ line }: { readonly line: EventLine }) {
  return (
    <li class={`event tone-${line.tone}`} data-line={line.id}>
      <p>
        <Sentence of={line.key} values={line.values} /> <Time at={line.at} />
      </p>
    </li>
  );
}

function MessageGroup({
  group,
  context,
}: {
  readonly group: Of<'talk'>;
  readonly context: LineContext;
}) {
  const { lines } = group;
  const last = lines.at(-1);
  const progress =
    last?.id === context.lastOwnId && !last.takenBack && goesWell(last.delivery) ? (
      <>
        {' '}
        <DeliveryMark of={last.delivery} />
      </>
    ) : null;
  const acts = lines[0]?.form === 'act';
  return (
    <li class={group.own ? 'message-group own' : 'message-group'}>
      {!acts && (
        <p class="head">
          <Name of={group.from} /> <Time at={group.at} />
          {progress}
        </p>
      )}
      {lines.map((line) => (
        <SafeMessage key={line.id} line={line} context={context}>
          {acts && (
            <>
              {' '}
              <Time at={line.at} />
              {progress}
            </>
          )}
        </SafeMessage>
      ))}
    </li>
  );
}

interface MessageProps {
  readonly line: TalkLine;
  readonly context: LineContext;
  /** After the text. */
  readonly children?: preact.ComponentChildren;
}

function SafeMessage(props: MessageProps) {
  const instead = <p class="message tone-wrong">{words.say('talk.broken')}</p>;
  return (
    <Boundary instead={instead}>
      <Message {...props} />
    </Boundary>
  );
}

const takenBackKeys = {
  writer: 'talk.takenBack',
  host: 'talk.takenBackByHost',
} as const;

/** The paragraph's direction is that of its text. Names and notes are isolated and do not count. */
function Message({ line, context, children }: MessageProps) {
  const { form, delivery, mention } = line;
  return (
    <p
      class={`message ${form} ${delivery}${mention ? ' mention' : ''}`}
      dir="auto"
      data-line={line.id}
      tabIndex={-1}
    >
      {form === 'notice' && <bdi class="note">{words.say('talk.notice')} </bdi>}
      {form === 'act' && (
        <>
          <Name of={line.from} />{' '}
        </>
      )}
      {line.takenBack !== undefined ? (
        <bdi class="note">{words.say(takenBackKeys[line.takenBack])}</bdi>
      ) : (
        <span class="words">
          <RichText text={line.text} />
        </span>
      )}
      <bdi>
        {children}
        <Undelivered line={line} orders={context.orders} />
        {context.orders.mayRedact(line) && (
          <Redact
            line={line}
            isStop={line.id === context.lastRedactId}
            onRedact={context.orders.onRedact}
          />
        )}
      </bdi>
    </p>
  );
}

/** One line for successive messages of muted people. The guest can open and close it. */
function MutedMessages({
  group,
  context,
}: {
  readonly group: Of<'muted'>;
  readonly context: LineContext;
}) {
  const [open, setOpen] = useState(false);
  const { lines } = group;
  return (
    <li class="muted-lines">
      <p data-line={lines[0]?.id}>
        <span>{words.count('talk.muted', lines.length)}</span>{' '}
        <button type="button" class="inline" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.say(open ? 'talk.hide' : 'talk.show')}
        </button>
      </p>
      {open &&
        lines.map((line) => (
          <div key={line.id} class="message-group">
            {line.form !== 'act' && (
              <p class="head">
                <Name of={line.from} /> <Time at={line.at} />
              </p>
            )}
            <SafeMessage line={line} context={context} />
          </div>
        ))}
    </li>
  );
}
