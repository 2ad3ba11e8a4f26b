#!/bin/sh
# Started by enter.sh in a mount namespace of its own, becomes the uplink: the one process of a room that
# has this machine's network. It sees tor's files, what it shares with the room, and nothing else of it.
set -eu

for entry in $MAYFLY_STATE; do
  name=${entry%%:*}
  if [ "$name" != shared ]; then umount "/run/mayfly/$name"; fi
done
mount -t tmpfs -o "noexec,nosuid,nodev,$MAYFLY_TOR_STATE$MAYFLY_NOSWAP" mayfly /run/mayfly/tor
if [ -n "$MAYFLY_RESOLVER" ]; then
  mount -t tmpfs -o "noexec,nosuid,nodev,size=64k,mode=0755$MAYFLY_NOSWAP" mayfly /run/mayfly/resolver
  printf '%s\n' "$MAYFLY_RESOLVER" > /run/mayfly/resolver/resolv.conf
  mount --bind /run/mayfly/resolver/resolv.conf /etc/resolv.conf
fi

# It passes bytes on and runs tor: that needs little memory.
set -- /opt/mayfly/node --max-old-space-size=64 --max-semi-space-size=1 /opt/mayfly/uplink.mjs \
  /run/mayfly
if [ -n "$MAYFLY_TOR_CONTROL" ]; then
  # A tor that runs already: the descriptors 3 to 5 are for this process alone (borrowed-tor.ts).
  set -- "$@" --control "$MAYFLY_TOR_CONTROL"
  if [ -n "$MAYFLY_TOR_COOKIES" ]; then set -- "$@" "$MAYFLY_TOR_COOKIES"; fi
else
  set -- "$@" "$MAYFLY_TOR"
  if [ -n "$MAYFLY_TOR_LIBRARIES" ]; then set -- "$@" "$MAYFLY_TOR_LIBRARIES"; fi
fi
groups=--clear-groups
if [ -n "$MAYFLY_TOR_GROUPS" ]; then groups=--groups=$MAYFLY_TOR_GROUPS; fi
if [ "$MAYFLY_SEPARATE" = yes ]; then
  # tor's own user, which can do nothing.
  exec env -i PATH="$PATH" HOME=/run/mayfly \
    setpriv --reuid="$MAYFLY_TOR_UID" --regid="$MAYFLY_TOR_UID" "$groups" \
    --bounding-set=-all --inh-caps=-all --ambient-caps=-all --no-new-privs -- "$@"
else
  # The same user as the room's, in another user namespace: from the room, these processes can be neither
  # read nor traced (ptrace(2), proc(5)).
  exec env -i PATH="$PATH" HOME=/run/mayfly \
    unshare --user --map-user="$MAYFLY_UID" --map-group="$MAYFLY_UID" \
    setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all --no-new-privs -- "$@"
fi
