#!/bin/sh
# Does to a run what the world does to it, and checks after each time that the published dataset is whole.
# faults.sh [KILLS [DISKS [PART...]]]: so many kills and full disks; more than 100 kills adds what takes minutes.
# The parts are the files of Scripts/faults, all of them where none is named. What a machine does not allow, or has no
# tool for, is skipped and named.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
ogi=${OGI:-$root/.build/release/ogi}
kills=${1:-200}
disks=${2:-24}
[ $# -lt 2 ] && shift $# || shift 2
[ $# -gt 0 ] || set -- kills steps errors order power thin disks limits signals pairs documents quarantine kept changing hostile rights many shards
[ "$kills" -gt 100 ] && isLong=yes || isLong=
scratch=$(mktemp -d)
mounted=
cleanup() {
    [ ! -d "$scratch/onThin" ] || umount "$scratch/onThin" 2> /dev/null
    [ -z "$mounted" ] || umount "$mounted" 2> /dev/null
    chmod -R u+rwx "$scratch" 2> /dev/null
    rm -rf "$scratch"
}
trap cleanup EXIT
cd "$scratch" || exit 2

fail() {
    echo "FAILED: $*" >&2
    exit 1
}
skip() { echo "skipped: $*"; }
whole() { (cd "$1" && sha256sum --check --quiet --strict SHA256SUMS) || fail "$2: the dataset is not whole"; }
random() { od -An -N2 -tu2 /dev/urandom | awk -v n="$1" '{ print $1 % n }'; }
# run EXPECTED ARGUMENTS...
run() {
    expected=$1
    shift
    "$ogi" run "$@" > log 2>&1
    got=$?
    [ "$got" = "$expected" ] || { cat log >&2; fail "ogi run $*: exit $got, expected $expected"; }
}
same() { diff -r "$1" "$2" > difference || { head -5 difference >&2; fail "$3: other bytes"; }; }
# waitFor FILE TEXT: until a run that goes on has written that.
waitFor() {
    tries=0
    until grep -qa "$2" "$1" 2> /dev/null; do
        tries=$((tries + 1))
        [ $tries -lt 600 ] || fail "waited for $2 in $1"
        sleep 0.05
    done
}
# True where calls to the system can be watched and made to fail.
canTrace() { command -v strace > /dev/null && strace -f -o /dev/null true 2> /dev/null; }

mkdir input few
for copy in $(seq 1 60); do
    for source in "$root"/input/*.txt; do cp "$source" "input/$copy-$(basename "$source")"; done
done
cp "$root"/input/*.txt few/
run 0 --input input --output full --no-cache
run 0 --input few --output small --no-cache
cp -r small out

for part in "$@"; do . "$root/Scripts/faults/$part.sh"; done
