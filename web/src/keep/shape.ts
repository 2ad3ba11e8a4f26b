// Reads JSON of another page into types: each reader gives its value or throws. Pure.

export type Read<T> = (value: unknown) => T;

class WrongShape extends Error {
  constructor(wanted: string) {
    super(`what was kept is no ${wanted}`);
  }
}

export const text: Read<string> = (value) => {
  if (typeof value !== 'string') throw new WrongShape('text');
  return value;
};

/** A whole number from 0. */
export const whole: Read<number> = (value) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new WrongShape('whole number');
  }
  return value;
};

/** Any number above 0. */
export const positive: Read<number> = (value) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    throw new WrongShape('number above 0');
  }
  return value;
};

export const flag: Read<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new WrongShape('flag');
  return value;
};

export function oneOf<T extends string>(...words: readonly T[]): Read<T> {
  return (value) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw new WrongShape(words.join(' or '));
    return found;
  };
}

export function orNull<T>(read: Read<T>): Read<T | null> {
  return (value) => (value === null ? null : read(value));
}

export function orAbsent<T>(read: Read<T>): Read<T | undefined> {
  return (value) => (value === undefined ? undefined : read(value));
}

export function list<T>(read: Read<T>): Read<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new WrongShape('list');
    return value.map((one: unknown) => read(one));
  };
}

/** What `[...map]` gives. */
export function pairs<T>(read: Read<T>): Read<readonly (readonly [string, T])[]> {
  return list((value) => {
    const [key, one] = list((part) => part)(value);
    return [text(key), read(one)] as const;
  });
}

/** An object whose fields have no names known here. */
export function entries<T>(read: Read<T>): Read<Readonly<Record<string, T>>> {
  return (value) => {
    if (typeof value !== 'object' || value === null) throw new WrongShape('object');
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, read(one)]));
  };
}

/** The fields of an object, to be read one by one. */
export function fields(value: unknown): <T>(name: string, read: Read<T>) => T {
  if (typeof value !== 'object' || value === null) throw new WrongShape('object');
  const known = new Map<string, unknown>(Object.entries(value));
  return (name, read) => read(known.get(name));
}
