# A disk that promises more than it has: every write is taken, and the error comes only with fsync, as from a disk that
# breaks. A file system of 200 MB in a file on a memory disk that holds less.
if [ "$(id -u)" != 0 ]; then
    skip "a disk that fails below its file system: only root may mount one"
elif ! command -v mkfs.ext4 > /dev/null; then
    skip "a disk that fails below its file system: no mkfs.ext4"
else
    mkdir thin onThin
    failed=0
    for size in $(seq 9 3 33); do
        mount -t tmpfs -o size="${size}m" none thin && mounted=$scratch/thin
        truncate -s 200M thin/image
        if ! { mkfs.ext4 -q -F thin/image && mount -o loop thin/image onThin; } 2> log; then
            umount thin 2> /dev/null
            mounted=
            skip "a disk that fails below its file system: $(tail -1 log)"
            break
        fi
        cp -r small onThin/out && sync
        "$ogi" run --no-cache --input input --output onThin/out > log 2>&1
        code=$?
        whole onThin/out "a disk of $size MB that fails"
        case $code in
        0) ;;
        3) failed=$((failed + 1)) && grep -q "the former output is unchanged" log || fail "no way out in: $(cat log)" ;;
        *) fail "a disk of $size MB that fails: exit $code: $(cat log)" ;;
        esac
        umount onThin
        # What was on the disk in truth.
        mount -o remount,size=300m thin && mount -o loop thin/image onThin || fail "a disk of $size MB: it cannot be mounted again"
        whole onThin/out "a disk of $size MB that had failed"
        [ $code = 0 ] || same small onThin/out "a disk of $size MB that had failed"
        umount onThin && umount thin && mounted=
    done
    [ "$failed" = 0 ] || echo "a disk that failed below its file system, at $failed sizes: exit 3, the dataset whole, then and mounted again"
fi
