#!/usr/bin/env python3
"""Makes Word and PDF files of the letters in corpus/ and guard/, set as an office sets them: letterhead and signature in
tables without borders, paragraphs justified, bullets as lists, tables of figures as tables.

Needs python-docx and LibreOffice; the files are committed, so that the tests need neither.
Usage: python3 make.py OUT [NAME...]    (writes OUT/NAME.docx and OUT/NAME.pdf)
"""
import os, re, subprocess, sys, tempfile, zipfile
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FONT = "Liberation Serif"


def split_columns(line):
    return [part.strip() for part in re.split(r"\s{3,}|\t", line) if part.strip()]


def is_table_row(line):
    return line.count("|") >= 3 or len(re.split(r"\s{2,}|\t", line.strip())) >= 3


def cells(line):
    if line.count("|") >= 3:
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    return re.split(r"\s{2,}|\t", line.strip())


def frame(document, left, right):
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (left, right)):
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.add_run(line)
            if not line.startswith("-"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return table


def write(text, path, lists):
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia", FONT)
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    lines = text.split("\n")
    at = 0
    # The head: two columns until the first line of running text.
    head_end = next((n for n, line in enumerate(lines) if line.lower().startswith("kính gửi")), 0)
    left, right, plain = [], [], []
    for line in lines[:head_end]:
        columns = split_columns(line)
        if len(columns) >= 2:
            left.append(columns[0]); right.append(columns[-1])
        elif columns and line.startswith(" " * 12):
            right.append(columns[0])
        elif columns and ("CỘNG H" in line or "Độc lập" in line or ", ngày" in line):
            right.append(columns[0])
        elif columns:
            left.append(columns[0])
    if left or right:
        frame(document, left, right)
        document.add_paragraph()
    at = head_end
    tail = next((n for n, line in enumerate(lines) if line.lower().startswith("nơi nhận")), len(lines))
    annex = next((n for n, line in enumerate(lines) if n > tail and line.lower().startswith("phụ lục")), len(lines))
    body(document, lines[at:tail], lists)
    if tail < len(lines):
        left, right = [], []
        for line in lines[tail:annex]:
            columns = split_columns(line)
            if len(columns) >= 2:
                left.append(columns[0]); right.append(columns[1])
            elif columns and (line.startswith(" " * 12) or (not line.startswith("-") and left and not line.lower().startswith("nơi nhận"))):
                right.append(columns[0])
            elif columns:
                left.append(columns[0])
        frame(document, left, right)
    if annex < len(lines):
        document.add_page_break()
        body(document, lines[annex:], lists)
    document.save(path)
    slim(path)


def body(document, lines, lists):
    at = 0
    open_text = None

    def close():
        nonlocal open_text
        if open_text is None:
            return
        if lists and open_text.startswith("- "):
            paragraph = document.add_paragraph(open_text[2:], style="List Bullet")
        else:
            paragraph = document.add_paragraph(open_text)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        open_text = None

    while at < len(lines):
        line = lines[at].rstrip()
        if is_table_row(line) and at + 1 < len(lines) and not line.strip().endswith((".", ";", ":")):
            rows = []
            while at < len(lines) and (is_table_row(lines[at]) or re.fullmatch(r"[\s|:+-]*[-|+][\s|:+-]*", lines[at] or "x")):
                if not re.fullmatch(r"[\s|:+-]+", lines[at]):
                    rows.append(cells(lines[at]))
                at += 1
            width = max(len(row) for row in rows)
            if len(rows) > 1 and sum(len(row) == width for row in rows) * 2 > len(rows):
                rows = [row + [""] * (width - len(row)) for row in rows]
                close()
                table = document.add_table(rows=0, cols=width)
                table.style = "Table Grid"
                for row in rows:
                    for cell, value in zip(table.add_row().cells, row):
                        cell.text = value
                        for run in cell.paragraphs[0].runs:
                            run.font.size = Pt(10)
                # Columns as wide as what stands in them.
                lengths = [max(len(row[n]) for row in rows) + 2 for n in range(width)]
                table.autofit = False
                for column, length in zip(table.columns, lengths):
                    column.width = Cm(17 * length / sum(lengths))
                for row in table.rows:
                    for cell, length in zip(row.cells, lengths):
                        cell.width = Cm(17 * length / sum(lengths))
                document.add_paragraph()
                continue
            for row in rows:
                close()
                open_text = "   ".join(row)
            continue
        stripped = line.strip()
        starts = re.match(r"([-+•*]|\d+(\.\d+)*[.)]|[a-zđ][.)]|[IVX]+\.)\s", stripped)
        if not stripped:
            close()
        elif open_text is not None and not starts and not open_text.endswith((".", ";", ":")) and len(open_text) > 40:
            open_text += " " + stripped
        else:
            close()
            open_text = stripped
        at += 1
    close()


def slim(path):
    """Leaves out what python-docx's template carries and no letter needs."""
    handle, copy = tempfile.mkstemp(suffix=".docx")
    os.close(handle)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if "thumbnail" in item.filename or "stylesWithEffects" in item.filename or "customXml" in item.filename:
                continue
            if item.filename.endswith(".rels"):
                data = re.sub(rb"<Relationship [^>]*(thumbnail|stylesWithEffects|customXml)[^>]*/>", b"", data)
            if item.filename == "[Content_Types].xml":
                data = re.sub(rb"<Override [^>]*(stylesWithEffects|customXml)[^>]*/>", b"", data)
            new.writestr(item.filename, data)
    os.replace(copy, path)


def main():
    out, names = sys.argv[1], sys.argv[2:]
    os.makedirs(out, exist_ok=True)
    made = []
    for part in ("corpus", "guard"):
        folder = os.path.join(HERE, part)
        for name in sorted(os.listdir(folder)):
            stem = name[:-4]
            if not name.endswith(".txt") or (names and stem not in names):
                continue
            with open(os.path.join(folder, name), encoding="utf-8-sig") as file:
                text = file.read()
            path = os.path.join(out, stem + ".docx")
            write(text, path, lists=len(made) % 2 == 0)
            made.append(path)
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", out] + made, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
