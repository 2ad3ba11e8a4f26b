# mayfly: for fish: mayfly completion fish | source
complete -c mayfly -f
complete -c mayfly.mjs --wraps mayfly
complete -c mayfly -n __fish_use_subcommand -a up
complete -c mayfly -n '__fish_seen_subcommand_from up' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l passphrase -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l panic-word -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l open
complete -c mayfly -n '__fish_seen_subcommand_from up' -l invite-only
complete -c mayfly -n '__fish_seen_subcommand_from up' -l sealed
complete -c mayfly -n '__fish_seen_subcommand_from up' -l shared-uses -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l knock
complete -c mayfly -n '__fish_seen_subcommand_from up; and contains -- --knock (commandline -opc)[-1]' -a 'all'
complete -c mayfly -n '__fish_seen_subcommand_from up' -l lifetime -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l end-when-empty -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l dead-man -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l web-port -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l ssh-port -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l irc-port -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l ngircd-port -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l ssh-key -r -F
complete -c mayfly -n '__fish_seen_subcommand_from up' -l no-onion
complete -c mayfly -n '__fish_seen_subcommand_from up' -l bridges -r -F
complete -c mayfly -n '__fish_seen_subcommand_from up' -l torrc -r -F
complete -c mayfly -n '__fish_seen_subcommand_from up' -l tor-control -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l tor-password -r -F
complete -c mayfly -n '__fish_seen_subcommand_from up' -l nick-length -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l max-guests -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l max-guests-per-circuit -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l hold -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l backlog -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l forget -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l passphrase-file -r -F
complete -c mayfly -n '__fish_seen_subcommand_from up' -l panic-word-file -r -F
complete -c mayfly -n '__fish_seen_subcommand_from up' -l engine -x -a 'bare docker volatile'
complete -c mayfly -n '__fish_seen_subcommand_from up' -l image -x
complete -c mayfly -n '__fish_seen_subcommand_from up' -l weak-passphrase
complete -c mayfly -n '__fish_seen_subcommand_from up' -l strict
complete -c mayfly -n '__fish_seen_subcommand_from up' -l json
complete -c mayfly -n '__fish_seen_subcommand_from up' -l no-qr
complete -c mayfly -n '__fish_seen_subcommand_from up' -l wipe-ram
complete -c mayfly -n __fish_use_subcommand -a connect
complete -c mayfly -n '__fish_seen_subcommand_from connect' -l listen -x
complete -c mayfly -n '__fish_seen_subcommand_from connect' -l tor -x
complete -c mayfly -n '__fish_seen_subcommand_from connect' -l identity -r -F
complete -c mayfly -n '__fish_seen_subcommand_from connect' -l direct
complete -c mayfly -n '__fish_seen_subcommand_from connect' -l page
complete -c mayfly -n '__fish_seen_subcommand_from connect' -l page-port -x
complete -c mayfly -n __fish_use_subcommand -a status
complete -c mayfly -n '__fish_seen_subcommand_from status' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from status' -l json
complete -c mayfly -n __fish_use_subcommand -a invite
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l for -x
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l host
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l once
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l count -x
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l out -r -F
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l list
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l revoke -x
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l ssh
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l ssh-key -r -F
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l json
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l qr
complete -c mayfly -n '__fish_seen_subcommand_from invite' -l no-qr
complete -c mayfly -n __fish_use_subcommand -a seal
complete -c mayfly -n '__fish_seen_subcommand_from seal' -l host
complete -c mayfly -n '__fish_seen_subcommand_from seal' -l id -x
complete -c mayfly -n '__fish_seen_subcommand_from seal' -l no-qr
complete -c mayfly -n __fish_use_subcommand -a extend
complete -c mayfly -n '__fish_seen_subcommand_from extend' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from extend' -l json
complete -c mayfly -n __fish_use_subcommand -a shorten
complete -c mayfly -n '__fish_seen_subcommand_from shorten' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from shorten' -l json
complete -c mayfly -n __fish_use_subcommand -a still-here
complete -c mayfly -n '__fish_seen_subcommand_from still-here' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from still-here' -l json
complete -c mayfly -n __fish_use_subcommand -a burn
complete -c mayfly -n '__fish_seen_subcommand_from burn' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from burn' -l yes
complete -c mayfly -n __fish_use_subcommand -a guests
complete -c mayfly -n '__fish_seen_subcommand_from guests' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from guests' -l json
complete -c mayfly -n __fish_use_subcommand -a remove
complete -c mayfly -n '__fish_seen_subcommand_from remove' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from remove' -l json
complete -c mayfly -n __fish_use_subcommand -a knocks
complete -c mayfly -n '__fish_seen_subcommand_from knocks' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from knocks' -l json
complete -c mayfly -n __fish_use_subcommand -a let
complete -c mayfly -n '__fish_seen_subcommand_from let' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from let' -l json
complete -c mayfly -n __fish_use_subcommand -a turn-away
complete -c mayfly -n '__fish_seen_subcommand_from turn-away' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from turn-away' -l json
complete -c mayfly -n __fish_use_subcommand -a close
complete -c mayfly -n '__fish_seen_subcommand_from close' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from close' -l json
complete -c mayfly -n __fish_use_subcommand -a open
complete -c mayfly -n '__fish_seen_subcommand_from open' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from open' -l json
complete -c mayfly -n __fish_use_subcommand -a down
complete -c mayfly -n '__fish_seen_subcommand_from down' -l room -x
complete -c mayfly -n '__fish_seen_subcommand_from down' -l wipe-ram
complete -c mayfly -n __fish_use_subcommand -a verify
complete -c mayfly -n '__fish_seen_subcommand_from verify' -l release -r -F
complete -c mayfly -n '__fish_seen_subcommand_from verify' -l json
complete -c mayfly -n __fish_use_subcommand -a doctor
complete -c mayfly -n '__fish_seen_subcommand_from doctor' -l strict
complete -c mayfly -n '__fish_seen_subcommand_from doctor' -l json
complete -c mayfly -n __fish_use_subcommand -a setup
complete -c mayfly -n '__fish_seen_subcommand_from setup' -l refresh
complete -c mayfly -n __fish_use_subcommand -a bundle
complete -c mayfly -n '__fish_seen_subcommand_from bundle' -l replace
complete -c mayfly -n __fish_use_subcommand -a completion
complete -c mayfly -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'
complete -c mayfly -n __fish_use_subcommand -a help
complete -c mayfly -n '__fish_seen_subcommand_from help' -a 'up connect status invite seal extend shorten still-here burn guests remove knocks let turn-away close open down verify doctor setup bundle completion help'
