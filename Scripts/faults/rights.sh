# Rights: an output that may not be written, one that may be again, and one that somebody else published before.
# As root everything may be written, so it is done as somebody else where that is possible.
other=
if [ "$(id -u)" = 0 ]; then
    command -v setpriv > /dev/null && other="setpriv --reuid 65534 --regid 65534 --clear-groups"
    chmod 755 "$scratch"
    [ -z "$other" ] || $other "$ogi" --version > /dev/null 2>&1 || other=
fi
if [ "$(id -u)" != 0 ] || [ -n "$other" ]; then
    # runAs EXPECTED ARGUMENTS...
    runAs() {
        expected=$1
        shift
        # shellcheck disable=SC2086  # a command and its arguments
        $other "$ogi" run "$@" > log 2>&1
        got=$?
        [ "$got" = "$expected" ] || { cat log >&2; fail "as another: ogi run $*: exit $got, expected $expected"; }
    }
    mkdir owned && { [ -z "$other" ] || chown 65534:65534 owned; }
    runAs 0 --input few --output owned/out
    for mode in 555 500 000; do
        chmod $mode owned/out
        runAs 3 --input few --output owned/out --no-cache
        chmod 755 owned/out
        grep -q "former output is unchanged" log || fail "mode $mode: $(cat log)"
        [ ! -e owned/.out.ogi-staging ] && [ ! -e owned/out/.ogi-staging ] || fail "mode $mode: a staging folder is left"
        same small owned/out "mode $mode"
        runAs 0 --input few --output owned/out --no-cache
    done
    # What an earlier release left there with the mode of the output.
    mkdir -p owned/.out.ogi-staging/next && : > owned/.out.ogi-staging/next/a.csv
    [ -z "$other" ] || chown -R 65534:65534 owned/.out.ogi-staging
    chmod 555 owned/.out.ogi-staging/next
    runAs 0 --input few --output owned/out --no-cache
    same small owned/out "a staging folder that may not be written"
    if [ -n "$other" ]; then
        # Root first, then another: the folder above is root's, as is the output.
        mkdir roots && run 0 --input few --output roots/out
        runAs 3 --input few --output roots/out --no-cache
        same small roots/out "the output of another"
        grep -q "former output is unchanged" log || fail "the output of another: $(cat log)"
        chmod 777 roots/out
        runAs 0 --input few --output roots/out --no-cache
        same small roots/out "an output of another that all may write"
        grep -q "run.json still says" log || fail "run.json could not be written, and nobody said so: $(cat log)"
        chmod 1777 roots/out
        rm -rf roots/out && mkdir roots/out && run 0 --input few --output roots/out && chmod 1777 roots/out
        runAs 3 --input few --output roots/out --no-cache
        same small roots/out "an output of another in which each keeps his own"
        rm -rf roots .roots.ogi
    fi
    rm -rf owned
    echo "outputs that may not be written, or are another's: exit 3 and nothing touched; the next run with the right works"
else
    skip "rights: no other user to be"
fi
