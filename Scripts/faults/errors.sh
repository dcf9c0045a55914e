# A disk that gives errors (EIO), at each call to the system that publishing needs, one after the other.
if canTrace; then
    rm -rf broken other && cp -r small broken
    mkdir other && cp few/lucheng-2020.txt other/
    run 0 --input other --output next --no-cache
    # Errors elsewhere, in what only the next run would have liked to have, do not end a run.
    places=
    for name in $(sed 's/.*  //' small/SHA256SUMS) SHA256SUMS; do
        places="$places -P $scratch/.broken.ogi-staging/next/$name -P $scratch/broken/$name"
    done
    for name in . next journal journal.new; do places="$places -P $scratch/.broken.ogi-staging/$name"; done
    places="$places -P $scratch/.broken.ogi-staging -P $scratch/broken"
    broke=0
    published=0
    # The folder above holds both names that change places, and the way to everything else.
    for call in openat write fsync mkdir chmod rename renameat2 unlink rmdir; do
        [ $call = fsync ] && above="-P $scratch" || above=
        for number in $(seq 1 100); do
            # shellcheck disable=SC2086  # options, and a folder without blanks
            strace -f -o trace $places $above -e trace=$call -e inject=$call:error=EIO:when="$number" \
                "$ogi" run --quiet --no-cache --allow-removed --input other --output broken > log 2>&1
            code=$?
            if ! grep -q INJECTED trace; then
                run 0 --input few --output broken --no-cache
                break
            fi
            broke=$((broke + 1))
            whole broken "$call $number: EIO"
            if [ $code = 3 ] && grep -q "former output is unchanged" log; then
                same small broken "$call $number: EIO, $(cat log)"
            elif [ $code = 0 ] || { [ $code = 3 ] && grep -q "new output is published" log; }; then
                # Another way was found, or only the tidying up failed.
                same next broken "$call $number: EIO, exit $code, $(cat log; grep INJ trace)"
                published=$((published + 1))
            else
                fail "$call $number: EIO: exit $code: $(cat log)"
            fi
            run 0 --input few --output broken --no-cache
            same small broken "after $call $number: EIO"
        done
    done
    [ $((broke - published)) -ge 20 ] || fail "of $broke errors only $((broke - published)) ended the run"
    echo "errors of the disk at $broke calls: $((broke - published)) left the former dataset, $published came too late or" \
        "were got round; each time exactly what the message said"

    # One that cannot be read: the source is named, the rest published.
    strace -f -o trace -P few/yueqing-2020.txt -e trace=read -e inject=read:error=EIO:when=1 \
        "$ogi" run --quiet --input few --output broken > log 2>&1 || fail "a source that cannot be read: $(cat log)"
    grep -q INJECTED trace || fail "no error was met while reading"
    grep -q '"yueqing-2020.txt","stage":"extract","reason":"unreadable"' broken/rejects.jsonl ||
        fail "a source that cannot be read: $(cat broken/rejects.jsonl)"
    run 0 --input few --output broken
    same small broken "after a source that could not be read"
    echo "a source that gave an error when read: rejected by name, read again by the next run"
else
    skip "errors of the disk at each call: no strace here, or it may not trace"
fi
