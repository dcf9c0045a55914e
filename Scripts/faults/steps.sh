# A kill at every step of publishing, one after the other: at each call to the system that makes, moves, removes or
# synchronises anything. Once where the folders change places in one step; once where the files are moved one by one,
# because somebody stands in the output folder: there a half output has no datapackage.json, and the next run ends it.

# killedAt CALL NUMBER FOLDER OUTPUT: false where the run was over before; one of two inputs, in turn.
killedAt() {
    (
        cd "$3" || exit 1
        strace -f -o "$scratch/trace" -e trace="$1" -e inject="$1:signal=KILL:when=$2" \
            "$ogi" run --quiet --no-cache --allow-removed --input "$scratch/$turn" --output "$4"
        :
    ) > /dev/null 2>&1
    [ "$turn" = few ] && turn=other || turn=few
    grep -q "killed by SIGKILL" trace
}
if canTrace; then
    rm -rf stepped other && cp -r small stepped && echo "of the user" > stepped/notes.txt
    mkdir other && cp few/lucheng-2020.txt other/
    turn=other
    steps=0
    for call in mkdir fsync rename renameat2 linkat unlink rmdir; do
        number=1
        while killedAt $call $number . stepped; do
            whole stepped "kill at $call $number"
            grep -q "of the user" stepped/notes.txt || fail "kill at $call $number: the user's file is gone"
            number=$((number + 1))
            steps=$((steps + 1))
        done
    done
    [ "$steps" -ge 30 ] || fail "only $steps steps were seen"
    run 0 --input few --output stepped --no-cache
    rm stepped/notes.txt
    same small stepped "after kills at each step"
    echo "killed at each of $steps steps of publishing: the dataset was whole after each, and the user's file there"

    steps=0
    half=0
    for call in fsync rename unlink rmdir; do
        number=1
        while killedAt $call $number stepped .; do
            if [ -e stepped/datapackage.json ]; then
                whole stepped "kill at $call $number of moving"
            else
                half=$((half + 1))
            fi
            number=$((number + 1))
            steps=$((steps + 1))
        done
    done
    [ "$half" -ge 10 ] || fail "of $steps steps only $half were those of moving files"
    run 0 --input few --output stepped --no-cache
    same small stepped "after kills at each step of moving"
    echo "killed at each of $steps steps of moving files: whole, or marked as half ($half) and ended by the next run"
else
    skip "kills at each step of publishing: no strace here, or it may not trace"
fi
