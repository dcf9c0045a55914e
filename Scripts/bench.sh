#!/bin/sh
# Measures the program of `make release`: bench.sh [COUNT ...] (1000 10000; 100000 needs 25 GB on the disk of TMPDIR).
# For each count a corpus is written (half of it the samples of input/, varied; half generated; fixed seed), read three
# times with all processors, and set against what this machine takes to hash the input and to copy the output. Then:
# the time by stage, from pipelines cut short; the speed-up from 1 to 2 workers; map and merge; start, and a run of one report.
set -eu
cd "$(dirname "$0")/.."
ogi=$PWD/.build/ogi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
counts=${*:-1000 10000}

# measure COMMAND...: CPU seconds, elapsed seconds and peak MiB of a command, which prints nothing
measure() { /usr/bin/time -f '%U %S %e %M' "$@" 2>&1 > /dev/null | awk 'END { print $1 + $2, $3, $4 / 1024 }'; }
# run ARGUMENT...: as for the first time; what a run keeps for the next would make the next one another thing to measure
run() { rm -rf "$scratch/output" "$scratch/.output.ogi"; measure "$ogi" run --quiet --input "$scratch/input" --output "$scratch/output" "$@"; }
# smallest: of several measurements the one with the least CPU time, which others on the machine disturbed least
smallest() { sort -n | head -n 1; }
bytes() { find "$1" -type f -exec cat {} + | wc -c; }

printf '%s processors\n' "$(getconf _NPROCESSORS_ONLN)"
printf '%8s %10s %8s %8s %9s %8s %10s %10s %10s %8s\n' \
    reports reports/s MB/s-in MB/s-out ms-CPU/rep peak-MiB CPU-s sha256sum-s cp-s ratio
for count in $counts; do
    rm -rf "$scratch/input"
    .build/release/accuracy --corpus "$scratch/input" --count "$count" --samples input > /dev/null
    own=$(for _ in 1 2 3; do run; done | smallest)
    hash=$(for _ in 1 2 3; do measure find "$scratch/input" -type f -exec sha256sum {} +; done | smallest)
    copy=$(for _ in 1 2 3; do rm -rf "$scratch/copy"; measure cp -r "$scratch/output" "$scratch/copy"; done | smallest)
    echo "$count $own $hash $copy $(bytes "$scratch/input") $(bytes "$scratch/output")" | awk '{
        printf "%8d %10.0f %8.1f %8.1f %9.3f %8.0f %10.2f %10.3f %10.3f %8.2f\n", $1, $1 / $3, $11 / $3 / 1e6,
            $12 / $3 / 1e6, $2 / $1 * 1000, $4, $2, $5, $8, $2 / ($5 + $8) }'
done
printf 'ratio: CPU time of the run / (sha256sum of the input + cp of the output); ms-CPU/rep and peak-MiB show the growth\n\n'

# A pipeline of the first stages only: its list of report steps, and which tables it writes.
cut() {
    awk -v document="$1" -v report="$2" -v tables="$3" '
        BEGIN {
            printf "{ \"version\": \"1.0.0\", \"run\": { \"output\": \"output\" }, \"stages\": ["
            printf "{ \"name\": \"d\", \"kind\": \"extract\", \"type\": \"files\", \"steps\": [%s],", document
            printf " \"options\": { \"input\": \"input\" } },"
            printf "{ \"name\": \"r\", \"kind\": \"transform\", \"type\": \"report\", \"from\": \"d\", \"steps\": [%s] }", report
            count = split(tables, name, " ")
            for (i = 1; i <= count; i++) {
                printf ", { \"name\": \"s%d\", \"kind\": \"load\", \"type\": \"csv\", \"from\": \"r\",", i
                printf " \"options\": { \"table\": \"%s\", \"path\": \"%s.csv\" } }", name[i], name[i]
            }
            print " ] }"
        }' > "$scratch/cut.json"
    for _ in 1 2 3; do run "$scratch/cut.json"; done | smallest | awk '{ print $1 }'
}
documents='"width_folding", "markup_remnants", "line_breaking", "heading_repair", "site_chrome", "running_heads", "line_joining"'
reports='"headings", "form", "tables", "paragraphs", "cover", "mentions", "checks"'
last=${counts##* }
start=$(cut '' '' rejects)
normalised=$(cut "$documents" '' rejects)
transformed=$(cut "$documents" "$reports" rejects)
whole=$(for _ in 1 2 3; do run; done | smallest | awk '{ print $1 }')
echo "$last $start $normalised $transformed $whole" | awk '{
    printf "CPU by stage, ms a report: read and decode %.3f, normalise %.3f, transform %.3f, corpus and load %.3f\n",
        $2 / $1 * 1000, ($3 - $2) / $1 * 1000, ($4 - $3) / $1 * 1000, ($5 - $4) / $1 * 1000 }'

