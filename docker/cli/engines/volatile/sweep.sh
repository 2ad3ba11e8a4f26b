#!/bin/sh
# Waits until the process that started it has gone, for whatever reason, and removes the engine's control
# groups: they do not end with its namespaces. $1: their name. It ends no process.
set -u

# No line ever comes: the read ends when the other end of the pipe is closed.
read -r _ || :
# The kernel needs some time to end the processes in them. What stays is found by the next command.
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
