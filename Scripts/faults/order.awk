# Reads what `strace -f -y` wrote of one run, and fails where a loss of power could leave less than a whole dataset:
# - everything in the staging folder is on the disk, its folders too, before any of it moves into the output;
# - the folder that then has new names is on the disk before anything of the former output is removed, and at the end.
# Variables: output, staging (absolute paths).

function complain(text) { print "line " NR ": " text; bad = 1 }
function parent(path) { sub("/[^/]*$", "", path); return path }
function within(path, folder) { return path == folder || index(path, folder "/") == 1 }
function resolved(path) { sub("/[^/]*/[.][.]$", "", path); return path }
# The first path in angle brackets: that of the descriptor.
function described(call) { return match(call, /<[^>]*>/) ? substr(call, RSTART + 1, RLENGTH - 2) : "" }
# The path in the nth pair of quotes.
function quoted(call, n,    parts) { split(call, parts, "\""); return parts[2 * n] }
function name_changed(path) { if (within(parent(path), staging) || parent(path) == output) unsynced[parent(path)] = 1 }

function check_all_safe(where,    path) {
    for (path in unsynced) if (within(path, staging)) complain(where ": not yet on the disk: " path)
    moves++
}

{
    process = $1
    line = substr($0, length($1) + 2)
    sub(/^ +/, "", line)
    # Two halves of a call that another thread's came between.
    if (line ~ /<unfinished \.\.\.>$/) {
        sub(/ <unfinished \.\.\.>$/, "", line)
        begun[process] = line
        # A write counts from its beginning, the rest from its end.
        if (line !~ /^p?write/) next
    } else if (line ~ /^<\.\.\. [a-z0-9_]+ resumed>/) {
        sub(/^<\.\.\. [a-z0-9_]+ resumed>/, "", line)
        line = begun[process] line
    }
    if (line ~ /= -1 /) next
}

line ~ /^(pwrite64|write|ftruncate)\(/ { path = described(line); if (within(path, staging)) { unsynced[path] = 1; written[path] = 1 } }
line ~ /^fsync\(/ {
    path = described(line)
    delete unsynced[path]
    synchronised++
    if (path == awaited) awaited = ""
}
line ~ /^openat\(.*O_CREAT/ { name_changed(quoted(line, 1)) }
line ~ /^mkdir\(/ { name_changed(quoted(line, 1)) }
line ~ /^linkat\(/ { name_changed(quoted(line, 2)) }
line ~ /^(unlink|rmdir)\(/ {
    path = quoted(line, 1)
    if (awaited != "" && within(path, staging)) complain("removed before " awaited " was on the disk: " path)
    if (path == output "/datapackage.json") check_all_safe("the manifest goes")
    name_changed(path)
}
line ~ /^rename\(/ {
    from = quoted(line, 1)
    to = quoted(line, 2)
    if (parent(to) == output) {
        if (moves == 0) check_all_safe("a file moves")
        if (to ~ /datapackage.json$/ && (output in unsynced)) complain("the manifest comes before the other names are on the disk")
        if (from in unsynced) complain("moved before it was on the disk: " from)
        awaited = output
    } else {
        # The journal is written beside and renamed.
        if (from in unsynced) complain("renamed before it was on the disk: " from)
    }
    name_changed(to)
}
line ~ /^renameat2\(.*RENAME_EXCHANGE/ {
    check_all_safe("the folders change places")
    awaited = parent(output)
}
END {
    if (awaited != "") complain("at the end not on the disk: " awaited)
    if (moves == 0) complain("nothing was published")
    for (path in written) files++
    if (files < 13) complain("only " files " files were seen")
    print files " files, " synchronised " calls of fsync"
    exit bad
}
