#!/bin/sh
# Makes the image's whole tree in $1, out of the packages installed in this build stage: the programs
# of docker/rootfs/programs, the libraries that they load, names for the users, and nothing else.
# Writes to $2 the Debian package of each file that it took, whose copyright file it takes as well.
set -eu
root=$1 origins=$2
here=$(dirname "$0")
umask 022
export LC_ALL=C

# usr-merged as Debian is: what a program asks for as /lib64/ld-linux-x86-64.so.2 is below /usr.
mkdir -p "$root"/usr/bin "$root"/usr/sbin "$root"/usr/lib "$root"/etc "$root"/opt/mayfly
for dir in bin sbin lib lib64; do
  # lib64 is not on every architecture.
  if [ -L "/$dir" ]; then mkdir -p "$root/usr/$dir"; ln -s "usr/$dir" "$root/$dir"; fi
done

# $1: a file, taken to where its real path is.
take() {
  real=$(readlink -f "$1")
  if [ ! -e "$root$real" ]; then
    mkdir -p "$root$(dirname "$real")"
    cp "$real" "$root$real"
  fi
  # A library is asked for by its soname, which is a link to its file.
  wanted=$(readlink -f "$(dirname "$1")")/$(basename "$1")
  if [ "$wanted" != "$real" ] && [ ! -e "$root$wanted" ]; then
    mkdir -p "$root$(dirname "$wanted")"
    ln -s "$real" "$root$wanted"
  fi
}

# ldd names what the loader would load: `libz.so.1 => /lib/…/libz.so.1 (0x…)`, `/lib64/ld-… (0x…)`.
libraries() {
  ldd "$1" | sed -n 's,^.* => \(/[^ ]*\) (0x.*,\1,p; s,^[[:space:]]*\(/[^ ]*\) (0x.*,\1,p'
}

while read -r program; do
  case $program in '' | '#'*) continue ;; esac
  take "$program"
  missing=$(ldd "$program" | grep 'not found' || true)
  if [ -n "$missing" ]; then echo "assemble: $program: $missing" >&2; exit 1; fi
  libraries "$program" | while read -r library; do take "$library"; done
done < "$here/programs"

# Symbols for a debugger are a sixth of it, and there is no debugger.
find "$root/usr" -type f -exec strip --strip-unneeded {} +

# Each file's package, before anything is added that has none. node comes from its own image.
find "$root/usr" -type f | sed "s,^$root,," | grep -vx /usr/bin/node | sort > "$origins.files"
while read -r file; do
  # A package may still name the file as it was before /lib became /usr/lib.
  owner=$(dpkg -S "$file" 2> /dev/null || dpkg -S "${file#/usr}")
  echo "${owner%%[:,]*}"
done < "$origins.files" > "$origins.owners"
sort -u "$origins.owners" | while read -r package; do
  dpkg-query -W -f '${Package} ${Version} ${Architecture} ${source:Package}\n' "$package"
done > "$origins"

# Debian's policy 12.5: what may be done with a package, and whose it is, goes with it. A package may leave
# that to another of the same source (gcc's libraries do), and name Debian's common texts.
copyright() {
  for name in "$1" $(dpkg-query -W -f '${source:Package} ${Package}\n' | awk -v of="$2" '$1 == of { print $2 }'); do
    if [ -f "/usr/share/doc/$name/copyright" ]; then echo "/usr/share/doc/$name/copyright"; return; fi
  done
  echo "assemble: $1 has no copyright file" >&2
  return 1
}
while read -r package _ _ source; do
  mkdir -p "$root/usr/share/doc/$package"
  cp "$(copyright "$package" "$source")" "$root/usr/share/doc/$package/copyright"
done < "$origins"
cp -R /usr/share/common-licenses "$root/usr/share/"

cp -R "$here/etc/." "$root/etc/"

# Where Docker mounts.
mkdir -p "$root/dev" "$root/proc" "$root/sys" "$root/run/mayfly"
