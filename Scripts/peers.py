"""Reads the PDF files of Tests/Originals with pdfplumber, PyMuPDF and ogi: how much of the tables each finds, how fast.

    peers.py OGI        (make peers gives it a Python environment with both libraries)

pdfplumber and PyMuPDF give rows of cells, and do not say which row of the form one is. So a row of the form counts as
found where some row of theirs holds its numbers in its order, empty cells left out; each of their rows counts once, and
nothing is taken off for wrong numbers. ogi must say table, row and column of each number, and what it says wrong is
counted. Files whose characters or tables cannot be read are left out. Times are of one process, start-up left out.
"""
import collections
import csv
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unicodedata

import fitz
import pdfplumber

root = pathlib.Path(__file__).resolve().parent.parent / "Tests/Originals"
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def numbers(cells):
    found = []
    for cell in cells:
        text = re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", cell or ""))
        if NUMBER.fullmatch(text):
            found.append(text)
    return tuple(found)


def with_pdfplumber(file):
    with pdfplumber.open(file) as pdf:
        return [row for page in pdf.pages for table in page.extract_tables() for row in table]


def with_pymupdf(file):
    with fitz.open(file) as pdf:
        return [row for page in pdf for table in page.find_tables().tables for row in table.extract()]


def rows_found(reader, file, wanted):
    start = time.perf_counter()
    rows = collections.Counter(numbers(row) for row in reader(file))
    seconds = time.perf_counter() - start
    right = sum(min(rows[row], count) * len(row) for row, count in wanted.items())
    return right, seconds


def with_ogi(ogi, files, truth):
    """The program's own time for the files: of a run over twenty copies of each, less that of a run over one of each."""
    def run(copies):
        with tempfile.TemporaryDirectory() as scratch:
            source = pathlib.Path(scratch, "in")
            source.mkdir()
            for copy in range(copies):
                for file in files:
                    # A byte behind the file's end: else copies would be duplicates of one another.
                    (source / f"{copy}-{file.name}").write_bytes(file.read_bytes() + b"\n" * (copy + 1))
            start = time.perf_counter()
            subprocess.run([ogi, "run", "--quiet", "--no-cache", "--workers", "1", "--input", source,
                            "--output", f"{scratch}/out"], check=True)
            seconds = time.perf_counter() - start
            with open(f"{scratch}/out/figures.csv", encoding="utf-8-sig", newline="") as table:
                return seconds, [row for row in csv.DictReader(table) if row["source"].startswith("0-")]

    once, figures = run(1)
    often, _ = run(21)
    right = wrong = 0
    for figure in figures:
        cell = (figure["source"][2:], figure["table"], figure["row"], figure["column"])
        if figure["value"]:
            if figure["value"] == truth.get(cell):
                right += 1
            elif truth.get(cell) or figure["status"] != "inferred":
                wrong += 1
    return right, wrong, (often - once) / 20 / len(files)


def main():
    ogi = sys.argv[1]
    with open(root / "manifest.csv", encoding="utf-8") as table:
        readable = [row["document"] for row in csv.DictReader(table) if row["tool"] == "pdf" and not row["reject"]]
    columns = collections.defaultdict(list)
    with open(root.parent.parent / "Data/codebook.csv", encoding="utf-8-sig") as table:
        for figure in csv.DictReader(table):
            columns[figure["form"], figure["table"], figure["row"]].append(figure["column"])
    with open(root / "manifest.csv", encoding="utf-8") as table:
        forms = {row["document"]: row["form"] for row in csv.DictReader(table)}
    truth, wanted = {}, collections.defaultdict(collections.Counter)
    with open(root / "truth.csv", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            if row["document"] not in readable:
                continue
            values = row["values"].split("|")
            names = columns[forms[row["document"]], row["table"], row["row"]]
            for name, value in zip(names, values):
                truth[row["document"], row["table"], row["row"], name] = value
            printed = tuple(value for value in values if value)
            if printed:
                wanted[row["document"]][printed] += 1
    files = [root / "docs" / name for name in readable]
    total = sum(1 for value in truth.values() if value)

    right, wrong, ogi_seconds = with_ogi(ogi, files, truth)
    print(f"{len(files)} PDF files, {total} printed numbers\n")
    print(f"{'reader':<14}{'found':>8}{'wrong':>8}{'ms a file':>12}{'times slower':>14}")
    print(f"{'ogi':<14}{right / total:>8.3f}{wrong:>8}{ogi_seconds * 1000:>12.1f}{1:>14}")
    for name, reader in (("pdfplumber", with_pdfplumber), ("PyMuPDF", with_pymupdf)):
        found = seconds = 0
        for file in files:
            one, time_of_one = rows_found(reader, file, wanted[file.name])
            found += one
            seconds += time_of_one
        seconds /= len(files)
        print(f"{name:<14}{found / total:>8.3f}{'-':>8}{seconds * 1000:>12.1f}{seconds / ogi_seconds:>14.0f}")


main()
