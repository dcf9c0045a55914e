#!/bin/sh
# Does to a run what the world does to it, and checks after each time that the published dataset is whole.
# faults.sh [KILLS [DISKS]]: so many kills and full disks; more than 100 kills adds 100,000 files in one folder.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
ogi=${OGI:-$root/.build/release/ogi}
kills=${1:-200}
disks=${2:-24}
scratch=$(mktemp -d)
mounted=
cleanup() {
    [ -z "$mounted" ] || umount "$mounted" 2> /dev/null
    chmod -R u+rwx "$scratch" 2> /dev/null
    rm -rf "$scratch"
}
trap cleanup EXIT
cd "$scratch" || exit 2

fail() {
    echo "FAILED: $*" >&2
    exit 1
}
whole() { (cd "$1" && sha256sum --check --quiet --strict SHA256SUMS) || fail "$2: the dataset is not whole"; }
random() { od -An -N2 -tu2 /dev/urandom | awk -v n="$1" '{ print $1 % n }'; }
# run EXPECTED ARGUMENTS...
run() {
    expected=$1
    shift
    "$ogi" run "$@" > log 2>&1
    got=$?
    [ "$got" = "$expected" ] || { cat log >&2; fail "ogi run $*: exit $got, expected $expected"; }
}
same() { diff -r "$1" "$2" > difference || { head -5 difference >&2; fail "$3: other bytes"; }; }

