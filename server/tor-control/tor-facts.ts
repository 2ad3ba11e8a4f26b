// What is asked of a tor that is not ours before it carries a room. A filter may keep any of it back.

import { Problem } from '../contract/host/problem.ts';
import { sentence } from '../contract/sentences/sentence.ts';
import { getInfo } from './authenticate.ts';
import type { ControlConnection } from './connection.ts';

/**
 * The oldest tor that is used: from 0.4.7 on tor keeps others from finding an onion service's guard
 * (vanguards-lite). Adding v3 services came much earlier, with 0.3.3.
 */
const oldest = [0, 4, 7] as const;

/** @throws {Problem} if that tor is too old. */
export function checkVersion(place: string, version: string): void {
  if (!isBefore(version, oldest)) return;
  throw new Problem(sentence('torControl.tooOld', { place, version, needed: oldest.join('.') }));
}

/** @param version `0.4.9.11`, or `0.4.9.2-alpha`. */
export function isBefore(version: string, other: readonly number[]): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  for (const [index, needed] of other.entries()) {
    const part = parts[index] ?? 0;
    if (part !== needed) return part < needed;
  }
  return false;
}

/** The user that it runs as, as numbered where it runs; null: not known. */
export async function userOf(control: ControlConnection): Promise<number | null> {
  const uid = await getInfo(control, 'process/uid');
  return uid !== null && /^\d{1,10}$/.test(uid) ? Number(uid) : null;
}

/** 0 to 100. Where it is not told, tor is taken to be ready: the dial will show it. */
export async function bootstrapOf(control: ControlConnection): Promise<number> {
  const phase = await getInfo(control, 'status/bootstrap-phase');
  const percent = /\bPROGRESS=(\d{1,3})\b/.exec(phase ?? '')?.[1];
  return percent === undefined ? 100 : Math.min(100, Number(percent));
}

/** An address of TCP where it takes SOCKS; null: it has none, or does not tell. */
export async function socksOf(
  control: ControlConnection,
): Promise<{ readonly host: string; readonly port: number } | null> {
  const list = (await getInfo(control, 'net/listeners/socks')) ?? '';
  for (const [, name = '', port = ''] of list.matchAll(/"([^"]+):(\d{1,5})"/g)) {
    const host = name.replace(/^\[(.*)\]$/, '$1');
    return { host: host === '0.0.0.0' ? '127.0.0.1' : host, port: Number(port) };
  }
  return null;
}
