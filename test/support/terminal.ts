// A program in a terminal of its own (tmux), with a home of its own.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

export class Terminal {
  readonly #folder = mkdtempSync(join(tmpdir(), 'mayfly-terminal-'));

  constructor(...words: readonly string[]) {
    this.#tmux('-f', '/dev/null', 'new-session', '-d', '-x', '100', '-y', '50', ...words);
  }

  #tmux(...args: readonly string[]): string {
    return execFileSync('tmux', ['-S', join(this.#folder, 'tmux'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, HOME: this.#folder, TERM: 'xterm', LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // It holds up everything else while it runs.
      timeout: 30_000,
    });
  }

  /** Keys by tmux's names: `Tab`, `Enter`, `C-u`. */
  keys(...names: readonly string[]): void {
    this.#tmux('send-keys', ...names);
  }

  types(text: string): void {
    this.#tmux('send-keys', '-l', text);
  }

  /** As a person pastes it: all at once, in brackets where the program asked for them. */
  pastes(text: string): void {
    this.#tmux('set-buffer', text);
    this.#tmux('paste-buffer', '-p');
  }

  screen(): string {
    return this.#tmux('capture-pane', '-p');
  }

  async shows(words: string | RegExp): Promise<void> {
    try {
      await until(
        'it',
        () =>
          typeof words === 'string' ? this.screen().includes(words) : words.test(this.screen()),
        { withinMs: 15_000 },
      );
    } catch (cause) {
      throw new Error(`the terminal does not show ${String(words)}:\n${this.screen()}`, { cause });
    }
  }

  close(): void {
    try {
      this.#tmux('kill-server');
    } catch {
      // The program has ended, and tmux with it.
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
