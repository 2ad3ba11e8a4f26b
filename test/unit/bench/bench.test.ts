// The bench's own arithmetic: a bench that counts wrongly is worse than none.

import { describe, expect, test } from 'vitest';
import { barChart } from '../../bench/bar-chart.ts';
import { parseCpuList } from '../../bench/cores.ts';
import { goals, isMet } from '../../bench/goals.ts';
import { lastStamp, Marks, messageText, percentile } from '../../bench/load/marks.ts';
import { ResumeClient } from '../../bench/load/resume-client.ts';
import { number } from '../../bench/number-text.ts';
import { parseOptions } from '../../bench/options.ts';
import { fullPlan } from '../../bench/plan.ts';
import { median, Results } from '../../bench/results.ts';

describe('messages', () => {
  const heard = Buffer.from(
    `:a PRIVMSG #b :${messageText(1)}\r\n:a PRIVMSG #b :${messageText(42)}\r\n`,
  );

  test('are counted the same, however the bytes are torn', () => {
    for (let cut = 0; cut <= heard.length; cut += 1) {
      const marks = new Marks();
      const found = marks.count(heard, 0, cut) + marks.count(heard, cut, heard.length);
      expect(found).toBe(2);
      expect(marks.total).toBe(2);
    }
  });

  test('carry the time at which they were said', () => {
    expect(lastStamp(heard, 0, heard.length)).toBe(42);
    expect(lastStamp(heard, 0, heard.indexOf('\n'))).toBe(1);
    expect(lastStamp(heard, 0, 10)).toBeNull();
  });

  test('give delivery times while they are asked for', () => {
    const marks = new Marks();
    marks.count(heard, 0, heard.length);
    marks.startSampling();
    marks.count(heard, 0, heard.length);
    expect(marks.stopSampling()).toHaveLength(2);
  });
});

test('percentiles are of values that were measured', () => {
  const sorted = Float64Array.from({ length: 100 }, (_, index) => index + 1);
  expect(percentile(sorted, 50)).toBe(50);
  expect(percentile(sorted, 99)).toBe(99);
  expect(percentile(Float64Array.of(7), 99)).toBe(7);
  expect(percentile(new Float64Array(0), 99)).toBeNaN();
});

test.each([
  [[], null],
  [[3], 3],
  [[9, 1, 5], 5],
  [[1, 2, 3, 4], 2],
])('the median of %j is %s', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test.each([
  ['0-3,8\n', [0, 1, 2, 3, 8]],
  ['5', [5]],
])('cores in %j', (text, cores) => {
  expect(parseCpuList(text)).toEqual(cores);
});

test.each([
  [null, '–'],
  [0, '0'],
  [4096, '4,096'],
  [1_234_567.8, '1,230,000'],
  [12.345, '12.3'],
  [0.01234, '0.012'],
])('%s reads %s', (value, text) => {
  expect(number(value)).toBe(text);
});

describe('goals', () => {
  test('are ratios of medians, and nothing where nothing was measured', () => {
    const results = new Results();
    for (const perSecond of [100, 300, 200]) results.add('raw', 200, { perSecond });
    for (const perSecond of [150, 110, 130]) results.add('mayfly', 200, { perSecond });
    const [first, second] = goals(results, fullPlan);
    expect(first).toMatchObject({ value: 0.65, bound: 0.6 });
    expect(second?.value).toBeNull();
  });

  test('are met at their bound, not beyond, and never unmeasured', () => {
    const goal = { what: '', bound: 2, unit: '' };
    expect(isMet({ ...goal, sense: 'at most', value: 2 })).toBe(true);
    expect(isMet({ ...goal, sense: 'at most', value: 2.1 })).toBe(false);
    expect(isMet({ ...goal, sense: 'at least', value: 2 })).toBe(true);
    expect(isMet({ ...goal, sense: 'at least', value: 1.9 })).toBe(false);
    expect(isMet({ ...goal, sense: 'at most', value: null })).toBe(false);
  });
});

describe('the command line', () => {
  test('keeps the plan’s order', () => {
    const { plan } = parseOptions(['--only', 'flood', '--only', 'fan-out', '--rounds', '2']);
    expect(plan.scenarios).toEqual(['fan-out', 'flood']);
    expect(plan.rounds).toBe(2);
  });

  test('leaves out peers', () => {
    expect(parseOptions(['--no-peers']).plan.systems).toEqual(['raw', 'mayfly', 'mayfly-resume']);
  });

  test.each([
    [['--rounds', '0'], '--rounds: "0" is not 1–100'],
    [['--only', 'fun'], '--only: "fun" is none of'],
    [['--system', 'slack'], '--system: "slack" is none of'],
  ])('refuses %j in words', (args, words) => {
    expect(() => parseOptions(args)).toThrow(words);
  });
});

test('a chart’s words cannot become markup', () => {
  const svg = barChart('a < b', [
    { title: '"&"', bars: [{ label: '<script>', value: 1, own: true }] },
  ]);
  expect(svg).not.toContain('<script>');
  expect(svg).toContain('aria-label="a &lt; b"');
});

test('a client that resumes counts lines from its token on, and acknowledges in time', () => {
  const client = new ResumeClient();
  expect(client.hello()).toBeNull();
  expect(client.counts(200)).toBeNull();
  client.takes([':s', 'RESUME', 'TOKEN', 'abc', '300']);
  expect(client.counts(127)).toBeNull();
  expect(client.counts(1)).toBe('RESUME ACK 128');
  expect(client.counts(2)).toBeNull();
  expect(client.hello()).toBe('RESUME abc 130');
  expect(client.takes([':s', 'RESUME', 'OK', 'def', '300', '0', '141'])).toBe(true);
  expect(client.gap).toBe(10);
  expect(client.hello()).toBe('RESUME def 140');
});
