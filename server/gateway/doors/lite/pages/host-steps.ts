// The lengths of time that the page for hosts offers, as the service reads them and as people do. Pure.

import type { Language } from '../../../../contract/words/languages.ts';

/** By which the end can be moved. */
export const moveSteps = ['15m', '30m', '1h', '2h', '6h', '1d'] as const;
/** For which an invitation can be good. */
export const inviteSteps = ['15m', '1h', '2h', '6h', '12h', '1d', '7d'] as const;

const units: Readonly<Record<string, string>> = { m: 'minute', h: 'hour', d: 'day' };

export function isStep(steps: readonly string[], text: string): boolean {
  return steps.includes(text);
}

/** `30m` as `30 minutes`, in the guest's language. */
export function stepName(language: Language, step: string): string {
  const unit = units[step.slice(-1)] ?? 'minute';
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Number(step.slice(0, -1)));
}
