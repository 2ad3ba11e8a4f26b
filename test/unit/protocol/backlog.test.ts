// The backlog: which lines it keeps, which it drops, and which it returns.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Backlog } from '../../../server/protocol/ircv3/backlog.ts';
import { choose } from '../../../server/protocol/ircv3/chathistory.ts';
import { playback } from '../../../server/protocol/ircv3/playback.ts';
import { relayed } from '../../../server/protocol/wire/relayed-message.ts';
import { text, utf8 } from './bytes.ts';
import { wallMs } from './session-bench.ts';

const limits = { linesPerChannel: 3, channels: 4, bytes: 1_000_000, forgetMs: null };
const mask = 'ben!web@1a2b3c4d.room';

function said(channel: string, talk: string): ReturnType<typeof relayed> {
  return relayed(mask, 'PRIVMSG', channel, talk);
}

function words(backlog: Backlog, channel: string): string[] {
  return backlog.lines(channel).map(({ line, textAt }) => text(line.subarray(textAt)));
}

describe('the backlog', () => {
  test('keeps the last lines of each channel, by any spelling', () => {
    const backlog = new Backlog(limits);
    for (const each of ['1', '2', '3', '4']) backlog.record('#Tea', said('#Tea', each), wallMs);
    backlog.record('#other', said('#other', 'x'), wallMs);
    expect(words(backlog, '#tEA')).toEqual(['2', '3', '4']);
    expect(words(backlog, '#other')).toEqual(['x']);
    expect(words(backlog, '#nowhere')).toEqual([]);
  });

  test('gives each line of a channel a time of its own, in order, even if the clock goes back', () => {
    const backlog = new Backlog(limits);
    const times = [wallMs, wallMs, wallMs - 5000].map((at) =>
      backlog.record('#a', said('#a', 'x'), at),
    );
    expect(times).toEqual([wallMs, wallMs + 1, wallMs + 2]);
    expect(backlog.lines('#a').map(({ atMs }) => atMs)).toEqual(times);
  });

  test('forgets a channel whole', () => {
    const backlog = new Backlog(limits);
    backlog.record('#a', said('#a', 'x'), wallMs);
    backlog.forget('#A');
    expect(words(backlog, '#a')).toEqual([]);
    expect(backlog.bytes).toBe(0);
    backlog.forget('#never');
  });

  test('of more channels than it may have, the one that was silent for the longest goes', () => {
    const backlog = new Backlog(limits);
    for (const each of ['#1', '#2', '#3', '#4']) backlog.record(each, said(each, 'x'), wallMs);
    backlog.record('#1', said('#1', 'y'), wallMs);
    backlog.record('#5', said('#5', 'x'), wallMs);
    expect(['#1', '#2', '#3', '#4', '#5'].map((each) => words(backlog, each).length)).toEqual([
      2, 0, 1, 1, 1,
    ]);
  });

  test('never has more than it may, whatever is said where', () => {
    const talk = fc.record({
      channel: fc.constantFrom('#1', '#2', '#3', '#4', '#5', '#6'),
      length: fc.nat({ max: 600 }),
      forget: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(talk, { maxLength: 60 }), (all) => {
        const small = { linesPerChannel: 3, channels: 4, bytes: 2000, forgetMs: null };
        const backlog = new Backlog(small);
        const channels = ['#1', '#2', '#3', '#4', '#5', '#6'];
        for (const { channel, length, forget } of all) {
          backlog.record(channel, said(channel, 'x'.repeat(length)), wallMs);
          if (forget) backlog.forget(channel);
          const kept = channels.map((each) => backlog.lines(each));
          expect(kept.filter((lines) => lines.length > 0).length).toBeLessThanOrEqual(4);
          expect(Math.max(...kept.map((lines) => lines.length))).toBeLessThanOrEqual(3);
          expect(backlog.bytes).toBeLessThanOrEqual(2000);
          expect(backlog.bytes).toBe(
            kept.flat().reduce((bytes, { line }) => bytes + line.length + 128, 0),
          );
        }
      }),
    );
  });
});

