#!/bin/sh
# Started by enter.sh in a network namespace of its own, becomes tini with the supervisor under it: from
# here on nothing reaches a network but the room's own loopback.
set -eu

ip link set lo up

tini=$MAYFLY_TINI
set -- /opt/mayfly/node --max-old-space-size=192 /opt/mayfly/server.mjs supervise
if [ "$MAYFLY_SEPARATE" = yes ]; then
  # Root with three capabilities: it can become each daemon's user, and end the daemons.
  exec env -i PATH="$PATH" HOME=/run/mayfly LD_LIBRARY_PATH="$MAYFLY_TINI_LIBRARIES" \
    setpriv --bounding-set=-all,+setuid,+setgid,+kill --inh-caps=-all --ambient-caps=-all \
    --no-new-privs --clear-groups -- "$tini" -- "$@"
else
  # An ordinary user without any power: the second user namespace has none of the first one's powers.
  exec env -i PATH="$PATH" HOME=/run/mayfly LD_LIBRARY_PATH="$MAYFLY_TINI_LIBRARIES" \
    unshare --user --map-user="$MAYFLY_UID" --map-group="$MAYFLY_UID" \
    setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all --no-new-privs -- \
    "$tini" -- "$@"
fi
