# Kills at random moments, between two datasets, so that every run has something to change.
killed=0
round=0
while [ "$killed" -lt "$kills" ]; do
    round=$((round + 1))
    [ $((round % 2)) = 0 ] && input=few || input=input
    [ $((round % 3)) = 0 ] && cache=--no-cache || cache=--quiet
    "$ogi" run --quiet "$cache" --input $input --output out 2> /dev/null &
    process=$!
    sleep "0.$(printf %03d "$(random 350)")"
    kill -9 $process 2> /dev/null && killed=$((killed + 1))
    wait $process 2> /dev/null
    whole out "kill $round"
done
run 0 --input input --output out
same full out "after the kills"
echo "killed $killed of $round runs at random moments: the dataset was whole after each"
