// Counts what a search has found: how many canaries, how many places, of which kind, in which kind of page.

import { kinds, type Kind, type KindCanary } from './canaries.ts';
import { pageClasses, type PageClass } from './guest/page-classes.ts';
import type { MemoryHit } from './search/search-memory.ts';

export interface Sample {
  /** How many canaries were looked for. A canary in several forms is one. */
  readonly wanted: number;
  readonly found: number;
  readonly hits: number;
  /** Canaries of each kind that were found. */
  readonly byKind: Readonly<Record<Kind, number>>;
  /** Places by what their page is used for. */
  readonly byClass: Readonly<Record<PageClass, number>>;
  /** Places by form. */
  readonly byForm: Readonly<Record<string, number>>;
}

export function sampleOf(canaries: readonly KindCanary[], hits: readonly MemoryHit[]): Sample {
  const found = new Set(hits.map(({ name }) => name));
  const byKind = Object.fromEntries(
    kinds.map((kind) => {
      const names = canaries.filter((one) => one.kind === kind && found.has(one.name));
      return [kind, new Set(names.map(({ name }) => name)).size];
    }),
  ) as Record<Kind, number>;
  const byClass = Object.fromEntries(
    pageClasses.map((name) => [name, hits.filter(({ pageClass }) => pageClass === name).length]),
  ) as Record<PageClass, number>;
  const byForm: Record<string, number> = {};
  for (const { form } of hits) byForm[form] = (byForm[form] ?? 0) + 1;
  const wanted = new Set(canaries.map(({ name }) => name)).size;
  return { wanted, found: found.size, hits: hits.length, byKind, byClass, byForm };
}
