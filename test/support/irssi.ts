// irssi in a terminal of its own (tmux), with a home of its own.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { until } from './until.ts';

// Everything that irssi shows, in one file a window. Time stamps would differ from run to run.
const config = (logs: string): string => `
settings = {
  core = { real_name = "guest"; user_name = "guest"; settings_autosave = "no"; };
  # It lets no more than five commands out at once: a test is quicker than a person.
  "irc/core" = { cmd_queue_speed = "1msec"; };
  "fe-common/core" = {
    autolog = "yes";
    autolog_path = "${logs}/$0.log";
    autolog_level = "all -crap -clienterror";
    autocreate_query_level = "msgs";
    timestamps = "no";
    theme = "default";
  };
};
`;

export class Irssi {
  readonly #folder: string;
  readonly #logs: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#logs = join(folder, 'logs');
  }

  /** @param prefix words in front of `irssi`, as `torsocks`. */
  static start(prefix: readonly string[] = []): Irssi {
    const folder = mkdtempSync(join(tmpdir(), 'mayfly-irssi-'));
    const irssi = new Irssi(folder);
    mkdirSync(irssi.#logs);
    writeFileSync(join(folder, 'config'), config(irssi.#logs));
    const words = [...prefix, 'irssi', `--home=${folder}`];
    irssi.#tmux('-f', '/dev/null', 'new-session', '-d', '-x', '160', '-y', '48', ...words);
    return irssi;
  }

  #tmux(...args: string[]): string {
    return execFileSync('tmux', ['-S', join(this.#folder, 'tmux'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, HOME: this.#folder, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // It holds up everything else while it runs.
      timeout: 30_000,
    });
  }

  /** Types a line: a command, or what is said in the window in view. */
  types(line: string): void {
    this.#tmux('send-keys', '-l', line);
    this.#tmux('send-keys', 'Enter');
  }

  /** The terminal as a person sees it now. */
  screen(): string {
    return this.#tmux('capture-pane', '-p');
  }

  /** All that was shown in any window, but for the status window. */
  heard(): string {
    return readdirSync(this.#logs)
      .map((file) => readFileSync(join(this.#logs, file), 'utf8'))
      .join('');
  }

  /** Waits until the terminal shows it; what it shows instead is in the error. */
  async #shows(text: string): Promise<void> {
    try {
      await until(`irssi to show ${text}`, () => this.screen().includes(text));
    } catch (cause) {
      throw new Error(`irssi does not show ${text}:\n${this.screen()}`, { cause });
    }
  }

  async enters(host: string, port: number, passphrase: string, nick: string): Promise<void> {
    await this.#shows('[(status)');
    this.types(`/connect ${host} ${port} ${passphrase} ${nick}`);
    await this.#isIn(nick);
  }

  /** ngIRCd has set the guest's modes, which stand behind the nickname. */
  #isIn(nick: string): Promise<void> {
    return this.#shows(`[${nick}(`);
  }

  /**
   * Enters an onion; irssi was started by torsocks. torsocks hands out a number for the name, which
   * holds in the process that asked: irssi asks in a child. Once it has asked by itself, the child
   * gets the same number.
   */
  async entersOnion(address: string, passphrase: string, nick: string): Promise<void> {
    await this.knocksAtOnion(address, passphrase, nick);
    await this.#isIn(nick);
  }

  /** The same where a host may have to let the guest in. */
  async knocksAtOnion(address: string, passphrase: string, nick: string): Promise<void> {
    await this.#shows('[(status)');
    this.types(`/script exec gethostbyname("${address}")`);
    this.types(`/connect ${address} 6667 ${passphrase} ${nick}`);
  }

  async joins(channel: string): Promise<void> {
    this.types(`/join ${channel}`);
    await this.#shows(`[Users ${channel}]`);
  }

  async hears(pattern: RegExp): Promise<void> {
    await until(`irssi to show ${String(pattern)}`, () => pattern.test(this.heard()));
  }

  close(): void {
    try {
      this.#tmux('kill-server');
    } catch {
      // irssi has ended, and tmux with it.
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
