// Parses `mayfly invite`: the shared invitation, one person's, the list, or what is taken back.

import {
  maxInvitations,
  maxLabelLength,
  type InvitationWish,
} from '../../../server/contract/host/access.ts';
import { settingSpecs } from '../../../server/contract/host/settings.ts';
import { duration, whole } from '../../../server/contract/host/setting-values.ts';
import { cleanLabel } from '../../../server/contract/room/clean.ts';
import { hasKey, sentence, type Text } from '../../../server/contract/sentences/sentence.ts';
import { ValueError } from '../../../server/contract/sentences/value-error.ts';
import { readAll, stopAt, type World } from './arg-problems.ts';
import type { InviteAction, InviteCommand, OfARoom } from './command.ts';
import type { Flags } from './flags.ts';

/** What makes it a personal invitation, as a name does. */
const personalFlags = ['for', 'host', 'once', 'count', 'out'] as const;
/** With these, nothing is invited. */
const otherActions = ['list', 'revoke'] as const;

const countOf = whole(1, maxInvitations);

/** @param problems those of the command line so far. @throws {Problem} that names all that is wrong. */
export function parseInvite(
  room: OfARoom,
  flags: Flags,
  world: World,
  problems: Text[],
): InviteCommand {
  const action = actionOf(flags, world, problems);
  stopAt(problems, 'invite');
  return { command: 'invite', ...room, action };
}

function actionOf(flags: Flags, world: World, problems: Text[]): InviteAction {
  const has = (flag: string): boolean => flags.values.has(flag);
  const other = otherActions.find(has);
  if (other !== undefined) {
    const rest = [...personalFlags, ...otherActions, 'ssh', 'ssh-key', 'qr'].filter(
      (flag) => flag !== other && has(flag),
    );
    for (const flag of rest) {
      problems.push(sentence('invite.notWith', { flag: `--${flag}`, other: `--${other}` }));
    }
    if (flags.positionals.length > 0) {
      problems.push(sentence('usage.tooMany', { count: flags.positionals.length }));
    }
    return other === 'list'
      ? { what: 'list' }
      : { what: 'revoke', id: idOf('revoke', flags.values.get('revoke')?.[0] ?? '', problems) };
  }
  const sshKey = keyOf(flags, world, problems);
  const isDrawn = !has('no-qr') && world.env['MAYFLY_QR'] !== 'off';
  // A private key is for one person. Who has a key needs none.
  const mints = has('ssh') && !has('ssh-key');
  const isPersonal = flags.positionals.length > 0 || personalFlags.some(has) || mints;
  if (!isPersonal) return { what: 'shared', sshKey, qr: isDrawn };
  const wishes = wishesOf(flags, world, problems);
  if (has('ssh-key') && wishes.length > 1) {
    const several = has('count') ? '--count' : '-';
    problems.push(sentence('invite.notWith', { flag: '--ssh-key', other: several }));
  }
  const out = flags.values.get('out')?.[0] ?? null;
  // Thirty codes on one screen are in nobody's way only where they were asked for.
  const qr = isDrawn && (has('qr') || (wishes.length === 1 && out === null));
  return { what: 'personal', wishes, out, ssh: mints, sshKey, qr };
}

function wishesOf(flags: Flags, world: World, problems: Text[]): InvitationWish[] {
  const value = <T>(flag: string, parse: (text: string) => T, fallback: T): T => {
    const text = flags.values.get(flag)?.[0];
    if (text === undefined) return fallback;
    try {
      return parse(text);
    } catch (error) {
      const origin = { flag, value: JSON.stringify(text) };
      problems.push(
        error instanceof ValueError ? error.from(origin) : sentence('config.wrong', origin),
      );
      return fallback;
    }
  };
  const lastsMs = value<number | null>('for', duration, null);
  const count = value('count', countOf, 1);
  const labels = labelsOf(flags, count, world, problems);
  const role = flags.values.has('host') ? 'host' : 'guest';
  const once = flags.values.has('once');
  return labels.map((label) => ({ label, role, lastsMs, once }));
}

function labelsOf(flags: Flags, count: number, world: World, problems: Text[]): string[] {
  const [name, ...more] = flags.positionals;
  if (more.length > 0) problems.push(sentence('invite.oneName'));
  if (name === '-') {
    if (flags.values.has('count')) {
      problems.push(sentence('invite.notWith', { flag: '--count', other: '-' }));
    }
    const names = readAll('names', ['-'], world, problems)
      .split('\n')
      .filter((line) => line.trim() !== '');
    if (names.length > maxInvitations) {
      problems.push(sentence('invite.tooManyNames', { count: names.length, most: maxInvitations }));
    }
    return names.map((line) => labelOf(line, maxLabelLength, problems));
  }
  const most = count === 1 ? maxLabelLength : maxLabelLength - numberLength;
  const label = name === undefined ? '' : labelOf(name, most, problems);
  if (count === 1) return [label];
  return Array.from({ length: count }, (_, at) => (label === '' ? '' : `${label} ${at + 1}`));
}

/** It is not shown in an error: it may be anything, as a passphrase whose flag is missing. */
function labelOf(name: string, most: number, problems: Text[]): string {
  const label = cleanLabel(name);
  const length = Array.from(label).length;
  const isBad = length === 0 || length > most;
  if (isBad && !problems.some(isAboutName)) problems.push(sentence('invite.badName', { most }));
  return label;
}

/** ` 1000` behind a name that several have. */
const numberLength = 5;

function isAboutName(problem: Text): boolean {
  return hasKey(problem, 'invite.badName');
}

/** Of a personal invitation. Adds a problem for a text that is none. */
export function idOf(flag: string, id: string, problems: Text[]): string {
  if (!/^i[1-9]\d{0,3}$/.test(id)) {
    problems.push(sentence('invite.notAnId', { flag, value: JSON.stringify(id.slice(0, 12)) }));
  }
  return id;
}

/** A guest's public key; null: none is given. */
function keyOf(flags: Flags, world: World, problems: Text[]): string | null {
  const files = flags.values.get('ssh-key');
  if (files === undefined) return null;
  const unread: Text[] = [];
  const text = readAll('ssh-key', files, world, unread);
  problems.push(...unread);
  if (unread.length > 0) return null;
  try {
    const keys = settingSpecs.sshKeys.parse(text);
    if (keys.length !== 1) throw new ValueError('config.severalKeys', { count: keys.length });
    return keys[0] ?? null;
  } catch (error) {
    const origin = { flag: 'ssh-key', value: sentence('config.theValue') };
    problems.push(
      error instanceof ValueError ? error.from(origin) : sentence('config.wrong', origin),
    );
    return null;
  }
}
