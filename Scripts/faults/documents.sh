# A document that ends the program, hangs, or eats all memory.
sed 's/"channel_capacity": 16/"max_document_seconds": 2, "max_memory_bytes": 400000000/' "$root/pipeline.json" > strict.json
for fault in crash:crashed abort:crashed stack:crashed hang:timed_out memory:out_of_memory; do
    kind=${fault%%:*}
    OGI_TEST_FAULTS="$kind:7-yueqing-2020.txt,$kind:31-lucheng-2020.txt" "$ogi" run --quiet --input input \
        --output bad strict.json 2> log || fail "$kind: exit $?: $(cat log)"
    grep -c "\"reason\":\"${fault##*:}\"" bad/rejects.jsonl > count
    bad=$(cat count)
    [ "$bad" -ge 2 ] || fail "$kind: $bad rejections: $(cat bad/rejects.jsonl)"
    whole bad "$kind"
    # What an image of the program had read before it began again was read by this run.
    grep -q '"unchanged": 0,' .bad.ogi/run.json || fail "$kind: counted as unchanged: $(cat .bad.ogi/run.json)"
    rm -rf bad .bad.ogi
done
# Two names that look the same, written in two ways: two documents, of which one crashes.
mkdir twins && cp few/yueqing-2020.txt "twins/$(printf 'e\314\201').txt" && cp few/lucheng-2020.txt "twins/$(printf '\303\251').txt"
OGI_TEST_FAULTS="crash:$(printf '\303\251').txt" "$ogi" run --quiet --input twins --output bad 2> log || fail "twins: $(cat log)"
[ "$(grep -c '"reason":"crashed"' bad/rejects.jsonl)" = 1 ] || fail "twins: $(cat bad/rejects.jsonl)"
rm -rf bad .bad.ogi
echo "documents that crash, abort, overflow the stack, hang, eat memory: rejected by name, the rest published"
