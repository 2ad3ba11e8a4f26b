#!/bin/sh
# Runs as root of new namespaces: makes the room's file tree on a tmpfs, starts the uplink, which keeps this
# machine's network, then leaves that network and becomes tini. Secrets are not read here: they come on stdin,
# which is passed on to the supervisor. All paths come in MAYFLY_* variables.
set -eu
umask 022
PATH=/usr/sbin:/usr/bin:/sbin:/bin

# The name of this machine must not be seen inside.
hostname mayfly

# One tmpfs is the root. It exists in this mount namespace only, and ends with it.
mount -t tmpfs -o "mode=0755,nosuid,nodev,size=96m$MAYFLY_NOSWAP" mayfly "$MAYFLY_MOUNTPOINT"
cd "$MAYFLY_MOUNTPOINT"
mkdir -p dev etc proc run/mayfly opt/mayfly/programs opt/mayfly/bin old

# $1: a host path, $2: its place in the new root. Read-only, no setuid, no devices.
bind() {
  if [ -d "$1" ]; then mkdir -p "$2"; else mkdir -p "$(dirname "$2")"; : > "$2"; fi
  # rbind: a user namespace may not uncover what is mounted over parts of the host's tree.
  mount --rbind "$1" "$2"
  mount -o remount,bind,ro,nosuid,nodev "$2"
}

# Programs and libraries as the host has them; nothing else of its tree.
for dir in /usr /bin /sbin /lib /lib32 /lib64 /nix; do
  if [ -L "$dir" ]; then
    ln -s "$(readlink "$dir")" ".$dir"
  elif [ -d "$dir" ]; then
    bind "$dir" ".$dir"
  fi
done
for device in null zero full random urandom; do
  : > "dev/$device"
  mount --bind "/dev/$device" "dev/$device"
done
ln -s /proc/self/fd dev/fd

# Names for the users, and no resolver: no name is looked up.
printf '%s\n' "$MAYFLY_PASSWD" > etc/passwd
printf '%s\n' "$MAYFLY_GROUP" > etc/group
printf 'passwd: files\ngroup: files\nhosts: files\n' > etc/nsswitch.conf
printf '127.0.0.1 localhost\n' > etc/hosts
for file in /etc/ld.so.cache /etc/ld-musl-x86_64.path /etc/ld-musl-aarch64.path; do
  if [ -f "$file" ]; then cp "$file" etc/; fi
done
# Only for a transport that must find its broker (snowflake), and seen by the uplink alone: an address
# of a resolver tells where this machine is.
if [ -n "$MAYFLY_RESOLVER" ]; then
  mkdir run/mayfly/resolver
  : > etc/resolv.conf
  if [ -e /etc/ssl ]; then bind /etc/ssl ./etc/ssl; fi
  MAYFLY_RESOLVER=$(cat /etc/resolv.conf)
fi

# The server and the page are copied: they start as fast, and the clone's own modes do not matter.
cp "$MAYFLY_DIST/server.mjs" "$MAYFLY_DIST/uplink.mjs" opt/mayfly/
for script in uplink room; do cp "$(dirname "$0")/$script.sh" opt/mayfly/; done
cp -R "$MAYFLY_DIST/web" opt/mayfly/web
chmod -R a+rX,go-w opt/mayfly/server.mjs opt/mayfly/uplink.mjs opt/mayfly/web
bind "$MAYFLY_NODE" opt/mayfly/node
if [ -d "$MAYFLY_PROGRAMS" ]; then bind "$MAYFLY_PROGRAMS" opt/mayfly/programs; fi
# Programs that were found elsewhere on the PATH, as name=path words.
for pair in $MAYFLY_STRAY; do bind "${pair#*=}" "opt/mayfly/bin/${pair%%=*}"; done

# What is written: one small tmpfs a daemon, which only it may enter, and one that the room shares with
# the uplink. `name:options` words.
for entry in $MAYFLY_STATE; do
  name=${entry%%:*}
  mkdir "run/mayfly/$name"
  mount -t tmpfs -o "noexec,nosuid,nodev,${entry#*:}$MAYFLY_NOSWAP" mayfly "run/mayfly/$name"
done
# tor's own is mounted where the uplink alone sees it.
mkdir run/mayfly/tor

# hidepid: a daemon sees its own processes only (kernels before 5.8 know it per namespace).
mount -t proc -o nosuid,nodev,noexec,hidepid=2 proc proc

# Remove the file tree of this machine.
pivot_root . old
cd /
umount -l old
rmdir old
mount -o remount,bind,ro,nosuid,nodev /

# No core dump: it would hold all that was said.
ulimit -c 0
files=$(ulimit -H -n)
if [ "$files" = unlimited ] || [ "$files" -gt 16384 ]; then files=16384; fi
ulimit -n "$files"

# The only process that keeps this machine's network. Its output is thrown away.
unshare --mount -- /bin/sh /opt/mayfly/uplink.sh </dev/null >/dev/null &

# All others have a loopback of their own, and nothing else.
# What was handed down for the uplink is not for them.
exec unshare --net -- /bin/sh /opt/mayfly/room.sh 3<&- 4<&- 5<&-
