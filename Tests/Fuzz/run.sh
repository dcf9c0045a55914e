#!/bin/sh
# Builds the fuzzer and lets it try each target for SECONDS; what it finds lies in .build-fuzz/finds.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
OGI_FUZZ=1 swift build --scratch-path .build-fuzz -c release --product fuzz -Xswiftc -sanitize=fuzzer
mkdir -p .build-fuzz/finds
for target in document config sinks; do
    mkdir -p ".build-fuzz/corpus/$target"
    case $target in
    document) seeds="input Tests/Fuzz/seeds/document" ;;
    config) seeds="Tests/Fuzz/seeds/config" ;;
    sinks) seeds="Tests/Fuzz/seeds/sinks" ;;
    esac
    # shellcheck disable=SC2086  # folders without spaces
    OGI_FUZZ_TARGET=$target .build-fuzz/release/fuzz -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -max_len=65536 -print_final_stats=1 -artifact_prefix=".build-fuzz/finds/$target-" \
        ".build-fuzz/corpus/$target" $seeds
done
