// What a shell offers at Tab, by the files of completions/ and by the shell itself.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const completions = join(import.meta.dirname, '../../completions');
const limits = { encoding: 'utf8', timeout: 60_000 } as const;

/** By the lines: what is offered after each. */
export type Offers = ReadonlyMap<string, readonly string[]>;

function offersOf(lines: readonly string[], said: string): Offers {
  const parts = said.split(/^END$/m).slice(0, lines.length);
  const words = parts.map((part) => part.split('\n').filter((word) => word !== ''));
  return new Map(lines.map((line, at) => [line, words[at] ?? []]));
}

/** @param lines what is typed before Tab. */
export function offeredByBash(lines: readonly string[]): Offers {
  // As bash does it for a function that `complete -F` names.
  const script = `source "$1"; shift
for line in "$@"; do
  read -ra COMP_WORDS <<< "$line"
  [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _mayfly; printf '%s\\n' "\${COMPREPLY[@]}" END
done`;
  const args = ['--norc', '-c', script, 'bash', join(completions, 'mayfly.bash'), ...lines];
  return offersOf(lines, execFileSync('bash', args, { ...limits, cwd: '/' }));
}

export function offeredByFish(lines: readonly string[]): Offers {
  const script = `source $argv[1]
for line in $argv[2..]; complete -C $line; echo END; end`;
  const home = mkdtempSync(join(tmpdir(), 'mayfly-fish-'));
  try {
    const args = ['--no-config', '-c', script, join(completions, 'mayfly.fish'), ...lines];
    const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
    return offersOf(lines, execFileSync('fish', args, { ...limits, env }));
  } finally {
    rmSync(home, { recursive: true });
  }
}

/**
 * zsh completes at its line editor only: one in a terminal of its own gets the lines and a Tab, and writes what would
 * be offered to a file.
 */
export function offeredByZsh(lines: readonly string[]): Offers {
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-zsh-'));
  const out = join(dir, 'out');
  const inside = join(dir, 'inside');
  writeFileSync(out, '');
  writeFileSync(
    inside,
    `fpath=('${completions}' $fpath)
autoload -Uz compinit
compinit -u -D
compadd() {
  local -a hits
  builtin compadd -A hits "$@"
  (( $#hits )) && print -l -- $hits >> '${out}'
  return 0
}
offer() { zle complete-word; print END >> '${out}'; zle kill-whole-line }
zle -N offer
bindkey '^I' offer
`,
  );
  const script = `zmodload zsh/zpty
zpty inner env TERM=dumb zsh -f -i
zpty -w inner "source '${inside}'"
for line in "$@"; do zpty -w -n inner "$line"$'\\t'; done
repeat 600; do
  while zpty -r -t inner said; do :; done
  [[ $(grep -c '^END$' '${out}') -ge $# ]] && break
  sleep 0.05
done
zpty -d inner`;
  try {
    execFileSync('zsh', ['-f', '-c', script, 'zsh', ...lines], { ...limits, cwd: '/' });
    return offersOf(lines, readFileSync(out, 'utf8'));
  } finally {
    rmSync(dir, { recursive: true });
  }
}
