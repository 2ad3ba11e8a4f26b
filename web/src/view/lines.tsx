// Lines of one talk as list items: what people said, what happened, and where a day begins.

import type { Group } from '../room/groups.ts';
import type { EventLine, TalkLine } from '../room/state.ts';
import { Name, PlainText, Sentence } from './text.tsx';
import { dayOf, timeOfDay, words } from './words.ts';

export interface LineOrders {
  readonly onAgain: (line: TalkLine) => void;
  readonly onTakeBack: (line: TalkLine) => void;
}

function Time({ at }: { readonly at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time>;
}

export function GroupItem({
  group,
  orders,
}: {
  readonly group: Group;
  readonly orders: LineOrders;
}) {
  if (group.kind === 'day') {
    return (
      <li class="day">
        <span>{dayOf(group.at)}</span>
      </li>
    );
  }
  if (group.kind === 'event') return <EventItem line={group.line} />;
  return (
    <li class={group.own ? 'talk own' : 'talk'}>
      {group.lines[0]?.form !== 'act' && (
        <p class="head">
          <Name of={group.from} /> <Time at={group.at} />
        </p>
      )}
      {group.lines.map((line) => (
        <TalkText key={line.id} line={line} orders={orders} />
      ))}
    </li>
  );
}

function EventItem({ line }: { readonly line: EventLine }) {
  return (
    <li class={`event tone-${line.tone}`}>
      <p>
        <Sentence of={line.key} values={line.values} /> <Time at={line.at} />
      </p>
    </li>
  );
}

function TalkText({ line, orders }: { readonly line: TalkLine; readonly orders: LineOrders }) {
  const { form, delivery, mention } = line;
  return (
    <p class={`said ${form} ${delivery}${mention ? ' mention' : ''}`}>
      {form === 'notice' && <span class="note">{words.say('talk.notice')} </span>}
      {form === 'act' && (
        <>
          <Name of={line.from} />{' '}
        </>
      )}
      <PlainText text={line.text} />
      {form === 'act' && (
        <>
          {' '}
          <Time at={line.at} />
        </>
      )}
      {delivery !== 'sent' && <span class="delivery"> {words.say(`talk.${delivery}`)}</span>}
      {(delivery === 'unsure' || delivery === 'failed') && (
        <button type="button" class="inline" onClick={() => orders.onAgain(line)}>
          {words.say('talk.again')}
        </button>
      )}
      {delivery === 'waiting' && (
        <button type="button" class="inline" onClick={() => orders.onTakeBack(line)}>
          {words.say('talk.takeBack')}
        </button>
      )}
    </p>
  );
}
