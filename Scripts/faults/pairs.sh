# One at a time.
OGI_TEST_FAULTS=slow:.txt "$ogi" run --quiet --no-cache --input input --output out &
holder=$!
waitFor .out.ogi/lock $holder
run 4 --input input --output out
grep -q "process $holder" log || fail "the holder is not named: $(cat log)"
run 0 --input few --output out --wait 60 --no-cache
wait $holder || fail "the first of two runs"
same small out "after waiting"
# A holder that dies leaves no lock, and no wait of a minute.
OGI_TEST_FAULTS=hang:.txt "$ogi" run --quiet --no-cache --input input --output out &
holder=$!
waitFor .out.ogi/lock $holder
"$ogi" run --no-cache --input few --output out --wait 600 > log 2>&1 &
waiter=$!
sleep 0.5
kill -9 $holder
wait $holder 2> /dev/null
wait $waiter || fail "waiting for a run that died: exit $?: $(cat log)"
same small out "after a run that died"
echo "two runs at once: exit 4 with the holder's id; --wait waits, and takes over from one that dies"
