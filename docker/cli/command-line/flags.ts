// Reads the flags of a command line by a table of those that are allowed. It reports all problems at once.

import { parseArgs } from 'node:util';
import { sentence, type Sentence, type Text } from '../../../server/contract/sentences/sentence.ts';

export interface FlagSpec {
  /** It has a value. */
  readonly takesValue: boolean;
  /** It needs no value, and one of these words may follow. */
  readonly mayFollow?: readonly string[];
  readonly repeatable?: boolean;
}

export interface Flags {
  /** Values by flag, in order; a flag without a value gives ''. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
  readonly problems: readonly Text[];
}

export function readFlags(
  argv: readonly string[],
  specs: Readonly<Record<string, FlagSpec>>,
): Flags {
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  const problems: Text[] = [];

  const { tokens } = parseArgs({
    args: joined(argv, specs),
    options: Object.fromEntries(
      Object.entries({ ...specs, help: { takesValue: false } }).map(([name, spec]) => [
        name,
        {
          type: spec.takesValue ? 'string' : 'boolean',
          ...(name === 'help' ? { short: 'h' } : {}),
        },
      ]),
    ),
    allowPositionals: true,
    // Strict would stop at the first problem.
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = token.name === 'help' ? { takesValue: false } : specs[token.name];
    const wrong =
      spec === undefined
        ? sentence('usage.notAFlag', { flag: token.rawName })
        : wrongUse(token, spec, values);
    if (wrong === null)
      values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
    else problems.push(wrong);
  }
  return { values, positionals, problems };
}

/** `--knock all` as `--knock=all`: the library knows no flag whose value may be left out. */
function joined(argv: readonly string[], specs: Readonly<Record<string, FlagSpec>>): string[] {
  const args: string[] = [];
  for (const text of argv) {
    const before = args.at(-1) ?? '';
    const words = before.startsWith('--') ? specs[before.slice(2)]?.mayFollow : undefined;
    if (words?.includes(text) === true) args[args.length - 1] = `${before}=${text}`;
    else args.push(text);
  }
  return args;
}

function wrongUse(
  token: {
    name: string;
    rawName: string;
    value: string | undefined;
    inlineValue: boolean | undefined;
  },
  spec: FlagSpec,
  values: ReadonlyMap<string, readonly string[]>,
): Sentence | null {
  const flag = token.rawName;
  if (spec.mayFollow !== undefined) return null;
  if (!spec.takesValue)
    return token.value === undefined ? null : sentence('usage.noValue', { flag });
  // `--dead-man "$SPAN"` with a variable that is not set must not mean that there is none.
  if (token.value === undefined || token.value === '')
    return sentence('usage.needsValue', { flag });
  // `--room --open`: the value was forgotten.
  if (token.inlineValue === false && /^-./.test(token.value)) {
    return sentence('usage.needsValueForm', { flag, form: flag });
  }
  return values.has(token.name) && spec.repeatable !== true
    ? sentence('usage.givenTwice', { flag })
    : null;
}
