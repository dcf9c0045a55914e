# A loss of power: what is on the disk, and in which order, by the record of the calls to the system.
# ordered FOLDER OUTPUT: runs in that folder.
ordered() {
    (
        cd "$1" && strace -f -y -o "$scratch/record" \
            -e trace=openat,write,pwrite64,ftruncate,fsync,mkdir,linkat,rename,renameat2,unlink,rmdir \
            "$ogi" run --quiet --no-cache --input "$scratch/few" --output "$2" > "$scratch/log" 2>&1
    ) || fail "a run that is watched: $(cat log)"
    awk -v output="$scratch/safe/out" -v staging="$scratch/safe/.out.ogi-staging" -f "$root/Scripts/faults/order.awk" \
        record > verdict || fail "a loss of power: $(cat verdict)"
}
if canTrace; then
    rm -rf safe && mkdir safe
    ordered . safe/out
    ordered . safe/out
    changed=$(cat verdict)
    ordered safe/out .
    same small safe/out "a run that was watched"
    # The check itself must see what it is for: without its calls of fsync the same record fails.
    for left in next/figures.csv next journal.new; do
        grep -v "fsync([0-9]*<$scratch/safe/.out.ogi-staging/$left>" record > hole
        cmp -s record hole && fail "$left was not synchronised"
        awk -v output="$scratch/safe/out" -v staging="$scratch/safe/.out.ogi-staging" \
            -f "$root/Scripts/faults/order.awk" hole > /dev/null && fail "the check does not miss fsync of $left"
    done
    echo "order for a loss of power: files, then their folder, then the folders change places, then the folder above" \
        "($changed); moved one by one: all, then each, the manifest last"
else
    skip "the order for a loss of power: no strace here, or it may not trace"
fi
