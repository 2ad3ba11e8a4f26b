// The public keys of guests who may come in by ssh. sshd reads them from its file anew at each login.

import type { Config } from './config/config.ts';
import type { KeyPair } from './config/secrets.ts';
import { sshPublicLine } from './contract/host/openssh-key.ts';
import { sentence } from './contract/sentences/sentence.ts';
import { Problem } from './contract/host/problem.ts';
import { parseSettings } from './contract/host/settings.ts';
import { authorizedKeys, sshdFiles } from './daemons/sshd.ts';
import { writeFiles } from './supervisor/child-files.ts';

export class GuestKeys {
  readonly #config: Config;
  readonly #lines: string[];

  /** @param minted the key that the room made for its guests; null: guests have keys of their own */
  constructor(config: Config, minted: KeyPair | null) {
    this.#config = config;
    this.#lines =
      minted === null ? [...config.settings.sshKeys] : [sshPublicLine(minted.publicKey)];
  }

  list(): readonly string[] {
    return this.#lines;
  }

  /**
   * Lets one more guest in.
   * @param text a public key, as a `.pub` file has it
   * @throws {Problem} if it is no public key, or cannot be written
   */
  add(text: string): void {
    const [line] = parseSettings({ sshKeys: text }).sshKeys;
    if (line === undefined) throw new Problem(sentence('key.empty'));
    if (!this.#lines.includes(line)) this.#lines.push(line);
    const { layout, settings } = this.#config;
    const content = authorizedKeys(this.#config, this.#lines);
    const doors = settings.onion ? (['local', 'onion'] as const) : (['local'] as const);
    const files = doors.map((door) => ({
      path: sshdFiles(this.#config, door).authorizedKeys,
      mode: 0o600,
      content,
    }));
    writeFiles({ identity: layout.users.sshd, dirs: [layout.dirs.sshd] }, files);
  }
}
