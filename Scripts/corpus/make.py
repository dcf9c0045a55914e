#!/usr/bin/env python3
"""make.py DUMP CORPUS [SEED]: makes the corpus of texts in Tests/Corpus from the reports of DUMP (see README.md).

Each report is typeset once and its text taken out once: maker and tool by turns, habits drawn from SEED and its number.
"""
import collections
import csv
import random
import sys
import tempfile
from pathlib import Path

import extract
import typeset
from report import read

MAKERS = {"weasyprint": typeset.pdf_by_weasyprint, "reportlab": typeset.pdf_by_reportlab}


def plan(names):
    """Maker and tool of each report: every tool in turn, the PDF tools with every maker."""
    pairs = [(maker, tool) for tool in extract.PDF for maker in ("weasyprint", "libreoffice", "reportlab")]
    pairs += [("docx", tool) for tool in extract.DOCX] + [("html", tool) for tool in extract.HTML]
    return {name: pairs[index % len(pairs)] for index, name in enumerate(names)}


def main(dump, corpus, seed="1"):
    dump, corpus = Path(dump), Path(corpus)
    manifest = list(csv.DictReader(open(dump / "manifest.csv", encoding="utf-8")))
    printed = {f"t{seed}-{index:03}": row["doc_id"] for index, row in enumerate(manifest)}
    names = list(printed)
    pairs = plan(names)
    (corpus / "docs").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        files, blocks, habits = {}, {}, {}
        for name in names:
            blocks[name] = read((dump / "docs" / f"{printed[name]}.txt").read_text("utf-8"))
            habits[name] = typeset.Habits(random.Random(name))
            maker = pairs[name][0]
            if maker in ("docx", "libreoffice"):
                files[name] = folder / f"{name}.docx"
                typeset.docx(blocks[name], habits[name], files[name])
            elif maker == "html":
                files[name] = folder / f"{name}.html"
                files[name].write_text(typeset.page(blocks[name], habits[name]), "utf-8")
            else:
                files[name] = folder / f"{name}.pdf"
                MAKERS[maker](blocks[name], habits[name], files[name])
        for kind, chosen in (
            ("pdf", [n for n in names if pairs[n][0] == "libreoffice"]),
            ("txt:Text (encoded):UTF8", [n for n in names if pairs[n][1] == "libreoffice_text"]),
        ):
            for name, path in zip(chosen, typeset.by_libreoffice([files[n] for n in chosen], kind, folder)):
                files[name] = path
        tools = {**extract.PDF, **extract.DOCX, **extract.HTML}
        for name in names:
            tool = tools[pairs[name][1]]
            text = tool(files[name]) if tool else files[name].read_text("utf-8-sig")
            (corpus / "docs" / f"{name}.txt").write_text(text, "utf-8", errors="replace")
    write(corpus / "manifest.csv", ["document", "form", "maker", "tool", "habits"], (
        [name, row["form"], *pairs[name], row["perturbations"]] for name, row in zip(names, manifest)))
    name_of = {source: name for name, source in printed.items()}
    rows = collections.OrderedDict()
    for cell in csv.DictReader(open(dump / "truth.csv", encoding="utf-8")):
        rows.setdefault((name_of[cell["doc_id"]], cell["table"], cell["row"]), []).append(cell["value"])
    write(corpus / "truth.csv", ["document", "table", "row", "values"], (
        [*key, "|".join(values)] for key, values in rows.items()))


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
