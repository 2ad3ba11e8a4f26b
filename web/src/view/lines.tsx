// Lines of one talk as list items: what people said, what happened, where a day or the new begins.

import { useState } from 'preact/hooks';
import type { Group } from '../room/groups.ts';
import type { EventLine, TalkLine } from '../room/state.ts';
import { Boundary } from './boundary.tsx';
import { DeliveryMark, goesWell, Undelivered, type DeliveryOrders } from './delivery.tsx';
import { Name, RichText, Sentence } from './text.tsx';
import { dayOf, timeOfDay, words } from './words.ts';

export interface LineContext {
  readonly orders: DeliveryOrders;
  /** The guest's newest message, which alone says that all is well; null: there is none. */
  readonly lastOwnId: number | null;
}

type Of<K extends Group['kind']> = Extract<Group, { kind: K }>;

function Time({ at }: { readonly at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time>;
}

interface GroupProps {
  readonly group: Group;
  readonly context: LineContext;
}

/** One that cannot be drawn says so, and stops no other. */
export function GroupItem(props: GroupProps) {
  return (
    <Boundary
      instead={
        <li class="event tone-wrong">
          <p>{words.say('talk.broken')}</p>
        </li>
      }
    >
      <Drawn {...props} />
    </Boundary>
  );
}

function Drawn({ group, context }: GroupProps) {
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
  if (group.kind === 'muted') return <MutedItem group={group} context={context} />;
  return <TalkItem group={group} context={context} />;
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

function TalkItem({
  group,
  context,
}: {
  readonly group: Of<'talk'>;
  readonly context: LineContext;
}) {
  const { lines } = group;
  const last = lines.at(-1);
  const progress =
    last !== undefined && last.id === context.lastOwnId && goesWell(last.delivery) ? (
      <>
        {' '}
        <DeliveryMark of={last.delivery} />
      </>
    ) : null;
  const acts = lines[0]?.form === 'act';
  return (
    <li class={group.own ? 'talk own' : 'talk'}>
      {!acts && (
        <p class="head">
          <Name of={group.from} /> <Time at={group.at} />
          {progress}
        </p>
      )}
      {lines.map((line) => (
        <TalkText key={line.id} line={line} context={context}>
          {acts && (
            <>
              {' '}
              <Time at={line.at} />
              {progress}
            </>
          )}
        </TalkText>
      ))}
    </li>
  );
}

interface TalkTextProps {
  readonly line: TalkLine;
  readonly context: LineContext;
  /** Behind the text. */
  readonly children?: preact.ComponentChildren;
}

function TalkText(props: TalkTextProps) {
  const instead = <p class="said tone-wrong">{words.say('talk.broken')}</p>;
  return (
    <Boundary instead={instead}>
      <Said {...props} />
    </Boundary>
  );
}

/** The paragraph has the direction of its text; names and notes in it do not count (they are isolated). */
function Said({ line, context, children }: TalkTextProps) {
  const { form, delivery, mention } = line;
  return (
    <p
      class={`said ${form} ${delivery}${mention ? ' mention' : ''}`}
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
      <span class="words">
        <RichText text={line.text} />
      </span>
      <bdi>
        {children}
        <Undelivered line={line} orders={context.orders} />
      </bdi>
    </p>
  );
}

/** One quiet line for all that muted people said in one go; it opens, and closes again. */
function MutedItem({
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
          <div key={line.id} class="talk">
            {line.form !== 'act' && (
              <p class="head">
                <Name of={line.from} /> <Time at={line.at} />
              </p>
            )}
            <TalkText line={line} context={context} />
          </div>
        ))}
    </li>
  );
}
