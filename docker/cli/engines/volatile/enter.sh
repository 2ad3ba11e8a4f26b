#!/bin/sh
# The first process of new namespaces (mounts, processes, network): mounts memory over every place that an
# engine writes to, makes the disks of this machine read-only inside, and starts dockerd. All of it ends with
# this process. Its settings come in MAYFLY_* variables.
set -eu
umask 022

ip link set lo up

# Every disk is read-only in here: what would be written anywhere but below fails. A mount that another
# one covers is listed too, but cannot be reached.
while read -r _ place type _; do
  case $type in
    ext2 | ext3 | ext4 | xfs | btrfs | f2fs | zfs | bcachefs | jfs | vfat | exfat | ntfs3 | nfs | nfs4 | 9p | virtiofs | overlay | fuse*)
      mount -o remount,bind,ro "$place" 2> /dev/null || ! mountpoint -q "$place" ;;
  esac
done < /proc/self/mounts

# One tmpfs is all that can be written: data root, exec root, sockets, temporary files.
mount -t tmpfs -o "mode=0755,nosuid,nodev$MAYFLY_NOSWAP" mayfly /run
mkdir -p /run/data /run/docker /run/tmp /run/etc /run/etc-work /run/doors
# dockerd keeps a key in /etc/docker, whatever it is told.
mount -t overlay -o lowerdir=/etc,upperdir=/run/etc,workdir=/run/etc-work mayfly /etc
# No setting of this machine's own engine.
echo '{}' > /run/daemon.json

export TMPDIR=/run/tmp HOME=/run
# Not exec: the first process has to reap what the engine's helpers leave, as a shell does while it waits.
dockerd --config-file /run/daemon.json --data-root /run/data --exec-root /run/docker \
  --pidfile /run/dockerd.pid --host unix:///run/engine.sock --group root \
  --cgroup-parent "/$MAYFLY_CGROUP" --exec-opt native.cgroupdriver=cgroupfs \
  --storage-driver overlay2 --log-level error $MAYFLY_DNS &
wait $!
