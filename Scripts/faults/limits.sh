# Little of what a system gives: files open at a time, memory, threads. A run ends well or says why; it never hangs.
few_files=0
for number in 8 12 16 18 19 20 21 22 24 32; do
    (ulimit -n $number && exec "$ogi" run --no-cache --input few --output out) > log 2>&1
    code=$?
    case $code in
    # All of it, or nothing: a file that cannot be opened for want of numbers is not rejected.
    0) same small out "$number files open" ;;
    3) few_files=$((few_files + 1)) && grep -qi "too many open files" log || fail "$number files open: $(cat log)" ;;
    *) fail "$number files open: exit $code: $(cat log)" ;;
    esac
    whole out "$number files open"
    for left in .out.ogi-staging out/.ogi-staging; do [ ! -e $left ] || fail "$number files open: $left is left"; done
done
short=0
for kilobytes in 60000 80000 100000 150000 200000 250000 300000 350000 400000 600000; do
    # shellcheck disable=SC3045  # dash has it
    (ulimit -v $kilobytes && ulimit -c 0 && exec timeout 120 "$ogi" run --no-cache --input input --output out) > log 2>&1
    code=$?
    case $code in
    0) ;;
    124 | 137) fail "$kilobytes kB of addresses: it hangs: $(cat log)" ;;
    # 128 and more: the memory was at its end outside of any document.
    3 | 1[2-9][0-9]) short=$((short + 1)) ;;
    *) fail "$kilobytes kB of addresses: exit $code: $(cat log)" ;;
    esac
    whole out "$kilobytes kB of addresses"
done
run 0 --input few --output out --no-cache --workers 128
same small out "128 workers"
command -v taskset > /dev/null && taskset -c 0 "$ogi" run --quiet --no-cache --input few --output out && same small out "one core"
mkdir none
run 1 --input none --output empty
[ ! -e empty ] || fail "no sources: something was published"
run 0 --input none --output empty --allow-removed
whole empty "no sources"
echo "too few files to open at $few_files of 10 limits, too little memory at $short of 10: the dataset whole, nothing hangs"
