# Hostile content: names, kinds of files, folders, and documents that would steer a terminal. As root everything can be
# read, so it is done as somebody else where that is possible.
reader=
if [ "$(id -u)" = 0 ] && command -v setpriv > /dev/null; then
    reader="setpriv --reuid 65534 --regid 65534 --clear-groups"
    chmod 755 "$scratch"
    $reader "$ogi" --version > /dev/null 2>&1 || reader=
fi
mkdir -p hostile/locked caught
(
    cd hostile || exit 1
    long=$(printf '%0251d' 0)
    for name in 'line
feed.txt' '"quotes".txt' 'tab	.txt' '-rf.txt' '--help.txt' '=1+1.txt' ' .txt' "$(printf 'escape\033[31m.txt')" "$long.txt" \
        'back\slash.txt' "$(printf 'right\342\200\256to-left.txt')" "$(printf 'latin\351.txt')" '.hidden.txt'; do
        cp ../few/yueqing-2020.txt "./$name"
    done
    cp ../few/yueqing-2020.txt locked/ && cp ../few/yueqing-2020.txt closed.txt
    mkdir "$(printf 'folder\351')" && cp ../few/yueqing-2020.txt "$(printf 'folder\351')/"
    mkfifo pipe.txt
    ln -s /dev/zero device.txt
    ln -s .. above
    ln -s nowhere.txt dangling.txt
    ln -s circle.txt circle.txt
    truncate -s 2G sparse.txt
    printf '\033]0;title\007\033[2J2020\345\271\264\n' > terminal.txt
    path=$(printf '%01000d' 0 | sed 's|0|d/|g')
    mkdir -p "$path" && cp ../few/yueqing-2020.txt "${path}deep.txt"
) || fail "hostile input"
chmod 000 hostile/locked hostile/closed.txt
[ -z "$reader" ] || chown 65534 caught
# shellcheck disable=SC2086  # a command and its arguments
$reader "$ogi" run --input hostile --output caught/out > log 2>&1 || fail "hostile input: exit $?: $(cat log)"
whole caught/out "hostile input"
grep -q "$(printf '\033')" log caught/out/rejects.jsonl && fail "an escape sequence got through"
[ "$(wc -l < log)" = 1 ] || fail "more than one line of log: $(cat log)"
wanted="not_a_file too_large unusable_name"
[ -z "$reader" ] || wanted="$wanted unreadable"
for reason in $wanted; do
    grep -q "\"reason\":\"$reason\"" caught/out/rejects.jsonl || fail "no $reason: $(cat caught/out/rejects.jsonl)"
done
[ -z "$reader" ] || grep -q '"source":"locked/"' caught/out/rejects.jsonl || fail "a folder that may not be read is not named"
grep -q "deep.txt" caught/out/reports.csv || fail "the file 1000 folders deep was not read"
grep -q "hidden" caught/out/*.csv && fail "a hidden file was read"
echo "names, pipes, devices, links, a sparse file of 2 GB, 1,000 folders: $(sed 's/^ogi: //' log)"

escape=$(printf '\033')
mkdir "colour$escape[31m" && printf '一、\033[2J概述\n全年公开 3\033[31m70 条。\n' > "colour$escape[31m/a.txt"
"$ogi" plan --input "colour$escape[31m" > page 2>&1 || fail "plan: $(cat page)"
"$ogi" explain a.txt lines --input "colour$escape[31m" >> page 2>&1
"$ogi" explain "b$escape[31m.txt" --input "colour$escape[31m" >> page 2>&1
grep -q "$escape" page && fail "an escape sequence got through to plan or explain"

# No path of the config leads out of the output folder, and neither folder lies in the other.
for name in ../out.csv /tmp/out.csv a/out.csv .. . .ogi 'line\\nfeed.csv' 'zero\\u0000.csv' SHA256SUMS; do
    sed "s|\"path\": \"reports.csv\"|\"path\": \"$name\"|" "$root/pipeline.json" > path.json
    run 2 --input few --output nowhere path.json
done
for folder in few few/sub . /; do run 2 --input few --output "$folder"; done
[ ! -e nowhere ] && [ ! -e few/sub ] || fail "a refused config left something"
# An output that is a link is followed: what it leads to is replaced, and the link stays.
mkdir real && ln -s real/data link && mkdir real/data
run 0 --input few --output link
[ -L link ] || fail "the link to the output is gone"
same small real/data "an output by way of a link"
mkdir 'with  blanks' && run 0 --input few --output 'with  blanks/out put'
same small 'with  blanks/out put' "a path with blanks"
echo "paths of the config, links and blanks in the output's path: refused, or followed by the rule"

if [ "$isLong" ]; then
    mkdir crowd && seq -f 'crowd/%06g.txt' 100000 | while read -r name; do : > "$name"; done
    run 0 --input crowd --output out
    whole out "100,000 files in one folder"
    echo "100,000 files in one folder: $(sed 's/^ogi: //' log)"
fi
