"""An invented report as its author wrote it: read from what `accuracy --class html_table --dump` prints.

That class prints every paragraph on a line of its own and every table as HTML with its spans, so nothing of the
author's layout is lost; the other modules typeset it anew and let real tools take the text out again.
"""
import html.parser
import re
from dataclasses import dataclass, field


@dataclass
class Cell:
    text: str
    columns: int = 1
    rows: int = 1


@dataclass
class Table:
    rows: list = field(default_factory=list)

    def places(self):
        """For each cell its row and column in the grid, spans counted."""
        taken = set()
        for r, row in enumerate(self.rows):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                taken.update((r + i, c + j) for i in range(cell.rows) for j in range(cell.columns))
                yield r, c, cell
                c += cell.columns

    def width(self):
        return max((c + cell.columns for _, c, cell in self.places()), default=0)

    def header_rows(self):
        """Rows before the first one that prints a number or a blank cell below a head."""
        for r, row in enumerate(self.rows):
            if r and any(re.fullmatch(r"[+\-增减]?[\d.,]+.*|-|—+|/|无", cell.text) for cell in row):
                return r
        return 1


@dataclass
class Paragraph:
    text: str
    kind: str = "text"  # or title, heading


class _Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.table = Table()
        self.cell = None

    def handle_starttag(self, tag, attributes):
        spans = dict(attributes)
        if tag == "tr":
            self.table.rows.append([])
        elif tag == "td":
            self.cell = Cell("", int(spans.get("colspan", 1)), int(spans.get("rowspan", 1)))
            self.table.rows[-1].append(self.cell)
        elif tag == "br" and self.cell:
            self.cell.text += "\n"

    def handle_data(self, data):
        if self.cell:
            self.cell.text += data

    def handle_endtag(self, tag):
        if tag == "td":
            self.cell.text = self.cell.text.replace("\xa0", " ").strip()
            self.cell = None


def read(text):
    """Paragraphs and tables in order."""
    blocks = []
    for part in re.split(r"(<table.*?</table>)", text.replace("\r\n", "\n"), flags=re.S):
        if part.startswith("<table"):
            reader = _Reader()
            reader.feed(part)
            blocks.append(reader.table)
            continue
        for line in part.split("\n"):
            line = line.strip(" \u3000")
            if not line:
                continue
            isHeading = re.match(r"[一二三四五六七八]、", line) and len(line) < 40 and line[-1] not in "。；"
            kind = "title" if not blocks else "heading" if isHeading else "text"
            blocks.append(Paragraph(line, kind))
    return blocks
