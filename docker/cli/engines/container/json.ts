// Values of unknown form, looked into without trust. Pure.

/** @returns null for what is no object. */
export function record(value: unknown): Readonly<Record<string, unknown>> | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.fromEntries(Object.entries(value)) : null;
}

/** @returns undefined where there is none. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

export function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** The strings of a list; none for what is no list. */
export function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((each: unknown) => stringOf(each) ?? []) : [];
}

/** The objects of a list; none for what is no list. */
export function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) return [];
  return value.map((each: unknown) => record(each)).filter((each) => each !== null);
}

/** The strings of an object by their names; none for what is no object. */
export function strings(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(record(value) ?? {}).flatMap(([name, each]) => {
      const text = stringOf(each);
      return text === null ? [] : [[name, text] as const];
    }),
  );
}
