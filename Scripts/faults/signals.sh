# Requests to end: exit 130 and the former dataset, also where a document hangs and after the program has begun again.
# asked SIGNAL FAULTS: the run is in the lock before it reads, and needs a moment to come to the document.
asked() {
    OGI_TEST_FAULTS=$2 "$ogi" run --quiet --no-cache --input few --output out > log 2>&1 &
    process=$!
    waitFor .out.ogi/lock "$process"
    case $2 in crash*) waitFor .out.ogi/lock crashed ;; esac
    sleep 0.5
    kill -"$1" $process
    wait $process
    code=$?
    [ $code = 130 ] || fail "$1 with $2: exit $code: $(cat log)"
    grep -q "interrupted" log || fail "$1 with $2: $(cat log)"
    same small out "$1 with $2"
}
rm -rf out && cp -r small out
asked TERM hang:yueqing-2020.txt
# Where this script itself was started by `nohup`, HUP is to do nothing.
sh -c 'kill -HUP $$' 2> /dev/null || asked HUP hang:yueqing-2020.txt
asked TERM crash:cangnan-2020.txt,hang:yueqing-2020.txt
grep -q '"status": "interrupted"' .out.ogi/run.json || fail "run.json: $(cat .out.ogi/run.json)"
OGI_TEST_FAULTS=slow:.txt "$ogi" run --quiet --no-cache --input input --output out > log 2>&1 &
process=$!
waitFor .out.ogi/lock $process
kill -INT $process
wait $process
[ $? = 130 ] || fail "INT: $(cat log)"
same small out "INT"
# A second request ends the program at once.
OGI_TEST_FAULTS=hang:.txt "$ogi" run --quiet --no-cache --input few --output out > log 2>&1 &
process=$!
waitFor .out.ogi/lock $process
sleep 0.5
kill -TERM $process
sleep 0.2
kill -TERM $process
wait $process
code=$?
[ $code = 143 ] || fail "a second request to end: exit $code"
whole out "a second request to end"
# `nohup` keeps the program from its terminal's end.
OGI_TEST_FAULTS=slow:.txt nohup "$ogi" run --quiet --no-cache --input input --output out > log 2>&1 &
process=$!
waitFor .out.ogi/lock $process
kill -HUP $process
wait $process || fail "HUP under nohup: exit $?: $(cat log)"
same full out "HUP under nohup"
# A log that nobody reads any more, and standard streams that are closed: no message ends in the dataset.
("$ogi" run --no-cache --input few --output out 2>&1; echo $? > code) | true
[ "$(cat code)" = 0 ] || fail "a log that nobody reads: exit $(cat code)"
same small out "a log that nobody reads"
OGI_TEST_FAULTS=crash:cangnan-2020.txt "$ogi" run --no-cache --input few --output closed <&- >&- 2>&- ||
    fail "closed streams: exit $?"
whole closed "closed streams"
[ "$(tr '\0' '\n' < .closed.ogi/lock | sed 1d)" = "crashed
cangnan-2020.txt" ] || fail "closed streams: $(tr '\0' '\n' < .closed.ogi/lock)"
("$ogi" plan --input few; echo $? > code) | head -1 > first
grep -q . first || fail "plan | head: nothing"
echo "TERM, HUP and INT end a run with 130 and the former dataset, also at a document that hangs; nohup, closed pipes and" \
    "closed streams do it no harm"
