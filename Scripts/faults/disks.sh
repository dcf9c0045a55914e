# A disk that fills up: files may not grow beyond a limit; where mounting is allowed, a small file system too.
full=0
for point in $(seq 1 "$disks"); do
    blocks=$((point * point * 8))
    (trap '' XFSZ && ulimit -f "$blocks" && "$ogi" run --no-cache --input input --output out > log 2>&1)
    code=$?
    case $code in
    0) ;;
    3) full=$((full + 1)) && grep -q "former output is unchanged" log || fail "no way out in: $(cat log)" ;;
    *) fail "file size limit $blocks: exit $code" ;;
    esac
    whole out "file size limit $blocks"
done
echo "files could not grow at $full of $disks points: exit 3, the dataset whole"
mkdir disk
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=24m none disk 2> /dev/null; then
    mounted=$scratch/disk
    cp -r small disk/out
    full=0
    for point in $(seq 1 "$disks"); do
        head -c "$((point * 900))k" /dev/zero > disk/ballast 2> /dev/null
        "$ogi" run --input input --output disk/out > log 2>&1
        code=$?
        rm -f disk/ballast
        case $code in
        0) cp -r small/. disk/out/ ;;
        3) full=$((full + 1)) && grep -q "free some space" log || fail "no way out in: $(cat log)" ;;
        *) fail "full disk: exit $code: $(cat log)" ;;
        esac
        whole disk/out "full disk $point"
    done
    echo "disk full at $full of $disks points: exit 3, the dataset whole"
    mount -o remount,ro disk
    run 3 --input input --output disk/out
    whole disk/out "read-only disk"
    umount disk && mounted=
    # No room for lock, cache and report of the run, which lie beside the output: the dataset does without.
    mount -t tmpfs -o size=64k none disk && mounted=$scratch/disk
    rm -rf narrow && ln -s disk .narrow.ogi
    for round in 1 2; do
        run 0 --input input --output narrow
        same full narrow "no room for the cache"
    done
    umount disk && mounted=
    rm .narrow.ogi
    echo "read-only output: exit 3, the dataset whole; no room for the cache: the dataset whole"
fi
if [ "$(id -u)" != 0 ]; then
    mkdir locked && cp -r small locked/out && chmod a-w locked locked/out
    run 3 --input input --output locked/out
    chmod u+w locked locked/out
    whole locked/out "folder without the right to write"
fi
