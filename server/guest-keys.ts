// The public keys of guests who may come in by ssh. sshd reads them from its file anew at each login.

import { createHash } from 'node:crypto';
import type { Config } from './config/config.ts';
import { sshFingerprint } from './contract/host/openssh-key.ts';
import { sentence } from './contract/sentences/sentence.ts';
import { Problem } from './contract/host/problem.ts';
import { parseSettings } from './contract/host/settings.ts';
import { authorizedKeys, sshdFiles } from './daemons/sshd.ts';
import { writeFiles } from './supervisor/child-files.ts';

/** `used`: its invitation was for one entry, and that was made. */
export type KeyState = 'good' | 'used' | 'expired' | 'revoked';

/** The key of one invitation. */
interface PersonalKey {
  readonly id: string;
  readonly line: string;
  readonly fingerprint: string;
  state: KeyState;
}

export class GuestKeys {
  readonly #config: Config;
  /** Of guests without an invitation of their own. */
  readonly #lines: string[];
  /** Also those that are over: who has logged in by one may have to go. */
  readonly #personal: PersonalKey[] = [];

  constructor(config: Config) {
    this.#config = config;
    this.#lines = [...config.settings.sshKeys];
  }

  /** As authorized_keys has them, without options. */
  list(): readonly string[] {
    const good = this.#personal.filter(({ state }) => state === 'good').map(({ line }) => line);
    return [...new Set([...this.#lines, ...good])];
  }

  /**
   * Lets in by a key that is not of one invitation.
   * @param text a public key, as a `.pub` file has it
   * @throws {Problem} if it is no public key, or cannot be written
   */
  add(text: string): void {
    this.#lines.push(oneLine(text));
    this.write();
  }

  /**
   * Lets in by the key of an invitation; `write` makes it so.
   * @throws {Problem} if it is no public key
   */
  addFor(id: string, text: string): void {
    const line = oneLine(text);
    this.#personal.push({ id, line, fingerprint: fingerprintOf(line), state: 'good' });
  }

  /** Says what became of an invitation. @returns whether that is new for a key; then `write`. */
  setState(id: string, state: KeyState): boolean {
    const changed = this.#personal.filter((key) => key.id === id && key.state !== state);
    for (const key of changed) key.state = state;
    return changed.length > 0;
  }

  /** Whether an invitation has a key of its own. */
  has(id: string): boolean {
    return this.#personal.some((key) => key.id === id);
  }

  /**
   * Whether who has logged in by a key may stay: as at the other doors, until their invitation is taken back, or is
   * expired and they are out.
   * @param inside ids of the invitations whose guests are in
   */
  mayStay(fingerprint: string, inside: ReadonlySet<string>): boolean {
    if (this.#lines.some((line) => fingerprintOf(line) === fingerprint)) return true;
    return this.#personal.some(
      (key) =>
        key.fingerprint === fingerprint &&
        key.state !== 'revoked' &&
        (key.state !== 'expired' || inside.has(key.id)),
    );
  }

  /** Writes both doors' files. @throws {Problem} */
  write(): void {
    const { layout, settings } = this.#config;
    const content = authorizedKeys(this.#config, this.list());
    const doors = settings.onion ? (['local', 'onion'] as const) : (['local'] as const);
    const files = doors.map((door) => ({
      path: sshdFiles(this.#config, door).authorizedKeys,
      mode: 0o600,
      content,
    }));
    writeFiles({ identity: layout.users.sshd, dirs: [layout.dirs.sshd] }, files);
  }
}

function oneLine(text: string): string {
  const [line] = parseSettings({ sshKeys: text }).sshKeys;
  if (line === undefined) throw new Problem(sentence('key.empty'));
  return line;
}

function fingerprintOf(line: string): string {
  const blob = Buffer.from(line.split(' ')[1] ?? '', 'base64');
  return sshFingerprint(createHash('sha256').update(blob).digest());
}