one=$(for _ in 1 2 3; do run --workers 1 | awk '{ print $2 }'; done | smallest)
two=$(for _ in 1 2 3; do run --workers 2 | awk '{ print $2 }'; done | smallest)
echo "$one $two" | awk '{ printf "speed-up from 1 to 2 workers: %.2f (%.2f s, %.2f s)\n", $1 / $2, $1, $2 }'

# The same in ten maps and a merge, as many machines would do it (docs/scale.md), against a run that keeps nothing.
"$ogi" sources --input "$scratch/input" > "$scratch/list"
split -n l/10 -d "$scratch/list" "$scratch/part."
mkdir "$scratch/results" "$scratch/tenth"
map='for part in "$scratch"/part.*; do "$ogi" map --input "$scratch/input" --sources "$part" --results "$scratch/results/${part##*.}"; done'
merge() { rm -rf "$scratch/output"; measure "$ogi" merge "$1" --sources "$2" --quiet --output "$scratch/output"; }
export scratch ogi
alone=$(for _ in 1 2 3; do run --no-cache; done | smallest)
mapped=$(for _ in 1 2 3; do measure sh -c "$map"; done | smallest)
merged=$(for _ in 1 2 3; do merge "$scratch/results" "$scratch/list"; done | smallest)
cp "$scratch/results/00" "$scratch/tenth/"
tenth=$(merge "$scratch/tenth" "$scratch/part.00")
echo "$last $alone $mapped $merged $tenth $(wc -l < "$scratch/part.00") $(bytes "$scratch/results")" | awk '{
    printf "map and merge: CPU %.2f of the run (map %.2f s, merge %.2f s, run %.2f s), %.0f bytes handed over a report, merge %.0f bytes of memory a report\n",
        ($5 + $8) / $2, $5, $8, $2, $15 / $1, ($10 - $13) * 1048576 / ($1 - $14) }'

rm -rf "$scratch/input"
mkdir "$scratch/input"
cp "$(find input -name '*.txt' | sort | head -n 1)" "$scratch/input/"
# often COMMAND...: CPU and elapsed milliseconds of one run; a clock of hundredths needs twenty to tell
often() {
    measure sh -c 'for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do "$@"; done' sh "$@" |
        awk '{ print $1 * 50, $2 * 50 }'
}
least() { for _ in 1 2 3; do often "$@"; done | smallest; }
start=$(least "$ogi" --version)
check=$(least "$ogi" check)
one=$(least "$ogi" run --quiet --no-cache --input "$scratch/input" --output "$scratch/output")
again=$(least "$ogi" run --quiet --input "$scratch/input" --output "$scratch/output")
echo "$start $check $one $again" | awk '{
    printf "start: %.0f ms; with the configuration checked, which is all that comes before the first byte is read: %.0f ms\n", $2, $4
    printf "one report: %.0f ms CPU, %.0f ms with what the disk takes to keep it; unchanged, another time: %.0f ms\n", $5, $6, $8 }'
