// Shell completion, made from the table of commands and flags. Pure.

import {
  commandFlags,
  commandNames,
  commandWords,
  type CommandFlag,
  type CommandName,
  type ShellName,
} from './command-table.ts';

function flagsOf(command: CommandName): [string, CommandFlag][] {
  return command === 'help' ? [] : Object.entries(commandFlags[command]);
}

/** Every value that a flag may have, by the flags that have the same. */
function valuesByFlag(): Map<string, 'file' | readonly string[]> {
  const all = commandNames.flatMap(flagsOf);
  return new Map(all.flatMap(([name, { completes }]) => (completes ? [[name, completes]] : [])));
}

/** Words that may follow a flag, which needs none: other flags may follow it, too. */
function wordsByFlag(): Map<string, readonly string[]> {
  const all = commandNames.flatMap(flagsOf);
  return new Map(all.flatMap(([name, { mayFollow }]) => (mayFollow ? [[name, mayFollow]] : [])));
}

function wordsAfter(command: CommandName): string[] {
  const flags = flagsOf(command).map(([name]) => `--${name}`);
  return [...(commandWords[command] ?? []), ...flags, '--help'];
}

/** @returns a script that the shell reads at its start. */
export function completionScript(shell: ShellName): string {
  if (shell === 'fish') return fish();
  // zsh reads bash's way in compatibility (zshcompsys(1), bashcompinit).
  const zsh = 'autoload -Uz compinit bashcompinit\ncompinit\nbashcompinit\n';
  return `${shell === 'zsh' ? zsh : ''}${bash()}`;
}

/**
 * The files that a package carries, by the names under which shells look for them: bash-completion loads
 * `mayfly.bash` and fish `mayfly.fish` from their folders, zsh `_mayfly` from a folder of `fpath`.
 */
export function completionFiles(): Readonly<
  Record<'mayfly.bash' | '_mayfly' | 'mayfly.fish', string>
> {
  return { 'mayfly.bash': bash(), _mayfly: zshFunction(), 'mayfly.fish': fish() };
}

/** A file of `fpath`: zsh loads it at the first Tab, in the place of the function `_mayfly` (compinit, zshcompsys(1)). */
function zshFunction(): string {
  return `#compdef mayfly mayfly.mjs
autoload -Uz bashcompinit
bashcompinit
${bash()}# The first Tab has loaded this, and waits for an answer.
_bash_complete -F _mayfly
`;
}

function bash(): string {
  const values = [...valuesByFlag()].map(([flag, completes]) =>
    completes === 'file'
      ? `    --${flag}) COMPREPLY=($(compgen -f -- "$word")); return ;;`
      : `    --${flag}) COMPREPLY=($(compgen -W '${completes.join(' ')}' -- "$word")); return ;;`,
  );
  const optional = [...wordsByFlag()].map(
    ([flag, words]) => `    --${flag}) also='${words.join(' ')} ' ;;`,
  );
  const commands = commandNames.map(
    (name) => `    ${name}) words='${wordsAfter(name).join(' ')}' ;;`,
  );
  return `# mayfly: completes it by that name, by its path, after node, and after npm start --
_mayfly() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words also=
  local command=\${COMP_WORDS[1]} at=$COMP_CWORD
  COMPREPLY=()
  case \${COMP_WORDS[0]##*/} in
    node|npx)
      case \${COMP_WORDS[1]} in mayfly|*mayfly.mjs) ;; *) return ;; esac
      command=\${COMP_WORDS[2]} at=$((COMP_CWORD - 1)) ;;
    npm)
      [ "\${COMP_WORDS[1]} \${COMP_WORDS[2]}" = "start --" ] && [ "$COMP_CWORD" -gt 2 ] || return
      command=up at=$((COMP_CWORD - 1)) ;;
  esac
  # bash takes --flag=value apart.
  [ "$word" = = ] && word= before="$before ="
  case $before in
    =) before=\${COMP_WORDS[COMP_CWORD-2]} ;;
    *" =") before=\${before% =} ;;
  esac
  [ "$at" -ge 1 ] || return
  if [ "$at" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${commandNames.join(' ')} --help --version' -- "$word"))
    return
  fi
  case $before in
${[...values, ...optional].join('\n')}
  esac
  case $command in
${commands.join('\n')}
    *) return ;;
  esac
  COMPREPLY=($(compgen -W "$also$words" -- "$word"))
}
complete -F _mayfly mayfly mayfly.mjs
# Where they have a completion of their own, that one stays.
if [ -n "$BASH_VERSION" ]; then
  for command in node npm npx; do
    complete -p "$command" >/dev/null 2>&1 || complete -o default -F _mayfly "$command"
  done
  unset command
fi
`;
}

function fish(): string {
  const after = (command: CommandName): string => `__fish_seen_subcommand_from ${command}`;
  const lines = commandNames.flatMap((command) => {
    const words = commandWords[command];
    const flags = flagsOf(command).flatMap(([name, { takesValue, completes, mayFollow }]) => {
      const value = !takesValue
        ? ''
        : completes === 'file'
          ? ' -r -F'
          : ` -x${completes === undefined ? '' : ` -a '${completes.join(' ')}'`}`;
      const flag = `complete -c mayfly -n '${after(command)}' -l ${name}${value}`;
      if (mayFollow === undefined) return [flag];
      const isBefore = `${after(command)}; and contains -- --${name} (commandline -opc)[-1]`;
      return [flag, `complete -c mayfly -n '${isBefore}' -a '${mayFollow.join(' ')}'`];
    });
    return [
      `complete -c mayfly -n __fish_use_subcommand -a ${command}`,
      ...(words === undefined
        ? []
        : [`complete -c mayfly -n '${after(command)}' -a '${words.join(' ')}'`]),
      ...flags,
    ];
  });
  return `# mayfly: for fish: mayfly completion fish | source
complete -c mayfly -f
complete -c mayfly.mjs --wraps mayfly
${lines.join('\n')}
`;
}
