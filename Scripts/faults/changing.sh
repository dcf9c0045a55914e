# Sources that grow, shrink, go, come and turn into folders while a run reads them.
rm -rf moving && cp -r input moving
(
    while [ -d moving ]; do
        number=$(($(random 60) + 1))
        case $(random 6) in
        0) echo "再补充一行" >> "moving/$number-yueqing-2020.txt" ;;
        1) rm -f "moving/$number-yueqing-2020.txt" ;;
        2) cp few/lucheng-2018.txt moving/.new && mv moving/.new "moving/$number-lucheng-2018.txt" ;;
        3) : > "moving/$number-cangnan-2020.txt" ;;
        4) rm -f "moving/$number-longgang-2020.txt" && mkdir "moving/$number-longgang-2020.txt" ;;
        5) cp few/yueqing-2020.txt "moving/$number-yueqing-2020.txt" ;;
        esac
    done
) 2> /dev/null &
mover=$!
for round in $(seq 1 6); do
    "$ogi" run --input moving --output changing > log 2>&1 || fail "changing sources: exit $?: $(cat log)"
    whole changing "changing sources"
    # sources = reports + rejected + unchanged
    awk -F '[:,]' '/"(sources|reports|rejected|unchanged)":/ { gsub(/[" ]/, "", $1); n[$1] = $2 }
        END { exit !(n["sources"] > 100 && n["sources"] == n["reports"] + n["rejected"] + n["unchanged"]) }' \
        .changing.ogi/run.json || fail "the counts do not add up: $(cat .changing.ogi/run.json)"
done
kill $mover
wait $mover 2> /dev/null
run 0 --input moving --output changing
run 0 --input moving --output steady --no-cache
same steady changing "after the sources had changed"
rm -rf moving changing .changing.ogi steady .steady.ogi
echo "sources that changed under 6 runs: whole, the counts add up, and the next run has the last state"
