import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FormIds } from '../../../server/gateway/doors/lite/secrets/form-ids.ts';
import { Seal } from '../../../server/gateway/doors/lite/secrets/seal.ts';

const hourMs = 60 * 60_000;

test('an id is fresh until it is spent, and done from then on', () => {
  const forms = new FormIds();
  const one = forms.mint();
  const other = forms.mint();
  forms.spend(one);
  expect([forms.check(one), forms.check(other)]).toEqual(['done', 'fresh']);
});

test('an id of other forms, a changed one and any other text are forged', () => {
  const forms = new FormIds();
  const id = forms.mint();
  expect(forms.check(new FormIds().mint())).toBe('forged');
  expect(forms.check(id.replace(/^1/, '2'))).toBe('forged');
  expect(forms.check(`0${id}`)).toBe('forged');
  expect(forms.check(id.replace(/^1/, '1.1'))).toBe('forged');
  expect(forms.check(`1.${forms.mint().slice(2)}`)).toBe('forged');
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(forms.check(text)).toBe('forged');
    }),
  );
});

test.each([0, 0.25, 333_000.5, 2 ** 40 + 0.75])(
  'from %d ms on, an id is good for a day, whatever is done with others meanwhile',
  (startMs) => {
    let nowMs = startMs;
    const forms = new FormIds(() => nowMs);
    const left = forms.mint();
    for (let index = 0; index < 400; index += 1) forms.spend(forms.mint());
    expect(forms.check(left)).toBe('fresh');
    nowMs += 24 * hourMs - 1;
    expect(forms.check(left)).toBe('fresh');
    nowMs += 1;
    expect(forms.check(left)).toBe('old');
  },
);

test('of very many sent forms none is ever fresh again, and memory stays bounded', () => {
  let nowMs = 5;
  const forms = new FormIds(() => nowMs);
  const left = forms.mint();
  const sent = Array.from({ length: 2_000 }, () => {
    nowMs += 1;
    return forms.mint();
  });
  for (const id of sent) forms.spend(id);
  for (const id of sent) expect(forms.check(id)).not.toBe('fresh');
  expect(sent.filter((id) => forms.check(id) === 'done')).toHaveLength(512);
  // Not known to be sent, so it is asked for again.
  expect(forms.check(left)).toBe('old');
  nowMs += 1;
  expect(forms.check(forms.mint())).toBe('fresh');
});

test('what is sealed opens to the same text, is the same each time, and shows nothing of it', () => {
  const seal = new Seal();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (any) => {
      const text = any.replaceAll('\0', '');
      const sealed = seal.seal(text);
      expect(sealed).toMatch(/^[\w-]+$/);
      expect(seal.open(sealed)).toBe(Buffer.from(text).toString());
      expect(seal.seal(text)).toBe(sealed);
      expect(new Seal().open(sealed)).toBeNull();
    }),
  );
  const names = ['#a', '#lobby', 'Wanderlust_the_third', '#a-channel-with-a-long-name'];
  expect(new Set(names.map((name) => seal.seal(name).length)).size).toBe(1);
});

test('what was changed, cut or never sealed does not open', () => {
  const seal = new Seal();
  const sealed = seal.seal('#lobby');
  for (let at = 0; at < sealed.length - 1; at += 1) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    expect(seal.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeNull();
    expect(seal.open(sealed.slice(0, at))).toBeNull();
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(seal.open(text)).toBeNull();
    }),
  );
});
