// Tells whether npm started this command. npm writes the whole command line to a log file on the disk, and
// keeps flags before `--` for itself. Pure.

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * True under `npm start`, `npm run …` and `npx mayfly`; not for what another script of npm's starts on its
 * own, as a test does: that command line npm never sees.
 */
export function isStartedByNpm(env: Environment): boolean {
  if (env['npm_lifecycle_event'] === undefined && env['npm_command'] === undefined) return false;
  const script = env['npm_lifecycle_script'];
  return script === undefined || /(^|[\s'"/])mayfly(\.mjs)?($|[\s'"])/.test(script);
}

/** True under npx that keeps a log: there, unlike in a clone, no settings of Mayfly's own tell npm to keep none. */
export function isLoggedByNpx(env: Environment): boolean {
  return isStartedByNpm(env) && env['npm_command'] === 'exec' && env['npm_config_logs_max'] !== '0';
}

/** Flags that have a meaning for npm as well: it may have them from its own settings. */
const npmsOwn = new Set(['json']);

/** The flags that npm took, as nothing stood before them. */
export function takenByNpm(flags: readonly string[], env: Environment): string[] {
  if (!isStartedByNpm(env)) return [];
  const has = (name: string): boolean =>
    env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined;
  // npm reads --no-onion as "onion is off".
  return flags.filter(
    (flag) => !npmsOwn.has(flag) && (has(flag) || (flag.startsWith('no-') && has(flag.slice(3)))),
  );
}
