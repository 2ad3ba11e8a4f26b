// The connection's state in words: hidden while it is up, visible otherwise, and read by screen readers.

import type { ConnectionState } from '../session/session-state.ts';
import { words } from './words.ts';

export function connectionText(line: ConnectionState): string {
  if (line.is === 'waiting') {
    return words.count('state.waiting', Math.max(1, Math.round(line.waitMs / 1000)));
  }
  if (line.is === 'knocking') return words.say('says.knocking', { text: line.news.words });
  if (line.is === 'back' && line.lost > 0) return words.count('state.backLost', line.lost);
  return words.say(`state.${line.is}`);
}

export function ConnectionStatus({
  line,
  onRetry,
}: {
  readonly line: ConnectionState;
  readonly onRetry: () => void;
}) {
  const down = line.is !== 'online' && line.is !== 'back';
  return (
    <div class={line.is === 'online' ? 'strip well' : 'strip'}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> belongs to a form */}
      <p role="status">{connectionText(line)}</p>
      {down && line.is !== 'connecting' && line.is !== 'knocking' && (
        <button type="button" class="inline" onClick={onRetry}>
          {words.say(line.is === 'taken' ? 'state.takeBack' : 'state.retry')}
        </button>
      )}
    </div>
  );
}
