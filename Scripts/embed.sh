#!/bin/sh
# Writes a data file of Data/ as a Swift string literal: embed.sh Data/codebook.csv codebookCSV > FILE.swift
# (one literal, because a large array literal is slow to compile; run by `make generate`).
set -eu
printf '// Generated from %s by `make generate`; do not edit.\n\n' "$1"
printf 'package let %s = #"""\n' "$2"
sed 's/\r$//' "$1" | sed 's/^/    /'
printf '    """#\n'
