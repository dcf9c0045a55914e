#!/bin/sh
# Puts standard input between the marks of a region in a file: region.sh README.md accuracy
# (the marks are <!-- begin accuracy --> and <!-- end accuracy -->, each on a line of its own).
set -eu
text=$(mktemp)
trap 'rm -f "$text" "$text.new"' EXIT
cat > "$text"
awk -v text="$text" -v name="$2" '
    $0 == "<!-- end " name " -->" { skips = 0 }
    !skips { print }
    $0 == "<!-- begin " name " -->" { while ((getline line < text) > 0) print line; skips = 1 }
' "$1" > "$text.new"
cat "$text.new" > "$1"
