# A loss of power, for real: a file system of its own that is shut down in the middle of a run, as if the power had gone:
# what is not on the disk by then is lost, and every call after it fails (EIO). Mounted again, the dataset is whole.
lost=$((kills / 10 + 2))
powerOff() {
    # The shut-down request of the kernel (FS_IOC_SHUTDOWN), without writing out the journal.
    python3 -c 'import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack("I", 2))' "$1" 2> /dev/null
}
losePower() {
    kind=$1
    truncate -s 320M image
    "mkfs.$kind" -q "$2" image > log 2>&1 && mount -o loop -t "$kind" image powered 2>> log || {
        skip "a loss of power on $kind: $(tail -1 log)"
        return
    }
    mounted=$scratch/powered
    cp -r small powered/out && sync
    if ! { powerOff powered && umount powered && mount -o loop -t "$kind" image powered; }; then
        umount powered 2> /dev/null
        mounted=
        skip "a loss of power on $kind: it cannot be shut down here (python3, FS_IOC_SHUTDOWN)"
        return
    fi
    losses=0
    old=0
    for round in $(seq 1 "$lost"); do
        # In turn, so that every run has something to change.
        [ $((round % 2)) = 0 ] && input=few || input=input
        "$ogi" run --quiet --allow-removed --input $input --output powered/out > log 2>&1 &
        process=$!
        sleep "0.$(printf %03d "$(random 450)")"
        powerOff powered
        wait $process
        code=$?
        umount powered || fail "loss of power $round: umount"
        mount -o loop -t "$kind" image powered || fail "loss of power $round: mount"
        whole powered/out "loss of power $round on $kind"
        case $code in
        0) ;;
        3) losses=$((losses + 1)) ;;
        *) fail "loss of power $round on $kind: exit $code: $(cat log)" ;;
        esac
        # A run that ended well has its dataset on the disk.
        [ $input = few ] && expected=small || expected=full
        if diff -rq $expected powered/out > /dev/null; then :; else
            [ $code = 0 ] && fail "loss of power $round on $kind: the run had ended well, and its dataset is lost"
            old=$((old + 1))
        fi
    done
    run 0 --input few --output powered/out
    same small powered/out "after losses of power"
    umount powered
    mounted=
    rm image
    echo "power lost at $lost moments on $kind: the dataset was whole each time ($losses runs ended by it, $old left the" \
        "former dataset)"
}
if [ "$(id -u)" != 0 ]; then
    skip "a loss of power: only root may mount a file system"
else
    mkdir powered
    losePower ext4 -F
    losePower xfs -f
fi
