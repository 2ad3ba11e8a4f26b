import { EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { onEndSignals, whenClosed } from '../../../server/supervisor/signals.ts';

describe('the signals to end', () => {
  test.for(['SIGTERM', 'SIGINT', 'SIGHUP'])(
    '%s ends once; a second signal ends at once',
    (first) => {
      const process = new EventEmitter();
      const heard: string[] = [];
      onEndSignals(process, {
        end: () => heard.push('end'),
        endAtOnce: () => heard.push('at once'),
      });
      process.emit(first);
      expect(heard).toEqual(['end']);
      process.emit('SIGINT');
      expect(heard).toEqual(['end', 'at once']);
    },
  );

  test('are left to their default when no longer listened for', () => {
    const process = new EventEmitter();
    onEndSignals(process, { end: () => {}, endAtOnce: () => {} })();
    expect(process.eventNames()).toEqual([]);
  });
});

describe('a stream to the one who holds us', () => {
  test('is closed when it ends, whatever was left in it', async () => {
    const stream = new PassThrough();
    stream.write('left over');
    stream.end();
    await expect(whenClosed(stream)).resolves.toBeUndefined();
  });

  test('is closed where it had ended before anybody asked', async () => {
    const stream = new PassThrough();
    stream.resume().end();
    await once(stream, 'end');
    await expect(whenClosed(stream)).resolves.toBeUndefined();
  });

  test('is closed when it fails', async () => {
    const stream = new PassThrough();
    const closed = whenClosed(stream);
    stream.destroy(new Error('reset'));
    await expect(closed).resolves.toBeUndefined();
  });
});
