// The line's state in words: silent while all is well, in sight when not, and told to screen readers.

import type { LineState } from '../phase.ts';
import { words } from './words.ts';

export function lineText(line: LineState): string {
  switch (line.is) {
    case 'waiting':
      return words.count('state.waiting', Math.max(1, Math.round(line.waitMs / 1000)));
    case 'back':
      return line.lost === 0 ? words.say('state.back') : words.count('state.backLost', line.lost);
    case 'online':
    case 'connecting':
    case 'offline':
    case 'taken':
      return words.say(`state.${line.is}`);
  }
}

export function LineStatus({
  line,
  onRetry,
}: {
  readonly line: LineState;
  readonly onRetry: () => void;
}) {
  const down = line.is !== 'online' && line.is !== 'back';
  return (
    <div class={line.is === 'online' ? 'strip well' : 'strip'}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> belongs to a form */}
      <p role="status">{lineText(line)}</p>
      {down && line.is !== 'connecting' && (
        <button type="button" class="inline" onClick={onRetry}>
          {words.say(line.is === 'taken' ? 'state.takeBack' : 'state.retry')}
        </button>
      )}
    </div>
  );
}
