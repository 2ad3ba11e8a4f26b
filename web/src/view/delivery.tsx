// The delivery state of the guest's own messages: a sign and a word, never only a colour.

import type { Delivery, TalkLine } from '../room/state.ts';
import { words } from './words.ts';

// All have the same width, so that nothing moves when the state changes.
const paths: Readonly<Record<Delivery, string>> = {
  waiting: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l3 2',
  sending: 'M3 10h12M11 6l4 4-4 4',
  sent: 'M4 10.5l4 4 8-9',
  delivered: 'M1 10.5l4 4 8-9M9.5 13l1.5 1.5 8-9',
  unsure: 'M7.2 7.2a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.1-1.5 2.2M10 15.2v.1',
  failed: 'M10 3l8 14H2zM10 8v4M10 14.5v.1',
};

function Sign({ of }: { readonly of: Delivery }) {
  return (
    <svg class="icon small" viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
      <path d={paths[of]} />
    </svg>
  );
}

export function DeliveryMark({ of }: { readonly of: Delivery }) {
  return (
    <span class={`delivery is-${of}`}>
      <Sign of={of} /> {words.say(`talk.${of}`)}
    </span>
  );
}

export interface DeliveryActions {
  readonly onAgain: (line: TalkLine) => void;
  /** Takes back a message that the room does not have. */
  readonly onTakeBack: (line: TalkLine) => void;
  /** Whether the guest may take back this message, which others have. Not without a connection. */
  readonly mayRedact: (line: TalkLine) => boolean;
  readonly onRedact: (line: TalkLine) => void;
}

/** Beside a message that was not delivered: its state, and what the guest can do. */
export function Undelivered(props: { readonly line: TalkLine; readonly orders: DeliveryActions }) {
  const { line, orders } = props;
  const { delivery } = line;
  if (!line.own || goesWell(delivery)) return null;
  return (
    <>
      {' '}
      <DeliveryMark of={delivery} />
      {(delivery === 'unsure' || delivery === 'failed') && (
        <button type="button" class="inline" onClick={() => orders.onAgain(line)}>
          {words.say('talk.again')}
        </button>
      )}
      {(delivery === 'waiting' || delivery === 'failed') && (
        <button type="button" class="inline" onClick={() => orders.onTakeBack(line)}>
          {words.say('talk.takeBack')}
        </button>
      )}
    </>
  );
}

/** Under way or delivered: shown for the newest message only, in a place of its own, so that nothing moves. */
export function goesWell(delivery: Delivery): boolean {
  return delivery === 'sending' || delivery === 'sent' || delivery === 'delivered';
}
