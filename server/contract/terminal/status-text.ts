// Writes a room's status as text for a person. Pure.

import type { AccessCounts, ApplianceStatus, OtherEnds, SessionCounts } from '../host/status.ts';
import type { Text } from '../sentences/sentence.ts';
import type { Translator } from '../sentences/translator.ts';

const unitsMs: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
];

/** The two largest units: `11h 59m`, `4s`. */
export function shortTime(ms: number): string {
  const words: string[] = [];
  let restMs = ms;
  for (const [unit, unitMs] of unitsMs) {
    const count = Math.floor(restMs / unitMs);
    restMs -= count * unitMs;
    // The second word is the next smaller unit, even where it is 0.
    if (count > 0 || words.length > 0) words.push(`${count}${unit}`);
  }
  return words.slice(0, 2).join(' ') || '0s';
}

/** @param room what names it to other commands. */
export function statusText(room: Text, status: ApplianceStatus, translator: Translator): string {
  const { children, onion, guests, sealed, sessions, access, page } = status;
  const { say, count, translate } = translator;
  const head = {
    room: translate(room),
    phase: say(`state.${status.phase}`),
    time: shortTime(status.remainingMs),
  };
  const counts: readonly (readonly [string, string])[] = [
    ...(sealed ? [[say('status.sealed'), say('status.onlyGuestsCanRead')] as const] : []),
    ...(access === null ? [] : accessTexts(access, translator)),
    ...(sessions === null ? [] : sessionTexts(sessions, translator)),
    ...endTexts(status.ends, translator),
    ...(page === null
      ? []
      : [[say('status.page'), say('status.pageManifest', { ...page })] as const]),
  ];
  const names = [...children.map((child) => child.name), ...counts.map(([name]) => name)];
  const width = Math.max(...names.map((name) => name.length), 'onion'.length);
  const row = (name: string, text: string): string => `${name.padEnd(width)}  ${text}`;
  const progress =
    onion.state === 'bootstrapping'
      ? say('onion.bootstrappingPercent', { percent: onion.percent })
      : say(`state.${onion.state}`);
  return [
    headline(head, status.phase, guests, translator),
    row('onion', `${progress}${onion.address === null ? '' : `  ${onion.address}`}`),
    ...(onion.borrowed === true ? [row('', say('status.torNotOurs'))] : []),
    ...counts.map(([name, text]) => row(name, text)),
    ...children.map((child) => {
      const since = { state: say(`state.${child.state}`), time: shortTime(child.inStateMs) };
      return row(
        child.name,
        child.restarts === 0
          ? say('status.stateFor', since)
          : count('status.stateForRestarts', child.restarts, since),
      );
    }),
  ].join('\n');
}

/** A language may have another word for a room that is ready than for a part that is. */
function headline(
  head: Readonly<Record<'room' | 'phase' | 'time', string>>,
  phase: ApplianceStatus['phase'],
  guests: number | null,
  { say, count }: Translator,
): string {
  if (phase === 'ready') {
    if (guests === null) return say('status.readyRoomGuestsUnknown', head);
    return count('status.readyRoom', guests, head);
  }
  if (guests === null) return say('status.roomGuestsUnknown', head);
  return count('status.room', guests, head);
}

/** Of each end that was asked for: when it comes. */
function endTexts(
  { deadManMs, whenEmptyMs, emptyLeftMs }: OtherEnds,
  { say }: Translator,
): readonly [string, string][] {
  const texts: [string, string][] = [];
  if (deadManMs !== null) {
    texts.push([
      say('status.deadMan'),
      say('status.endsByDeadMan', { time: shortTime(deadManMs) }),
    ]);
  }
  if (emptyLeftMs !== null) {
    texts.push([say('status.empty'), say('status.endsEmpty', { time: shortTime(emptyLeftMs) })]);
  } else if (whenEmptyMs !== null) {
    texts.push([say('status.empty'), say('status.maySoBeEmpty', { time: shortTime(whenEmptyMs) })]);
  }
  return texts;
}

function accessTexts(
  { invitations, shared, wrongTries }: AccessCounts,
  { say, count }: Translator,
): readonly [string, string][] {
  const words = {
    none: say('status.sharedNone'),
    closed: say('status.sharedClosed'),
    open:
      shared.usesLeft === null
        ? say('status.sharedOpen')
        : count('status.sharedUses', shared.usesLeft),
  };
  return [
    [
      say('status.invitations'),
      count('status.personal', invitations, { shared: words[shared.state] }),
    ],
    [say('status.wrongTries'), count('status.inLastMinute', wrongTries)],
  ];
}

/** Where nothing was refused, nothing is said of it. */
function sessionTexts(
  { away, resumed, refused }: SessionCounts,
  { say }: Translator,
): readonly [string, string][] {
  const reasons = Object.entries(refused).map(([reason, count]) => `${reason} ${count}`);
  const texts: [string, string][] = [
    [say('status.sessions'), say('status.awayAndResumed', { away, resumed })],
  ];
  if (reasons.length > 0) texts.push([say('status.refused'), reasons.join(', ')]);
  return texts;
}
