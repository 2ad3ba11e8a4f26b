#!/bin/sh
# The first process of the virtual machine: makes its file systems, its loopback and the way to the test, then runs
# the agent. It ends with the agent, which ends the machine.
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH HOME=/root

# pivot_root(2) does not work on the first file system that a kernel has: a view of it does.
if [ "${1-}" != below ]; then
  mkdir -p /view
  mount --bind / /view
  cd /view || exit 1
  mount --move . /
  exec chroot . /init below
fi

mount -t proc -o nosuid,nodev,noexec proc /proc
mount -t sysfs -o nosuid,nodev,noexec sys /sys
mount -t devtmpfs dev /dev
exec </dev/null >/dev/console 2>&1
mkdir -p /dev/shm /dev/pts
mount -t tmpfs -o nosuid,nodev tmpfs /dev/shm
mount -t tmpfs -o nosuid,nodev tmpfs /run
mount -t tmpfs -o nosuid,nodev tmpfs /tmp
mount -t cgroup2 cgroup2 /sys/fs/cgroup
ip link set lo up
for module in /modules/*; do busybox insmod "$module" || exit 1; done

key=
for word in $(cat /proc/cmdline); do
  case $word in link=*) key=${word#link=} ;; esac
done
# The device appears a moment after its driver.
tries=0
until [ -c /dev/vport0p1 ] || [ "$tries" -ge 100 ]; do
  tries=$((tries + 1))
  sleep 0.1
done
/usr/bin/node /agent/agent.mjs /dev/vport0p1 "$key"
busybox poweroff -f