mkdir input few
for copy in $(seq 1 60); do
    for source in "$root"/input/*.txt; do cp "$source" "input/$copy-$(basename "$source")"; done
done
cp "$root"/input/*.txt few/
run 0 --input input --output full --no-cache
run 0 --input few --output small --no-cache

# 1. Kills at random moments, between two datasets, so that every run has something to change.
cp -r small out
killed=0
round=0
while [ "$killed" -lt "$kills" ]; do
    round=$((round + 1))
    [ $((round % 2)) = 0 ] && input=few || input=input
    [ $((round % 3)) = 0 ] && cache=--no-cache || cache=--quiet
    "$ogi" run --quiet "$cache" --input $input --output out 2> /dev/null &
    process=$!
    sleep "0.$(printf %03d "$(random 350)")"
    kill -9 $process 2> /dev/null && killed=$((killed + 1))
    wait $process 2> /dev/null
    whole out "kill $round"
done
run 0 --input input --output out
same full out "after the kills"
echo "killed $killed of $round runs at random moments: the dataset was whole after each"

# 2. A disk that fills up: files may not grow beyond a limit; where mounting is allowed, a small file system too.
full=0
for point in $(seq 1 "$disks"); do
    blocks=$((point * point * 8))
    (trap '' XFSZ && ulimit -f "$blocks" && "$ogi" run --no-cache --input input --output out > log 2>&1)
    code=$?
    case $code in
    0) ;;
    3) full=$((full + 1)) && grep -q "former output is unchanged" log || fail "no way out in: $(cat log)" ;;
    *) fail "file size limit $blocks: exit $code" ;;
    esac
    whole out "file size limit $blocks"
done
echo "files could not grow at $full of $disks points: exit 3, the dataset whole"
mkdir disk
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=24m none disk 2> /dev/null; then
    mounted=$scratch/disk
    cp -r small disk/out
    full=0
    for point in $(seq 1 "$disks"); do
        head -c "$((point * 900))k" /dev/zero > disk/ballast 2> /dev/null
        "$ogi" run --input input --output disk/out > log 2>&1
        code=$?
        rm -f disk/ballast
        case $code in
        0) cp -r small/. disk/out/ ;;
        3) full=$((full + 1)) && grep -q "free some space" log || fail "no way out in: $(cat log)" ;;
        *) fail "full disk: exit $code: $(cat log)" ;;
        esac
        whole disk/out "full disk $point"
    done
    echo "disk full at $full of $disks points: exit 3, the dataset whole"
    mount -o remount,ro disk
    run 3 --input input --output disk/out
    whole disk/out "read-only disk"
    umount disk && mounted=
    echo "read-only output: exit 3, the dataset whole"
fi
if [ "$(id -u)" != 0 ]; then
    mkdir locked && cp -r small locked/out && chmod a-w locked locked/out
    run 3 --input input --output locked/out
    chmod u+w locked locked/out
    whole locked/out "folder without the right to write"
fi

# 3. One at a time.
OGI_TEST_FAULTS=slow:.txt "$ogi" run --quiet --no-cache --input input --output out &
holder=$!
sleep 0.5
run 4 --input input --output out
grep -q "process $holder" log || fail "the holder is not named: $(cat log)"
run 0 --input few --output out --wait 60 --no-cache
wait $holder || fail "the first of two runs"
same small out "after waiting"
echo "two runs at once: exit 4 with the holder's id; --wait waits"

# 4. A document that ends the program, hangs, or eats all memory.
sed 's/"channel_capacity": 16/"max_document_seconds": 2, "max_memory_bytes": 400000000/' "$root/pipeline.json" > strict.json
for fault in crash:crashed abort:crashed stack:crashed hang:timed_out memory:out_of_memory; do
    kind=${fault%%:*}
    OGI_TEST_FAULTS="$kind:7-yueqing-2020.txt,$kind:31-lucheng-2020.txt" "$ogi" run --quiet --input input \
        --output bad strict.json 2> log || fail "$kind: exit $?: $(cat log)"
    grep -c "\"reason\":\"${fault##*:}\"" bad/rejects.jsonl > count
    bad=$(cat count)
    [ "$bad" -ge 2 ] || fail "$kind: $bad rejections: $(cat bad/rejects.jsonl)"
    whole bad "$kind"
    rm -rf bad .bad.ogi
done
echo "documents that crash, abort, overflow the stack, hang, eat memory: rejected by name, the rest published"

# 5. Quarantine.
cp -r few mixed && : > mixed/empty.txt && printf '\377\376\001' > mixed/bytes.txt
sed 's/"channel_capacity": 16/"max_rejected": 1/' "$root/pipeline.json" > limit.json
sed 's/"channel_capacity": 16/"max_rejected": "50%"/' "$root/pipeline.json" > share.json
cp -r small quarantine
run 1 --input mixed --output quarantine limit.json
same small quarantine "too many rejected"
run 0 --input mixed --output quarantine share.json
cp few/yueqing-2020.txt mixed/empty.txt
run 0 --input mixed --output quarantine --only-rejected share.json
grep -q "5 unchanged" log || fail "--only-rejected: $(cat log)"
run 0 --input mixed --output again --no-cache share.json
same again quarantine "--only-rejected"
echo "max_rejected: exit 1 and nothing published; --only-rejected reads just those"

# 6. Results kept from run to run: same bytes, also after damage and changes.
run 0 --input input --output kept
run 0 --input input --output kept
grep -q "300 unchanged; up to date" log || fail "unchanged: $(cat log)"
same full kept "kept results"
for round in $(seq 1 20); do
    for file in reports sources; do
        size=$(wc -c < .kept.ogi/$file)
        printf 'x' | dd of=.kept.ogi/$file bs=1 seek="$(($(random 30000) * size / 30000))" conv=notrunc 2> /dev/null
    done
    printf ' ' >> "input/$round-yueqing-2020.txt"
    run 0 --input input --output kept
    run 0 --input input --output fresh --no-cache
    same fresh kept "damaged cache $round"
done
rm kept/figures.csv
run 0 --input input --output kept
same fresh kept "a published file was removed"
echo "kept results: the bytes of a run without them, after 20 damages and changes"

# 7. Hostile content.
mkdir -p hostile/locked
(
    cd hostile || exit 1
    for name in 'line
feed.txt' '"quotes".txt' 'tab	.txt' '-rf.txt' '=1+1.txt' ' .txt' "$(printf 'escape\033[31m.txt')"; do
        cp ../few/yueqing-2020.txt "./$name"
    done
    mkfifo pipe.txt
    ln -s /dev/zero device.txt
    ln -s .. above
    ln -s nowhere.txt dangling.txt
    truncate -s 2G sparse.txt
    printf '\033]0;title\007\033[2J2020\345\271\264\n' > terminal.txt
    path=$(printf '%01000d' 0 | sed 's|0|d/|g')
    mkdir -p "$path" && cp ../few/yueqing-2020.txt "${path}deep.txt"
) || fail "hostile input"
chmod 000 hostile/locked
run 0 --input hostile --output caught
whole caught "hostile input"
grep -q "$(printf '\033')" log caught/rejects.jsonl && fail "an escape sequence got through"
for reason in not_a_file too_large; do
    grep -q "\"reason\":\"$reason\"" caught/rejects.jsonl || fail "no $reason: $(cat caught/rejects.jsonl)"
done
grep -q "deep.txt" caught/reports.csv || fail "the file 1000 folders deep was not read"
echo "names, pipes, devices, links, a sparse file of 2 GB, 1,000 folders: $(sed 's/^ogi: //' log)"
if [ "$kills" -gt 100 ]; then
    mkdir many && seq -f 'many/%06g.txt' 100000 | while read -r name; do : > "$name"; done
    run 0 --input many --output out
    whole out "100,000 files in one folder"
    echo "100,000 files in one folder: $(sed 's/^ogi: //' log)"
fi
