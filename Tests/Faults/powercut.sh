#!/bin/bash
# Power cuts on a real ext4: writers append to a store on a device whose volatile cache is thrown away in the middle.
#
#   powercut.sh PROBE TIMES     PROBE is journal-probe, as `make faults` builds it
#
# Behind each cut the file system is mounted again, a fresh writer goes on, and every record that was acknowledged must
# stand in the journal at its place; the journal must hold no damage. Prints what was tried. Exit status 1: something
# was lost. 77: skipped, this machine can't do it. Needs root, nbdkit, libnbd-bin, fuse3 and e2fsprogs.
set -u
probe=${1:?journal-probe}; times=${2:?how often}
writers=3
skip() { echo "power cuts: skipped, $1"; exit 77; }
[ "$(id -u)" = 0 ] || skip "not root"
for tool in nbdkit nbdfuse fusermount3 losetup mkfs.ext4; do command -v $tool >/dev/null || skip "no $tool here"; done

work=$(mktemp -d); disk=$work/disk.img; store=$work/mnt/store; loop=; fuse=; server=
mkdir "$work/mnt" "$work/fuse"
power_off() {
  # The server holds what the device was told to write and not yet to flush: with it, that is gone.
  [ -n "$server" ] && kill -9 "$server" 2>/dev/null
  server=
  umount -l "$work/mnt" 2>/dev/null
  [ -n "$loop" ] && losetup -d "$loop" 2>/dev/null
  loop=
  fusermount3 -uz "$work/fuse" 2>/dev/null
  [ -n "$fuse" ] && kill "$fuse" 2>/dev/null && wait "$fuse" 2>/dev/null
  fuse=
}
trap 'power_off; umount "$work/mnt" 2>/dev/null; rm -rf "$work"' EXIT

power_on() {
  rm -f "$work/socket" "$work/pid"
  nbdkit -U "$work/socket" -P "$work/pid" --filter=cache file "$disk" cache=writeback || skip "nbdkit does not start"
  # It goes to the background before it has said which process it is.
  for _ in $(seq 100); do [ -s "$work/pid" ] && break; sleep 0.02; done
  server=$(cat "$work/pid") && [ -n "$server" ] || { echo "power cuts: nbdkit does not say which process it is"; exit 1; }
  nbdfuse "$work/fuse" --unix "$work/socket" >/dev/null 2>&1 & fuse=$!
  for _ in $(seq 100); do [ -s "$work/fuse/nbd" ] && break; sleep 0.05; done
  loop=$(losetup --show -f "$work/fuse/nbd" 2>/dev/null) || skip "no loop device on FUSE here"
  mount "$loop" "$work/mnt" 2>/dev/null || skip "the device can't be mounted"
}

truncate -s 128M "$disk"
mkfs.ext4 -q -F "$disk" || skip "mkfs.ext4 fails"
mount -o loop "$disk" "$work/mnt" 2>/dev/null || skip "no loop mount here"
"$probe" init "$store" >/dev/null || exit 1
umount "$work/mnt"

total=0
for round in $(seq "$times"); do
  power_on
  pids=
  for writer in $(seq $writers); do
    "$probe" append "$store" "c${round}w$writer" 1000000 "$writer" >"$work/acks.$writer" 2>/dev/null & pids="$pids $!"
  done
  sleep "0.$((RANDOM % 8 + 2))"
  kill -9 "$server" || { echo "power cuts: the disk was gone before cut $round"; exit 1; }
  server=
  for pid in $pids; do kill -9 "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; done
  power_off
  # Lines that were cut off in the middle were not told to anybody.
  cat "$work"/acks.* | grep -E '^c[0-9]+w[0-9]+-[0-9]+ [0-9]+$' >>"$work/all"
  mount -o loop "$disk" "$work/mnt" || { echo "power cuts: the file system does not mount behind cut $round"; exit 1; }
  # The kernel that starts now has another boot id: what the watermark says is of no use to it.
  rm -f "$store/run/durable"
  "$probe" append "$store" "after$round" 1 >>"$work/all" || {
    echo "power cuts: no writer goes on behind cut $round"
    exit 1
  }
  "$probe" check "$store" <"$work/all" || { echo "power cuts: cut $round lost something"; exit 1; }
  umount "$work/mnt"
  total=$(wc -l <"$work/all")
done
echo "power cuts: $times, $total records acknowledged, none lost"
