# A hundred thousand real reports: the memory of the first run, and of one that keeps all results but one.
accuracy=$root/.build/release/accuracy
if [ -z "$isLong" ]; then
    skip "100,000 reports: only with more than 100 kills"
elif [ ! -x "$accuracy" ]; then
    skip "100,000 reports: .build/release/accuracy, which writes them, is not built"
elif [ "$(df -Pk . | awk 'NR == 2 { print int($4 / 1000000) }')" -lt 20 ]; then
    skip "100,000 reports: that takes 20 GB in ${TMPDIR:-/tmp}"
else
    peak() { awk -F '[:,]' '/"peak_mebibytes"/ { print $2 + 0 }' .all.ogi/run.json; }
    "$accuracy" --corpus all-input --count 100000 --samples "$root/input" > log || fail "writing reports: $(cat log)"
    run 0 --input all-input --output all
    echo "100,000 reports: $(sed 's/^ogi: //' log)"
    first=$(peak)
    cp few/yueqing-2020.txt all-input/new.txt && echo "再补充一行" >> all-input/new.txt
    run 0 --input all-input --output all
    echo "the same and one more: $(sed 's/^ogi: //' log)"
    second=$(peak)
    [ "$first" -le 128 ] && [ "$second" -le 128 ] || fail "more than 128 MiB: $first, then $second"
    whole all "100,000 reports"
    rm -rf all-input all .all.ogi
fi