describe('what is chosen', () => {
  const lines = [10, 20, 30, 40, 50].map((atMs) => ({ atMs }));
  test.each([
    ['LATEST', [null], 2, [40, 50]],
    ['LATEST', [null], 9, [10, 20, 30, 40, 50]],
    ['LATEST', [20], 2, [40, 50]],
    ['LATEST', [40], 9, [50]],
    ['BEFORE', [30], 9, [10, 20]],
    ['BEFORE', [50], 2, [30, 40]],
    ['BEFORE', [10], 2, []],
    ['AFTER', [20], 2, [30, 40]],
    ['AFTER', [50], 2, []],
    ['BETWEEN', [10, 50], 9, [20, 30, 40]],
    ['BETWEEN', [10, 50], 2, [20, 30]],
    ['BETWEEN', [50, 10], 2, [30, 40]],
    ['AROUND', [30], 3, [20, 30, 40]],
    ['AROUND', [30], 2, [20, 30]],
    ['AROUND', [30], 1, [30]],
    ['AROUND', [5], 2, [10, 20]],
    ['AROUND', [99], 2, [40, 50]],
    ['AROUND', [30], 99, [10, 20, 30, 40, 50]],
  ])('%s %j, at most %i: %j', (word, moments, limit, expected) => {
    expect(choose(word, lines, { moments, limit }).map(({ atMs }) => atMs)).toEqual(expected);
  });

  test('page by page, each line comes once', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 12 }), (count, limit) => {
        const all = Array.from({ length: count }, (_, index) => ({ atMs: wallMs + index }));
        const seen: { atMs: number }[] = [];
        let page = choose('LATEST', all, { moments: [null], limit });
        while (page.length > 0) {
          seen.unshift(...page);
          page = choose('BEFORE', all, { moments: [seen[0]?.atMs ?? 0], limit });
        }
        expect(seen).toEqual(all);
      }),
    );
  });
});

describe('what a newcomer is shown', () => {
  function kept(...texts: string[]): Backlog {
    const backlog = new Backlog({
      linesPerChannel: 500,
      channels: 1,
      bytes: 1_000_000,
      forgetMs: null,
    });
    for (const each of texts) backlog.record('#a', said('#a', each), wallMs);
    return backlog;
  }

  test('is nothing where nothing was said', () => {
    expect(playback([], true)).toBeNull();
  });

  test('has the time in each text, without a cut into another line', () => {
    const shown = playback(
      kept('hi', '\u0001ACTION waves\u0001', 'ü'.repeat(236)).lines('#a'),
      false,
    );
    const lines = (shown?.lines ?? []).map(({ line }) => text(line));
    expect(lines.slice(0, 2)).toEqual([
      `:${mask} PRIVMSG #a :[2026-11-22 13:37] hi`,
      `:${mask} PRIVMSG #a :\u0001ACTION [2026-11-22 13:37] waves\u0001`,
    ]);
    expect(lines[2]).toMatch(/:\[2026-11-22 13:37\] ü+$/);
    expect(utf8(lines[2] ?? '').length).toBe(510);
  });

  test('is as it was with server-time, but for the notices around it', () => {
    const backlog = kept('1', '2');
    expect(playback(backlog.lines('#a'), true)).toEqual({
      before: 'The last 2 lines from before you came:',
      lines: backlog.lines('#a'),
      after: 'That was said before you came.',
    });
  });

  test('is what a slow reader can take: the last 32 KiB', () => {
    const backlog = kept(
      ...Array.from({ length: 200 }, (_, index) => `${index} ${'x'.repeat(400)}`),
    );
    const lines = playback(backlog.lines('#a'), true)?.lines ?? [];
    const bytes = lines.reduce((sum, { line }) => sum + line.length, 0);
    expect(bytes).toBeLessThanOrEqual(32 * 1024);
    expect(bytes).toBeGreaterThan(31 * 1024);
    expect(lines.at(-1)).toEqual(backlog.lines('#a').at(-1));
  });
});

test('in a room that forgets, a line is dropped at that age, though nothing new comes', () => {
  const backlog = new Backlog({ ...limits, forgetMs: 600_000 });
  backlog.record('#a', said('#a', 'old'), wallMs);
  backlog.record('#a', said('#a', 'new'), wallMs + 1_000);
  backlog.expire(wallMs + 599_999);
  expect(backlog.lines('#a')).toHaveLength(2);
  backlog.expire(wallMs + 600_000);
  expect(backlog.lines('#a')).toHaveLength(1);
  backlog.expire(wallMs + 601_000);
  expect(backlog.lines('#a')).toEqual([]);
  expect(backlog.bytes).toBe(0);
});
