#!/bin/sh
# The last touch on the tree in $1: who may read what, no setuid, one time for all. SOURCE_DATE_EPOCH
# is that time.
set -eu
root=$1

# Linked, not copied: node takes the real name's end, .mjs, for the module's kind.
ln -s ../../opt/mayfly/mayfly.mjs "$root/usr/bin/mayfly"
chown -R 0:0 "$root"
# Readable by all and writable by none: not even root's own, who has no CAP_DAC_OVERRIDE.
find "$root" -type d -exec chmod 0555 {} +
find "$root" -type f -perm /111 -exec chmod 0555 {} +
find "$root" -type f ! -perm /111 -exec chmod 0444 {} +
chmod 0555 "$root/opt/mayfly/mayfly.mjs"

# One mountpoint a daemon. runc before 1.2 gives a tmpfs the mode that its mountpoint has, whatever the
# mount's own options say; owners are the map of server/config/layout.ts.
state() {
  mkdir "$root/run/mayfly/$1"
  chown "$3:$4" "$root/run/mayfly/$1"
  chmod "$2" "$root/run/mayfly/$1"
}
chmod 0755 "$root/run/mayfly"
state supervisor 0700 0 0
state gateway 0750 64101 64101
state tor 0700 64102 64102
state ngircd 0700 64103 64103
state sshd 0700 64104 64104
# Where the room meets its uplink: an empty volume is given this mode, unless told otherwise.
state shared 1777 0 0
chmod 0555 "$root/run/mayfly"

find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
