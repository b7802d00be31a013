#!/bin/bash
# A disk that fills up: a store on a tiny tmpfs, until it refuses; then room is made and it goes on.
#
#   full-disk.sh PROBE     PROBE is journal-probe, as `make faults` builds it
#
# Prints what was tried. Exit status 1: something was lost, or nothing was refused. 77: skipped, it needs root.
set -u
probe=${1:?journal-probe}
[ "$(id -u)" = 0 ] || { echo "full disk: skipped, not root"; exit 77; }
work=$(mktemp -d); mkdir "$work/mnt"
mount -t tmpfs -o size=256k tmpfs "$work/mnt" 2>/dev/null || {
  rmdir "$work/mnt" "$work"
  echo "full disk: skipped, no tmpfs"
  exit 77
}
trap 'umount "$work/mnt"; rm -rf "$work"' EXIT
store=$work/mnt/store
fail() { echo "full disk: $1"; exit 1; }

"$probe" init "$store" >/dev/null || fail "no store can be made"
head -c 40000 /dev/zero >"$work/mnt/ballast"
refused=0
for batch in 1 7; do
  "$probe" append "$store" "b$batch" 100000 "$batch" >"$work/said" && fail "it was never full"
  grep -q '^error full' "$work/said" || fail "it was not told that the disk is full: $(tail -n 1 "$work/said")"
  grep -E '^b[0-9]+-[0-9]+ [0-9]+$' "$work/said" >>"$work/all"
  "$probe" check "$store" <"$work/all" || fail "something was lost while it was full"
  refused=$((refused + 1))
  # Half of the room comes back the first time, all of it at the end.
  head -c $((20000 * (2 - refused))) /dev/zero >"$work/mnt/ballast"
done
"$probe" append "$store" after 3 >>"$work/all" || fail "it does not go on when there is room"
"$probe" check "$store" <"$work/all" || fail "something was lost behind it"
echo "full disk: refused $refused times, $(wc -l <"$work/all") records acknowledged, none lost"
