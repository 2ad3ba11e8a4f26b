# mayfly: completes it by that name, by its path, after node, and after npm start --
_mayfly() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words also=
  local command=${COMP_WORDS[1]} at=$COMP_CWORD
  COMPREPLY=()
  case ${COMP_WORDS[0]##*/} in
    node|npx)
      case ${COMP_WORDS[1]} in mayfly|*mayfly.mjs) ;; *) return ;; esac
      command=${COMP_WORDS[2]} at=$((COMP_CWORD - 1)) ;;
    npm)
      [ "${COMP_WORDS[1]} ${COMP_WORDS[2]}" = "start --" ] && [ "$COMP_CWORD" -gt 2 ] || return
      command=up at=$((COMP_CWORD - 1)) ;;
  esac
  # bash takes --flag=value apart.
  [ "$word" = = ] && word= before="$before ="
  case $before in
    =) before=${COMP_WORDS[COMP_CWORD-2]} ;;
    *" =") before=${before% =} ;;
  esac
  [ "$at" -ge 1 ] || return
  if [ "$at" -eq 1 ]; then
    COMPREPLY=($(compgen -W 'up connect status invite seal extend shorten still-here burn guests remove knocks let turn-away close open down verify doctor setup bundle completion help --help --version' -- "$word"))
    return
  fi
  case $before in
    --ssh-key) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --bridges) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --torrc) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --tor-password) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --passphrase-file) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --panic-word-file) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --engine) COMPREPLY=($(compgen -W 'bare docker volatile' -- "$word")); return ;;
    --identity) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --out) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --release) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --knock) also='all ' ;;
  esac
  case $command in
    up) words='--room --passphrase --panic-word --open --invite-only --sealed --shared-uses --knock --lifetime --end-when-empty --dead-man --web-port --ssh-port --irc-port --ngircd-port --ssh-key --no-onion --bridges --torrc --tor-control --tor-password --nick-length --max-guests --max-guests-per-circuit --hold --backlog --forget --passphrase-file --panic-word-file --engine --image --weak-passphrase --strict --json --no-qr --wipe-ram --help' ;;
    connect) words='--listen --tor --identity --direct --page --page-port --help' ;;
    status) words='--room --json --help' ;;
    invite) words='--for --host --once --count --out --list --revoke --ssh --ssh-key --room --json --qr --no-qr --help' ;;
    seal) words='--host --id --no-qr --help' ;;
    extend) words='--room --json --help' ;;
    shorten) words='--room --json --help' ;;
    still-here) words='--room --json --help' ;;
    burn) words='--room --yes --help' ;;
    guests) words='--room --json --help' ;;
    remove) words='--room --json --help' ;;
    knocks) words='--room --json --help' ;;
    let) words='--room --json --help' ;;
    turn-away) words='--room --json --help' ;;
    close) words='--room --json --help' ;;
    open) words='--room --json --help' ;;
    down) words='--room --wipe-ram --help' ;;
    verify) words='--release --json --help' ;;
    doctor) words='--strict --json --help' ;;
    setup) words='--refresh --help' ;;
    bundle) words='--replace --help' ;;
    completion) words='bash zsh fish --help' ;;
    help) words='up connect status invite seal extend shorten still-here burn guests remove knocks let turn-away close open down verify doctor setup bundle completion help --help' ;;
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
