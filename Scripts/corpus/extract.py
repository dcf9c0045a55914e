"""The tools that take text out of files, each as people call it from a script."""
import subprocess


def _run(*words):
    return subprocess.run(words, check=True, capture_output=True).stdout.decode("utf-8", "replace")


def _pymupdf(path, **options):
    import pymupdf

    with pymupdf.open(path) as document:
        return "".join(page.get_text(**options) for page in document)


def _pdfplumber(path, **options):
    import pdfplumber

    with pdfplumber.open(path) as document:
        return "\n".join(page.extract_text(**options) or "" for page in document.pages)


def _pdfminer(path):
    from pdfminer.high_level import extract_text

    return extract_text(path)


def _pypdf(path, **options):
    import pypdf

    return "\n".join(page.extract_text(**options) for page in pypdf.PdfReader(path).pages)


def _docx2txt(path):
    import docx2txt

    return docx2txt.process(path)


def _python_docx(path):
    """Paragraphs and the cells of tables in the order of the body, cells parted by a blank."""
    import docx

    lines = []
    for block in docx.Document(path).iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" ".join(cell.text.replace("\n", "") for cell in dict.fromkeys(row.cells)) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _mammoth(path):
    import mammoth

    with open(path, "rb") as file:
        return mammoth.extract_raw_text(file).value


def _soup(path, separator):
    import bs4

    return bs4.BeautifulSoup(path.read_text("utf-8"), "html.parser").get_text(separator)


def _inscriptis(path):
    import inscriptis

    return inscriptis.get_text(path.read_text("utf-8"))


PDF = {
    "pdftotext": lambda path: _run("pdftotext", path, "-"),
    "pdftotext_layout": lambda path: _run("pdftotext", "-layout", path, "-"),
    "pdftotext_raw": lambda path: _run("pdftotext", "-raw", path, "-"),
    "mutool": lambda path: _run("mutool", "draw", "-q", "-F", "txt", "-o", "-", path),
    "pymupdf": _pymupdf,
    "pymupdf_sorted": lambda path: _pymupdf(path, sort=True),
    "pdfplumber": _pdfplumber,
    "pdfplumber_layout": lambda path: _pdfplumber(path, layout=True),
    "pdfminer": _pdfminer,
    "pypdf": _pypdf,
}
DOCX = {
    "pandoc_docx": lambda path: _run("pandoc", "-t", "plain", "--wrap=none", path),
    "docx2txt": _docx2txt,
    "python_docx": _python_docx,
    "mammoth": _mammoth,
    "libreoffice_text": None,  # converted in one go by make.py
}
HTML = {
    "soup_lines": lambda path: _soup(path, "\n"),
    "soup_blanks": lambda path: _soup(path, " "),
    "inscriptis": _inscriptis,
    "w3m": lambda path: _run("w3m", "-dump", "-cols", "120", "-T", "text/html", "-O", "UTF-8", path),
    "lynx": lambda path: _run("lynx", "-dump", "-nolist", "-width=120", "-display_charset=utf-8", path),
    "pandoc_html": lambda path: _run("pandoc", "-f", "html", "-t", "plain", "--columns=100", path),
}
