"""Opens published datasets with what analysts use, and compares what each of them reads.

    python3 Scripts/clients.py FOLDER...

A folder holds what `ogi run` published. Nothing here knows a table: `datapackage.json` alone says what there is.

1. frictionless validates the package: files, hashes, types, enumerations, primary and foreign keys.
2. Every file is read by Python's own csv and json modules; that reading is what the others are compared with.
   Files of one table must hold the same rows in every format.
3. pandas, Polars and DuckDB read every file with the declared types.
4. LibreOffice opens every CSV file as text says it: no cell may be a formula, every text must be whole.
   It is left out, and that is said, where the program `soffice` is not installed.
5. PSPP carries out the syntax files for SPSS, where it is installed.
6. The queries of the folder's README run in DuckDB, as they stand.

Ends with 1 and names each difference if there is one.
"""

import csv
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import frictionless
import pandas
import polars

csv.field_size_limit(1 << 30)

NUMBERS = {"integer", "number"}


class File:
    """One file of a data package, and how it is to be read."""

    def __init__(self, folder, resource, path):
        self.path = folder / path
        self.is_part = path != resource["path"]
        self.format = resource["format"]
        self.dialect = resource.get("dialect", {})
        self.fields = [(field["name"], field["type"]) for field in resource["schema"]["fields"]]
        self.is_compressed = self.path.suffix == ".gz"
        self.filters = json.dumps(resource.get("filters"))
        self.names = [name for name, _ in self.fields]

    def rows(self):
        """The file's rows, each a list of None, str, bool, date, Decimal; read with the standard library alone."""
        if self.format == "jsonl":
            for line in self.path.read_text("utf-8").split("\n")[:-1]:
                record = json.loads(line, parse_float=Decimal, parse_int=Decimal)
                if list(record) != self.names:
                    raise ValueError(f"keys are {list(record)}")
                yield [as_declared(record[name], kind) for name, kind in self.fields]
            return
        if self.format == "tsv":
            lines = self.path.read_text("utf-8").split("\n")
            table = [line.split("\t") for line in lines[:-1]]
        else:
            opener = gzip.open if self.is_compressed else open
            with opener(self.path, "rt", encoding="utf-8-sig", newline="") as file:
                table = list(csv.reader(file, strict=True))
        if table[0] != self.names:
            raise ValueError(f"header is {table[0]}")
        for cells in table[1:]:
            if len(cells) != len(self.fields):
                raise ValueError(f"{len(cells)} fields in {cells}")
            yield [self.plain(as_declared(cell, kind)) for cell, (_, kind) in zip(cells, self.fields)]

    def plain(self, value):
        """A text as it was before this format wrapped it: without escapes, without the guard against formulas."""
        if not isinstance(value, str):
            return value
        if self.format == "tsv" and "\\" in value:
            parts = value.split("\\\\")
            return "\\".join(
                part.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r") for part in parts)
        guard = self.dialect.get("formulaGuard")
        if self.format == "csv" and guard and value.startswith(guard) and value[1:2] in tuple("=+-@\t\r"):
            return value[1:]
        return value


def as_declared(value, kind):
    """A value of the declared type; empty is None."""
    if value is None or value == "":
        return None
    if kind in NUMBERS:
        if not isinstance(value, Decimal) and value.strip() != value:
            raise ValueError(f"white space round {value!r}")
        return Decimal(value)
    if kind == "boolean":
        return value if isinstance(value, bool) else {"true": True, "false": False}[value]
    if kind == "date":
        return date.fromisoformat(value)
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def pandas_rows(file):
    types = {"string": "string", "date": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
    declared = {name: types[kind] for name, kind in file.fields}
    if file.format == "jsonl":
        frame = pandas.read_json(file.path, lines=True, dtype=False)
        frame = frame.reindex(columns=file.names).astype(declared)
    else:
        frame = pandas.read_csv(
            file.path, dtype=declared, keep_default_na=False, na_values=[""],
            **({"sep": "\t", "quoting": csv.QUOTE_NONE} if file.format == "tsv" else {}))
    if list(frame.columns) != file.names:
        raise ValueError(f"columns are {list(frame.columns)}")
    for row in frame.astype(object).itertuples(index=False, name=None):
        yield [None if value is pandas.NA else value for value in row]


def polars_rows(file):
    types = {
        "string": polars.String, "date": polars.Date, "integer": polars.Int64,
        "number": polars.Decimal(38, 8), "boolean": polars.Boolean}
    declared = {name: types[kind] for name, kind in file.fields}
    if file.format == "jsonl":
        frame = polars.read_ndjson(file.path, schema={
            name: polars.Float64 if kind == "number" else polars.String if kind == "date" else types[kind]
            for name, kind in file.fields})
    else:
        frame = polars.read_csv(
            file.path, schema=declared,
            **({"separator": "\t", "quote_char": None} if file.format == "tsv" else {}))
    if frame.columns != file.names:
        raise ValueError(f"columns are {frame.columns}")
    yield from (list(row) for row in frame.iter_rows())


def duckdb_rows(file):
    types = {
        "string": "VARCHAR", "date": "DATE", "integer": "BIGINT", "number": "DECIMAL(38, 8)",
        "boolean": "BOOLEAN"}
    columns = "{" + ", ".join(f"'{name}': '{types[kind]}'" for name, kind in file.fields) + "}"
    if file.format == "jsonl":
        reader = f"read_json(?, format = 'newline_delimited', columns = {columns}, maximum_object_size = 134217728)"
    else:
        dialect = (
            "delim = '\t', quote = '', escape = ''" if file.format == "tsv"
            else "delim = ',', quote = '\"', escape = '\"'")
        reader = (
            f"read_csv(?, auto_detect = false, header = true, {dialect}, nullstr = '', columns = {columns},"
            " max_line_size = 134217728)")
    with duckdb.connect() as connection:
        connection.execute("SET preserve_insertion_order = true")
        result = connection.execute(f"SELECT * FROM {reader}", [str(file.path)])
        names = [column[0] for column in result.description]
        if names != file.names:
            raise ValueError(f"columns are {names}")
        yield from (list(row) for row in result.fetchall())


def libreoffice_rows(file):
    """The cells of a CSV file as a spreadsheet shows them, all columns opened as they come ("General")."""
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--norestore",
             "--infilter=CSV:44,34,76,1", "--convert-to", "fods", "--outdir", scratch, str(file.path)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
        sheet = Path(scratch) / (file.path.stem + ".fods")
        if not sheet.exists():
            raise ValueError("nothing was opened; is LibreOffice Calc installed, or Writer alone?")
        root = ElementTree.parse(sheet).getroot()
    space = {prefix: f"{{urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0}}" for prefix in ("table", "text", "office")}
    for number, row in enumerate(root.iter(space["table"] + "table-row")):
        cells = []
        for cell in row:
            if cell.tag != space["table"] + "table-cell":
                continue
            if cell.get(space["table"] + "formula") is not None:
                raise ValueError(f"row {number}: a formula, {cell.get(space['table'] + 'formula')}")
            kind = cell.get(space["office"] + "value-type")
            if kind == "float":
                value = cell.get(space["office"] + "value")
            elif kind == "date":
                value = cell.get(space["office"] + "date-value")
            elif kind == "boolean":
                value = cell.get(space["office"] + "boolean-value")
            else:
                value = "\n".join(text_of(part) for part in cell.findall(space["text"] + "p")) or None
            cells += [value] * min(int(cell.get(space["table"] + "number-columns-repeated", "1")), len(file.fields))
        repeats = int(row.get(space["table"] + "number-rows-repeated", "1"))
        if number == 0 or (repeats > 1000 and not any(cells)):
            continue
        cells = (cells + [None] * len(file.fields))[:len(file.fields)]
        yield from [cells] * repeats


def text_of(paragraph):
    """The text of a flat ODF paragraph: `s` stands for spaces, `tab` for a tab."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        name = child.tag.rsplit("}", 1)[1]
        count = next((int(value) for key, value in child.attrib.items() if key.endswith("}c")), 1)
        parts.append({"s": " " * count, "tab": "\t", "line-break": "\n"}.get(name, text_of(child)))
        parts.append(child.tail or "")
    return "".join(parts)


def same(left, right):
    """Equal as values: a client may give a number as float, a spreadsheet gives a text of digits as number."""
    if left == right:
        return True
    if left is None or right is None:
        return False
    if isinstance(left, Decimal) or isinstance(right, (Decimal, float, int)) and not isinstance(right, bool):
        try:
            return float(left) == float(right)
        except (TypeError, ValueError):
            return False
    return str(left).lower() == str(right).lower()


def shown_same(left, right):
    """Equal as a spreadsheet shows them: it takes 1,024 for the number 1024, and prints 83% as 83.00%."""
    if same(left, right):
        return True
    try:
        return float(str(left).replace(",", "").rstrip("%")) == float(str(right).rstrip("%"))
    except ValueError:
        return False


def compare(what, expected, rows, problems, is_same=same):
    """Compares row by row, and says where the first difference is."""
    try:
        found = list(rows)
    except Exception as error:
        return problems.append(f"{what}: {type(error).__name__}: {error}")
    if len(found) != len(expected):
        return problems.append(f"{what}: {len(found)} rows, not {len(expected)}")
    for number, (left, right) in enumerate(zip(expected, found), start=1):
        for column, (wanted, value) in enumerate(zip(left, right), start=1):
            if not is_same(wanted, value):
                return problems.append(f"{what}: row {number}, column {column}: {value!r}, not {wanted!r}")


def check(folder, problems):
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    for error in report.flatten(["title", "message"]):
        problems.append(f"{folder}: frictionless: {': '.join(error)}")
    resources = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
    # Pages to read are resources without rows.
    files = [
        File(folder, resource, path) for resource in resources if "schema" in resource
        for path in (resource["path"] if isinstance(resource["path"], list) else [resource["path"]])]
    tables = {}
    count = 0
    for file in files:
        expected = list(file.rows())
        if not file.is_part:
            first = tables.setdefault((tuple(file.fields), file.filters), (file, expected))
            compare(f"{file.path} against {first[0].path.name}", first[1], expected, problems)
        if file.path.stat().st_size == 0:
            continue  # no rows: without even a header there is nothing to open
        clients = {"pandas": pandas_rows, "polars": polars_rows, "duckdb": duckdb_rows}
        for name, reader in clients.items():
            unescaped = ([file.plain(value) for value in row] for row in reader(file))
            compare(f"{file.path} in {name}", expected, unescaped, problems)
        if file.format == "csv" and not file.is_compressed and shutil.which("soffice"):
            unguarded = ([file.plain(value) for value in row] for row in libreoffice_rows(file))
            compare(f"{file.path} in LibreOffice", expected, unguarded, problems, shown_same)
        count += len(expected)
    print(f"{folder}: {len(files)} files, {count} rows")


def run_queries(folder, problems):
    """The queries that the folder's README shows, in that folder; an error, or none at all, is a problem."""
    page = (folder / "README.md").read_text("utf-8")
    queries = re.findall(r"```sql\n(.*?)\n```", page, re.DOTALL)
    answered = 0
    home = os.getcwd()
    os.chdir(folder)
    try:
        for query in queries:
            try:
                answered += 1 if duckdb.sql(query).fetchall() else 0
            except duckdb.Error as error:
                problems.append(f"{folder}/README.md: {error}: {query}")
    finally:
        os.chdir(home)
    if len(queries) < 5:
        problems.append(f"{folder}/README.md: {len(queries)} queries")
    print(f"{folder}/README.md: {len(queries)} queries, {answered} with rows")


def run_syntax(folder, problems):
    """PSPP carries out the syntax files of a folder and says nothing against them."""
    for script in sorted(folder.glob("*.sps")):
        result = subprocess.run(
            ["pspp", "-O", "format=txt", script.name], cwd=folder, capture_output=True, text=True, timeout=600)
        said = [line for line in (result.stdout + result.stderr).splitlines() if "error" in line or "warning" in line]
        if result.returncode or said:
            problems.append(f"{script} in PSPP: exit {result.returncode}: {'; '.join(said[:3])}")
        print(f"{script}: carried out by PSPP")


def main(folders):
    problems = []
    clients = [frictionless, pandas, polars, duckdb]
    print(", ".join(f"{client.__name__} {client.__version__}" for client in clients))
    for folder in folders:
        check(Path(folder), problems)
        run_queries(Path(folder), problems)
        if shutil.which("pspp"):
            run_syntax(Path(folder), problems)
    if not shutil.which("pspp"):
        print("PSPP is not installed: no syntax file was tried")
    if not shutil.which("soffice"):
        print("LibreOffice is not installed: no file was opened with it")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


sys.exit(main(sys.argv[1:]))
