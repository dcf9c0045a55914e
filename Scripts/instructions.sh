#!/bin/sh
# Counts the instructions that the release build takes to start and to read one report, which no clock and no neighbour
# on the machine disturbs: instructions.sh compares with Scripts/instructions.txt and fails where a count has grown by
# more than a tenth; instructions.sh --record writes what was counted there, to be committed with the reason.
#
# The reports are the samples of input/, once and twenty times: the difference is the reading, the rest the start.
set -eu
cd "$(dirname "$0")/.."
record=Scripts/instructions.txt
if ! command -v valgrind > /dev/null; then
    echo "instructions: no valgrind here, nothing counted"
    exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Fixed hash seeds and one worker, so that the same program gives nearly the same count.
count() {
    rm -rf "$scratch/output"
    SWIFT_DETERMINISTIC_HASHING=1 valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null \
        "$scratch/ogi" run --quiet --no-cache --workers 1 --input "$1" --output "$scratch/output" 2>&1 |
        awk '/I *refs:/ { gsub(",", ""); print $NF }'
}
# Without the debug information, which valgrind may be too old to read.
strip -o "$scratch/ogi" .build/release/ogi
for copy in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20; do
    mkdir -p "$scratch/input/$copy"
    cp input/*.txt "$scratch/input/$copy/"
done
samples=$(find input -name '*.txt' | wc -l)
once=$(count input)
often=$(count "$scratch/input")
awk -v once="$once" -v often="$often" -v samples="$samples" 'BEGIN {
    report = (often - once) / (19 * samples)
    printf "report %d\nstart %d\n", report, once - report * samples }' > "$scratch/counted"

if [ "${1:-}" = --record ]; then
    cp "$scratch/counted" "$record"
    cat "$record"
    exit 0
fi
awk 'NR == FNR { recorded[$1] = $2; next }
    {
        growth = ($2 / recorded[$1] - 1) * 100
        printf "instructions: %s %d, recorded %d (%+.1f %%)\n", $1, $2, recorded[$1], growth
        if (growth > 10) failed = 1
    }
    END {
        if (failed) print "instructions: more than a tenth more; mend it, or record it with the reason (make instructions-record)"
        exit failed
    }' "$record" "$scratch/counted"
