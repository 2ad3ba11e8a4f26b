#!/bin/sh
# Waits until whoever started it has gone, by whatever end, and takes away an engine's control groups: the
# one thing of it that does not end with its namespaces. $1: their name. It refuses to end any process.
set -u

# Nothing is ever said; the read ends when the other end of the pipe has been closed.
read -r _ || :
# The kernel ends what is in them on its own time. What stays is the next command's to find.
tries=0
while [ "$tries" -lt 100 ]; do
  left=no
  # Version 2 has one tree, version 1 one for each controller.
  for dir in "/sys/fs/cgroup/$1" /sys/fs/cgroup/*/"$1"; do
    [ -d "$dir" ] || continue
    find "$dir" -depth -type d -exec rmdir {} \; 2> /dev/null
    if [ -d "$dir" ]; then left=yes; fi
  done
  if [ "$left" = no ]; then exit 0; fi
  tries=$((tries + 1))
  sleep 0.05
done
exit 1
