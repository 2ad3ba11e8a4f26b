// Turns JSON from outside (a socket, stdin, another program) into typed values. Pure.
//
// A decoder is built from smaller ones and has the type that it returns: a field that the type has and the
// decoder lacks does not compile. Fields that a decoder does not name are dropped.

/**
 * Checks a value and returns it typed.
 * @param path where the value stands in the whole, as `programs.tor.path`; '' for the whole itself
 * @throws {DecodeError}
 */
export type Decoder<T> = (value: unknown, path?: string) => T;

/** Names the place and what was expected there, never the value: that may be a secret. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  /** As `programs.tor.path`; '' for the whole. */
  readonly path: string;
  /** Completes "it is …": `not a text`. */
  readonly fault: string;

  constructor(path: string, fault: string) {
    super(`${path === '' ? 'the value' : path} is ${fault}`);
    this.path = path;
    this.fault = fault;
  }
}

export const string: Decoder<string> = (value, path = '') => {
  if (typeof value !== 'string') throw new DecodeError(path, 'not a text');
  return value;
};

export const boolean: Decoder<boolean> = (value, path = '') => {
  if (typeof value !== 'boolean') throw new DecodeError(path, 'not true or false');
  return value;
};

/** 0 or more, exact. */
export const wholeNumber: Decoder<number> = (value, path = '') => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new DecodeError(path, 'not a whole number');
  }
  return value;
};

/** 0 or more, with or without a fraction. */
/** Exact, also below 0. */
export const integer: Decoder<number> = (value, path = '') => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new DecodeError(path, 'not an integer');
  return value;
};

export const nonNegativeNumber: Decoder<number> = (value, path = '') => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new DecodeError(path, 'not a number from 0');
  }
  return value;
};

/** More than 0, with or without a fraction. */
export const positiveNumber: Decoder<number> = (value, path = '') => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    throw new DecodeError(path, 'not a number above 0');
  }
  return value;
};

/** 1 to 65535. */
export const portNumber: Decoder<number> = (value, path = '') => {
  const port = wholeNumber(value, path);
  if (port < 1 || port > 65_535) throw new DecodeError(path, 'not a port');
  return port;
};

/** One of these exact values. */
export function oneOf<const T extends string | null>(...values: readonly T[]): Decoder<T> {
  return (value, path = '') => {
    const found = values.find((each) => each === value);
    if (found === undefined) throw new DecodeError(path, `not ${values.join(' or ')}`);
    return found;
  };
}

export function nullable<T>(decode: Decoder<T>): Decoder<T | null> {
  return (value, path) => (value === null ? null : decode(value, path));
}

/** For a field that may be absent. */
export function optional<T>(decode: Decoder<T>): Decoder<T | undefined> {
  return (value, path) => (value === undefined ? undefined : decode(value, path));
}

/** Returns `fallback` for what does not decode: for an answer of which a part may be missing. */
export function lenient<T, F>(decode: Decoder<T>, fallback: F): Decoder<T | F> {
  return (value, path) => {
    try {
      return decode(value, path);
    } catch (error) {
      if (error instanceof DecodeError) return fallback;
      throw error;
    }
  };
}

/** @param most items; default: as many as there are */
export function array<T>(decode: Decoder<T>, most = Number.POSITIVE_INFINITY): Decoder<T[]> {
  return (value, path = '') => {
    if (!Array.isArray(value)) throw new DecodeError(path, 'not a list');
    if (value.length > most) throw new DecodeError(path, `not a list of at most ${most}`);
    return value.map((each: unknown, at) => decode(each, `${path}[${at}]`));
  };
}

/** Key and value of each entry, as `[...map]` gives them. */
export function entries<T>(decode: Decoder<T>): Decoder<(readonly [string, T])[]> {
  return array((value, path = '') => {
    if (!Array.isArray(value)) throw new DecodeError(path, 'not a list');
    return [string(value[0], `${path}[0]`), decode(value[1], `${path}[1]`)] as const;
  });
}

function objectOf(value: unknown, path: string): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DecodeError(path, 'not an object');
  }
  return new Map(Object.entries(value));
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** An object with any names, as a table of variables. */
export function record<T>(decode: Decoder<T>): Decoder<Record<string, T>> {
  return (value, path = '') =>
    Object.fromEntries(
      [...objectOf(value, path)].map(([name, each]) => [name, decode(each, below(path, name))]),
    );
}

/** One field of an object. */
export function field<T>(name: string, decode: Decoder<T>): Decoder<T> {
  return (value, path = '') => decode(objectOf(value, path).get(name), below(path, name));
}

/** One decoder for each field of `T`; a field that may be absent has an `optional` one. */
export type Fields<T> = { readonly [K in keyof Required<T>]: Decoder<T[K]> };

/** An object with these fields. */
export function object<T extends object>(fields: Fields<T>): Decoder<T> {
  const decoders = Object.entries<Decoder<unknown>>(fields);
  return (value, path = '') => {
    const given = objectOf(value, path);
    const found: Record<string, unknown> = {};
    for (const [name, decode] of decoders) {
      const decoded = decode(given.get(name), below(path, name));
      if (decoded !== undefined) found[name] = decoded;
    }
    if (!isDecoded(found, fields)) throw new DecodeError(path, 'not whole');
    return found;
  };
}

/** Every field came from its own decoder, and none is missing: a decoder returns its type or throws. */
function isDecoded<T extends object>(found: object, fields: Fields<T>): found is T {
  return Object.keys(found).every((name) => name in fields);
}

/** The decoder of each case of `T`, by the value of its field `tag`. */
export type Cases<T extends { readonly [K in Tag]: string }, Tag extends string> = {
  readonly [V in T[Tag]]: Decoder<Extract<T, { readonly [K in Tag]: V }>>;
};

/** One of several objects, told apart by one field: `variant('ask', {…})`. */
export function variant<T extends { readonly [K in Tag]: string }, Tag extends string>(
  tag: Tag,
  cases: Cases<T, Tag>,
): Decoder<T> {
  const decoders = new Map<string, Decoder<T>>(Object.entries(cases));
  return (value, path = '') => {
    const at = below(path, tag);
    const decode = decoders.get(string(objectOf(value, path).get(tag), at));
    if (decode === undefined) throw new DecodeError(at, 'unknown');
    return decode(value, path);
  };
}
