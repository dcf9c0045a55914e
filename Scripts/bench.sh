#!/bin/sh
# Measures the release build over COUNT generated reports: three runs with all processors, one with a single worker,
# and what only hashing the input and copying the output costs on this machine, for the ratio.
set -eu
count=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
.build/release/accuracy --corpus "$scratch/input" --count "$count" > "$scratch/log"
printf '%s reports, %s processors\n' "$count" "$(getconf _NPROCESSORS_ONLN)"
for workers in "" "" "" "--workers 1"; do
    # shellcheck disable=SC2086  # the option and its value are two words
    (cd "$scratch" && "$OLDPWD/.build/release/ogi" run --input input --output output $workers)
done
printf 'sha256sum of the input and cp of the output, for comparison:\n'
( cd "$scratch" && time -p sh -c 'find input -type f -exec sha256sum {} + > sums; cp -r output copy' )
