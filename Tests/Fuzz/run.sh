#!/bin/sh
# Builds the fuzzer and lets it try each target for SECONDS; what it finds lies in .build-fuzz/finds.
# run.sh [SECONDS [TARGET...]]: all targets where none is named.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- document pdf docx html archive config sinks
OGI_FUZZ=1 swift build --scratch-path .build-fuzz -c release --product fuzz -Xswiftc -sanitize=fuzzer
mkdir -p .build-fuzz/finds

# The runtime's own report of a crash comes before the fuzzer's, and then nobody writes the input down.
export SWIFT_BACKTRACE=enable=no
# The fuzzer writes what it thinks of to the first folder that it is given and shortens what it finds there. So it
# never sees a folder of the repository: it gets a folder of its own first, and copies of the seeds.
for target in "$@"; do
    seeds=.build-fuzz/seeds/$target
    rm -rf "$seeds"
    mkdir -p "$seeds" ".build-fuzz/corpus/$target"
    case $target in
    document) find input Tests/Cases -path '*input/*' -name '*.txt' -type f ;;
    html) find Tests/Originals -name '*.html' -size -64k ;;
    archive) find Tests/Originals -name '*.docx' -size -64k ;;
    pdf | docx | config | sinks) find "Tests/Fuzz/seeds/$target" -type f ;;
    *) echo "unknown target $target; allowed: document, pdf, docx, html, archive, config, sinks" >&2 && exit 2 ;;
    esac > .build-fuzz/list
    number=0
    while read -r file; do
        number=$((number + 1))
        cp "$file" "$seeds/$number"
    done < .build-fuzz/list
    OGI_FUZZ_TARGET=$target .build-fuzz/release/fuzz -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -max_len=65536 -print_final_stats=1 -artifact_prefix=".build-fuzz/finds/$target-" \
        ".build-fuzz/corpus/$target" "$seeds"
done
