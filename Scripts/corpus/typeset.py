"""Reports as real files: HTML pages, DOCX, and PDF by three makers.

Every habit (paper, font size, narrow columns, rules, page numbers) is drawn from the random source that is handed in.
"""
import html
import subprocess
from pathlib import Path

from report import Paragraph


class Habits:
    def __init__(self, random):
        self.paper = random.choice(["A4", "A4", "A4 landscape"])
        self.size = random.choice([9, 10, 10.5, 12])
        self.rules = random.choice(["1px solid black", "1px solid black", "none"])
        self.label_share = random.choice([0.28, 0.36, 0.45])
        self.number = random.choice([None, "- {} -", "— {} —", "{}", "第{}页"])
        self.header_again = random.random() < 0.4
        self.align = random.choice(["middle", "middle", "top"])
        self.padding = random.choice([1, 3, 6])
        self.seed = random.random()

    def css_number(self):
        if self.number is None:
            return ""
        before, after = self.number.split("{}")
        return f'@bottom-center {{ content: "{before}" counter(page) "{after}"; font-size: 9pt }}'


def columns(table, habits):
    """The share of the page's width that each column takes: the labels' columns are wider than the numbers'."""
    count = table.width()
    if count >= 15:
        return [1 / count] * count
    labels = max(1, count - 7) if count >= 8 else 1
    share = habits.label_share if count >= 8 else 0.5
    if labels >= 3:
        first = [0.16, 0.24, 0.60]
        return [share * part for part in first] + [(1 - share) / (count - labels)] * (count - labels)
    return [share / labels] * labels + [(1 - share) / max(1, count - labels)] * (count - labels)


def page(blocks, habits):
    """An HTML page, also what WeasyPrint makes a PDF of."""
    out = [
        "<html><head><meta charset='utf-8'><style>",
        f"@page {{ size: {habits.paper}; margin: 20mm; {habits.css_number()} }}",
        f"body {{ font-family: 'WenQuanYi Zen Hei', sans-serif; font-size: {habits.size}pt }}",
        "table { border-collapse: collapse; width: 100%; table-layout: fixed }",
        f"td {{ border: {habits.rules}; padding: {habits.padding}px; vertical-align: {habits.align} }}",
        "td { text-align: center; word-break: break-all }",
        "</style></head><body>",
    ]
    for block in blocks:
        if isinstance(block, Paragraph):
            tag = {"title": "h1", "heading": "h2"}.get(block.kind, "p")
            out.append(f"<{tag}>{html.escape(block.text)}</{tag}>")
            continue
        heads = block.header_rows() if habits.header_again else 0
        shares = columns(block, habits)
        out.append("<table><colgroup>" + "".join(f"<col style='width:{s * 100:.1f}%'>" for s in shares) + "</colgroup>")
        for r, row in enumerate(block.rows):
            if heads and r == 0:
                out.append("<thead>")
            cells = "".join(
                "<td"
                + (f" colspan='{c.columns}'" if c.columns > 1 else "")
                + (f" rowspan='{c.rows}'" if c.rows > 1 else "")
                + ">" + html.escape(c.text).replace("\n", "<br>") + "</td>"
                for c in row
            )
            out.append(f"<tr>{cells}</tr>")
            if heads and r == heads - 1:
                out.append("</thead><tbody>")
        out.append("</tbody></table>" if heads else "</table>")
    return "\n".join(out + ["</body></html>"])


def docx(blocks, habits, path):
    import docx as word
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = word.Document()
    section = document.sections[0]
    wide, high = (297, 210) if "landscape" in habits.paper else (210, 297)
    section.orientation = WD_ORIENT.LANDSCAPE if wide > high else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.left_margin = section.right_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "WenQuanYi Zen Hei", Pt(habits.size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "WenQuanYi Zen Hei")
    if habits.number is not None:
        before, after = habits.number.split("{}")
        foot = section.footer.paragraphs[0]
        foot.alignment = 1
        foot.add_run(before)
        run = foot.add_run()
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)
        foot.add_run(after)
    for block in blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
            continue
        count = block.width()
        table = document.add_table(rows=len(block.rows), cols=count)
        if habits.rules != "none":
            table.style = "Table Grid"
        table.autofit = False
        shares = columns(block, habits)
        for index, share in enumerate(shares):
            table.columns[index].width = Mm((wide - 40) * share)
        grid = [list(row.cells) for row in table.rows]
        for r, c, cell in block.places():
            first = grid[r][c]
            last = grid[min(len(grid), r + cell.rows) - 1][min(count, c + cell.columns) - 1]
            target = first.merge(last) if last is not first else first
            target.width = Mm((wide - 40) * sum(shares[c:c + cell.columns]))
            target.text = cell.text
            target.vertical_alignment = 1 if habits.align == "middle" else 0
            target.paragraphs[0].alignment = 1
    document.save(path)


def pdf_by_weasyprint(blocks, habits, path):
    import weasyprint

    weasyprint.HTML(string=page(blocks, habits)).write_pdf(path)


def pdf_by_reportlab(blocks, habits, path):
    """Rules and words drawn by themselves, cell by cell, as a print server does."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph as Text
    from reportlab.platypus import SimpleDocTemplate, Table

    if "STSong-Light" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    size = habits.size - 1
    paper = landscape(A4) if "landscape" in habits.paper else A4
    width = paper[0] - 110
    prose = ParagraphStyle("prose", fontName="STSong-Light", fontSize=size, leading=size * 1.5, wordWrap="CJK")
    centred = ParagraphStyle("cell", parent=prose, alignment=1, leading=size * 1.25)
    story = []
    for block in blocks:
        if isinstance(block, Paragraph):
            story.append(Text(html.escape(block.text), prose))
            continue
        count = block.width()
        data = [[""] * count for _ in block.rows]
        style = [("VALIGN", (0, 0), (-1, -1), habits.align.upper())]
        for side in ("TOPPADDING", "BOTTOMPADDING"):
            style.append((side, (0, 0), (-1, -1), habits.padding))
        if habits.rules != "none":
            style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        for r, c, cell in block.places():
            # A cell over many rows could not go on over the end of a page: its text stands beside one of its rows.
            at = r + (cell.rows // 2 if cell.rows > 3 and habits.align == "middle" else 0)
            text = html.escape(cell.text).replace("\n", "<br/>")
            data[at][c] = Text(text, centred) if cell.text else ""
            if cell.rows > 1 or cell.columns > 1:
                bottom = r if cell.rows > 3 else min(len(data), r + cell.rows) - 1
                style.append(("SPAN", (c, r), (min(count, c + cell.columns) - 1, bottom)))
        repeat = block.header_rows() if habits.header_again else 0
        story.append(Table(data, [width * s for s in columns(block, habits)], style=style, repeatRows=repeat))

    def foot(canvas, document):
        if habits.number is not None:
            canvas.setFont("STSong-Light", 9)
            canvas.drawCentredString(paper[0] / 2, 30, habits.number.format(document.page))

    SimpleDocTemplate(str(path), pagesize=paper, leftMargin=55, rightMargin=55, invariant=1).build(
        story, onFirstPage=foot, onLaterPages=foot)


def by_libreoffice(paths, kind, folder):
    """Converts all files in one start of the program, which takes longer than the converting."""
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, paths)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return [Path(folder) / (path.stem + "." + kind.split(":")[0]) for path in paths]
