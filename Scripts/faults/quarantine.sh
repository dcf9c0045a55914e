# Quarantine.
cp -r few mixed && : > mixed/empty.txt && printf '\377\376\001' > mixed/bytes.txt
sed 's/"channel_capacity": 16/"max_rejected": 1/' "$root/pipeline.json" > limit.json
sed 's/"channel_capacity": 16/"max_rejected": "50%"/' "$root/pipeline.json" > share.json
cp -r small quarantine
run 1 --input mixed --output quarantine limit.json
same small quarantine "too many rejected"
run 0 --input mixed --output quarantine share.json
cp few/yueqing-2020.txt mixed/empty.txt
run 0 --input mixed --output quarantine --only-rejected share.json
grep -q "5 unchanged" log || fail "--only-rejected: $(cat log)"
run 0 --input mixed --output again --no-cache share.json
same again quarantine "--only-rejected"
echo "max_rejected: exit 1 and nothing published; --only-rejected reads just those"
