# Results kept from run to run: same bytes, also after damage and changes.
run 0 --input input --output kept
run 0 --input input --output kept
grep -q "300 unchanged.*; up to date" log || fail "unchanged: $(cat log)"
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
# Cut off, emptied, or of another build of the program: as if there were nothing.
for damage in "cp /dev/null .kept.ogi/sources" "truncate -s 1000 .kept.ogi/sources" "truncate -s 100000 .kept.ogi/reports" \
    "cp /dev/null .kept.ogi/reports" "rm .kept.ogi/reports" "cp .kept.ogi/reports .kept.ogi/sources"; do
    $damage
    printf ' ' >> input/1-lucheng-2018.txt
    run 0 --input input --output kept
    run 0 --input input --output fresh --no-cache
    same fresh kept "$damage"
done
cp "$ogi" another && touch another
./another run --input input --output kept > log 2>&1 || fail "another build: $(cat log)"
grep -q " unchanged" log && fail "another build took what was kept: $(cat log)"
run 0 --input input --output kept
# Other bytes under the former size and time.
sed -i 's/2020/2019/' input/2-yueqing-2020.txt && touch -r input/3-yueqing-2020.txt input/2-yueqing-2020.txt
run 0 --input input --output kept
sed 's/2019/2018/' input/2-yueqing-2020.txt > text && cat text > input/2-yueqing-2020.txt
touch -r input/3-yueqing-2020.txt input/2-yueqing-2020.txt
run 0 --input input --output kept
run 0 --input input --output fresh --no-cache
same fresh kept "other bytes under the former size and time"
sed 's/"channel_capacity": 16/"max_cache_bytes": 1000000/' "$root/pipeline.json" > small.json
run 0 --input input --output bounded small.json
[ "$(wc -c < .bounded.ogi/reports)" -le 1000000 ] || fail "the cache is larger than allowed"
same fresh bounded "a bounded cache"
rm kept/figures.csv
run 0 --input input --output kept
same fresh kept "a published file was removed"
echo "kept results: the bytes of a run without them, after 20 damages and changes, cut off, emptied, of another build, bounded"
