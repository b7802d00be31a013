#!/usr/bin/env bash
# How well the watchlist finds people: imports a list of real names kept outside this repository, asks the product's own
# look-up everything in the development queries, and judges the answers. Ends with 1 where a target is missed.
#
#   evaluate.sh PROGRAM      the names: $PLBN_SHARED/watchlist-eval, else ../shared/watchlist-eval
#
# Two runs: names alone, and with dates of birth and documents. Needs python3.
set -euo pipefail
program=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
names=${PLBN_SHARED:-$here/../../../shared}/watchlist-eval
if ! [ -r "$names/queries_dev.csv" ] || ! command -v python3 >/dev/null; then
  echo "SKIPPED: NOTHING WAS EVALUATED: no names in $names (set PLBN_SHARED), or no python3" >&2
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PLBN_STORE=$work/store
"$program" init --post entikong >/dev/null
"$program" watchlist import "$names/list.csv" --format plbn-csv --name evaluation
ask() { # WHICH: names or all
  python3 - "$names/queries_dev.csv" "$1" <<'PYTHON'
import csv, json, sys
for row in csv.DictReader(open(sys.argv[1], encoding="utf8", newline="")):
    query = {"id": row["id"], "name": row["name"]}
    if row["mrz_raw"]:
        query["mrz"] = row["mrz_raw"]
    if sys.argv[2] == "all":
        if row["dob"]:
            query["dob"] = row["dob"]
        if row["doc"]:
            query["doc"] = row["doc"]
    print(json.dumps(query))
PYTHON
}
for which in names all; do
  ask $which >"$work/$which.jsonl"
  start=$(date +%s%N)
  "$program" lookup --json --purpose test - <"$work/$which.jsonl" >"$work/$which.out"
  took=$((($(date +%s%N) - start) / 1000000))
  echo "$which: $(wc -l <"$work/$which.out") answers in $took ms, start, index and records included"
done
# Answers to keep beside the tables, for whoever wants to look at single ones.
if [ -n "${PLBN_EVAL_KEEP:-}" ]; then cp "$work"/*.out "$PLBN_EVAL_KEEP/"; fi
python3 "$here/judge.py" "$names" "$work/names.out" "$work/all.out"
