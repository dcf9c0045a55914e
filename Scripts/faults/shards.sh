# Maps that are killed, interrupted or find no room, and merges that are: nothing half is left, and what is done again
# gives the bytes of the run.
mkdir shards results
"$ogi" sources --input input > shards/list || fail "sources: exit $?"
split -n l/4 -d shards/list shards/part.
map() { "$ogi" map --input input --sources "shards/part.$1" --results "results/$1" --workers 1; }
killed=0
for round in $(seq 1 "$kills"); do
    part=0$((round % 4))
    rm -f "results/$part"
    map $part 2> /dev/null &
    process=$!
    sleep "0.$(printf %03d "$(random 350)")"
    kill -9 $process 2> /dev/null && killed=$((killed + 1))
    wait $process 2> /dev/null
    [ ! -e "results/$part" ] || tail -1 "results/$part" | grep -q "	end	" || fail "kill $round: half a shard"
done
rm -f results/*
for part in 00 01 02 03; do map $part 2> log || fail "map: exit $?: $(cat log)"; done
[ "$(ls -A results | wc -l)" = 4 ] || fail "maps left something: $(ls -A results)"
cp -r small merged
mergeKilled=0
for round in $(seq 1 "$((kills / 4 + 1))"); do
    [ $((round % 2)) = 0 ] && cp -r small/. merged/
    "$ogi" merge results --sources shards/list --output merged --quiet 2> /dev/null &
    process=$!
    sleep "0.$(printf %03d "$(random 350)")"
    kill -9 $process 2> /dev/null && mergeKilled=$((mergeKilled + 1))
    wait $process 2> /dev/null
    whole merged "killed merge $round"
done
"$ogi" merge results --sources shards/list --output merged --quiet 2> log || fail "merge: exit $?: $(cat log)"
same full merged "map and merge after the kills"
echo "killed $killed maps and $mergeKilled merges at random moments: no half shard, the dataset whole, the bytes of the run"
# Asked to end while a document keeps it busy, until it has heard.
rm -f results/00
OGI_TEST_FAULTS=hang:.txt "$ogi" map --input input --sources shards/part.00 --results results/00 2> log &
process=$!
while kill -TERM $process 2> /dev/null; do sleep 0.1; done
wait $process
[ ! -e results/00 ] || fail "a map that was asked to end left a shard"
full=0
for point in $(seq 1 "$disks"); do
    rm -f results/00
    (trap '' XFSZ && ulimit -f "$((point * point * 8))" && map 00 > log 2>&1)
    code=$?
    case $code in
    0) ;;
    3) full=$((full + 1)) && [ ! -e results/00 ] || fail "no room for a map: half a shard" ;;
    *) fail "no room for a map: exit $code: $(cat log)" ;;
    esac
    ls results | grep -q new && fail "no room for a map: $(ls results)"
done
map 00 2> log || fail "map: exit $?: $(cat log)"
mergeFull=0
for point in $(seq 1 "$disks"); do
    (trap '' XFSZ && ulimit -f "$((point * point * 8))" && "$ogi" merge results --sources shards/list --output merged > log 2>&1)
    code=$?
    case $code in
    0) ;;
    3) mergeFull=$((mergeFull + 1)) && grep -q "former output is unchanged" log || fail "no way out in: $(cat log)" ;;
    *) fail "no room for a merge: exit $code: $(cat log)" ;;
    esac
    whole merged "no room for a merge"
done
echo "files could not grow at $full of $disks points of a map and $mergeFull of a merge: exit 3, nothing half"
# Two at once, as an engine does that takes a slow task for a lost one.
map 01 2> /dev/null & map 01 2> log || fail "two maps at once: $(cat log)"
wait
"$ogi" merge results --sources shards/list --output merged --quiet 2> log || fail "merge: exit $?: $(cat log)"
same full merged "two maps of one shard at once"
