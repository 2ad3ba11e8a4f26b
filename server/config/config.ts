// What one appliance is made from, once settings, map, programs and secrets are known. Knows nothing of how they came here.

import { Problem } from '../contract/host/problem.ts';
import { parseSettings, textsFromVariables, type Settings } from '../contract/host/settings.ts';
import { makeLayout, type Layout } from './layout.ts';

/** A daemon's binary, as seen from inside. */
export interface ProgramPath {
  readonly path: string;
  /** LD_LIBRARY_PATH for it; null: the system's libraries do. */
  readonly libraryPath: string | null;
}

export interface Programs {
  readonly tor: ProgramPath;
  readonly ngircd: ProgramPath;
  readonly sshd: ProgramPath;
  /** Pluggable transports that are there, by name: absolute paths. */
  readonly transports: Readonly<Record<string, string>>;
}

export interface Config {
  readonly settings: Settings;
  readonly layout: Layout;
  readonly programs: Programs;
  /** Where sshd, the page and the IRC door listen: loopback, or every address of a container of their own. */
  readonly listenHost: string;
}

/** The first line on the supervisor's stdin: one JSON object from the host program. */
export interface Orders {
  /** MAYFLY_* variables; an object here, as the process's own environment stands in /proc and on Docker's disk. */
  readonly variables: Readonly<Record<string, string>>;
  readonly programs: Programs;
  /** Writable state: a tmpfs. */
  readonly run: string;
  /** The built page's directory. */
  readonly web: string;
  /** Each daemon its own user; false where only one user may exist. */
  readonly separateUsers: boolean;
  readonly listenHost: string;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(from: Record<string, unknown>, key: string): string {
  const value = from[key];
  if (typeof value !== 'string') throw new Problem(`orders ${key}: is not a text`);
  return value;
}

function texts(from: Record<string, unknown>, key: string): Record<string, string> {
  const value = from[key];
  if (!isRecord(value)) throw new Problem(`orders ${key}: is not an object`);
  return Object.fromEntries(Object.keys(value).map((name) => [name, text(value, name)]));
}

function programPath(from: Record<string, unknown>, key: string): ProgramPath {
  const value = from[key];
  if (!isRecord(value)) throw new Problem(`orders programs.${key}: is not an object`);
  const libraryPath = value['libraryPath'] === null ? null : text(value, 'libraryPath');
  return { path: text(value, 'path'), libraryPath };
}

/**
 * Reads the host program's orders.
 * @throws {Problem} that names every wrong setting at once; never a value that is secret.
 */
export function parseOrders(line: string): Config {
  let orders: unknown;
  try {
    orders = JSON.parse(line);
  } catch {
    // No cause: a JSON error quotes the line, which holds secrets.
    throw new Problem('orders: are not one line of JSON');
  }
  if (!isRecord(orders) || !isRecord(orders['programs'])) {
    throw new Problem('orders: name no programs');
  }
  const separate = orders['separateUsers'];
  if (typeof separate !== 'boolean')
    throw new Problem('orders separateUsers: is not true or false');
  const programs = orders['programs'];
  return {
    settings: parseSettings(textsFromVariables(texts(orders, 'variables'))),
    layout: makeLayout({ run: text(orders, 'run'), web: text(orders, 'web'), separate }),
    programs: {
      tor: programPath(programs, 'tor'),
      ngircd: programPath(programs, 'ngircd'),
      sshd: programPath(programs, 'sshd'),
      transports: texts(programs, 'transports'),
    },
    listenHost: text(orders, 'listenHost'),
  };
}
