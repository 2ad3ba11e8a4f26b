import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FormIds } from '../../../server/gateway/lite/form-ids.ts';

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
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(forms.check(text)).toBe('forged');
    }),
  );
});

test('of very many sent forms none is ever fresh again, and memory stays bounded', () => {
  const forms = new FormIds();
  const left = forms.mint();
  const sent = Array.from({ length: 400 }, () => forms.mint());
  for (const id of sent) forms.spend(id);
  for (const id of sent) expect(forms.check(id)).not.toBe('fresh');
  expect(forms.check(sent.at(-1) ?? '')).toBe('done');
  // Not known to be sent, so it is asked for again.
  expect(forms.check(left)).toBe('old');
  expect(forms.check(forms.mint())).toBe('fresh');
});
