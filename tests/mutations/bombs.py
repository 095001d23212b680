"""Small files that take all there is, where nobody stops them: name -> suffix and bytes."""

from __future__ import annotations

import zlib

from tests.read import files

MEGABYTE = 1 << 20
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "%s"><!ENTITY b "%s"><!ENTITY c "%s">]>' % (
    b"a" * 1_000,
    b"&a;" * 1_000,
    b"&b;" * 1_000,
)


def pdf(content: bytes, filters: bytes = b"", *, font: bytes = b"", xobject: bytes = b"", more=()):
    """A page with this content, and other objects, from number 7 on."""
    kind = font or b"/Subtype /Type1 /BaseFont /Helvetica"
    return files._with_offsets(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
            b"<< /Title (x) >>",
            b"<< /Type /Font %s >>" % kind,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 6 0 R"
            b" /Resources << /Font << /F1 4 0 R >> %s >> >>" % xobject,
            b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content),
            *more,
        ],
        b"",
    )


def _with(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """An archive with other bytes in one of its members."""
    parts = files.members(data)
    return files.archive({**parts, name: parts[name].replace(old, new, 1)})


def _forms() -> bytes:
    """Thirty figures, each of which has the next in it twice."""
    figure = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >>"
        b" >> /Length 11 >>\nstream\n/X Do /X Do\nendstream"
    )
    more = [figure % (n + 1) for n in range(7, 37)]
    return pdf(b"/X Do", xobject=b"/XObject << /X 7 0 R >>", more=more)


FLATE = b"/Filter /FlateDecode"
SHOW = b"BT /F1 12 Tf (a) Tj ET"
WORD, BOOK = files.docx("Trump met Putin."), files.epub("<p>Trump met Putin.</p>")
BODY, PART = b"<w:body>", "word/document.xml"
SPREAD = b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % (n % 60 * 10, n // 60 * 10) for n in range(3_000))
WIDE = b"/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2"

BOMBS: dict[str, tuple[str, bytes]] = {
    "csv-columns": (".csv", b"text," + b",".join(b"%d" % n for n in range(500_000)) + b"\na\n"),
    "csv-field": (".csv", b"text\n" + b"a" * (40 * MEGABYTE)),
    "csv-open-quote": (".csv", b'text\n"' + b"a\n" * MEGABYTE),
    "json-deep": (".json", b"[" * MEGABYTE),
    "json-digits": (".json", b"[" + b"1" * MEGABYTE + b"]"),
    "json-empty-objects": (".json", b"[" + b"{}," * 4 * MEGABYTE + b"{}]"),
    "json-keys": (
        ".jsonl",
        b'{"text": "a"' + b"".join(b', "%d": 1' % n for n in range(50_000)) + b"}",
    ),
    "jsonl-nothing": (".jsonl", b"0\n" * MEGABYTE),
    "feed-entities": (".xml", ENTITIES + b"<rss><channel><item>&c;</item></channel></rss>"),
    "feed-tags": (".xml", b'<rss version="2.0"><channel>' + b"<item>" * 600_000),
    "html-attributes": (".html", b"<p " + b" ".join(b"a%d" % n for n in range(50_000)) + b">x."),
    "html-breaks": (".html", b"<p>Trump" + b"<br>" * 60_000 + b"met Putin."),
    "html-declarations": (".html", b"<?xml " * 50_000),
    "html-deep": (".html", b"<div>" * 50_000 + b"Trump met Putin."),
    "html-spaces": (".html", b" " * MEGABYTE),
    "html-tags": (".html", b"<b>" * 200_000),
    "markdown-brackets": (".md", b"[" * MEGABYTE),
    "markdown-tags": (".md", b"<div>" + b"<a " * MEGABYTE),
    "markdown-comments": (".md", b"<div>" + b"<!" * MEGABYTE),
    "word-entities": (".docx", _with(WORD, PART, b"<w:d", ENTITIES + b"<w:d")),
    "word-paragraphs": (".docx", _with(WORD, PART, BODY, BODY + b"<w:p/>" * MEGABYTE)),
    "word-cells": (
        ".docx",
        _with(
            WORD,
            PART,
            BODY,
            BODY + b"<w:tbl><w:tr>" + b"<w:tc><w:p/></w:tc>" * 30_000 + b"</w:tr></w:tbl>",
        ),
    ),
    "word-span": (
        ".docx",
        _with(
            WORD,
            PART,
            BODY,
            BODY + b'<w:tbl><w:tblGrid/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/>'
            b"</w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        ),
    ),
    "word-unpacked": (".docx", files.archive({"a.bin": b"\0" * (257 * MEGABYTE)})),
    "epub-chapters": (
        ".epub",
        _with(BOOK, "content.opf", b"<spine>", b"<spine>" + b'<itemref idref="c0"/>' * 50_000),
    ),
    "epub-entities": (".epub", _with(BOOK, "content.opf", b"<package", ENTITIES + b"<package")),
    "zip-ratio": (".zip", files.archive({"a.txt": b" " * (30 * MEGABYTE)})),
    "zip-in-zip": (".zip", files.archive({"b.zip": files.archive({"a.txt": b"a"})})),
    "pdf-boxes": (".pdf", pdf(b"BT /F1 1 Tf " + SPREAD + b"ET")),
    "pdf-figures": (".pdf", _forms()),
    "pdf-flate": (".pdf", pdf(zlib.compress(b" " * (300 * MEGABYTE), 1), FLATE)),
    "pdf-flate-twice": (
        ".pdf",
        pdf(
            zlib.compress(zlib.compress(b" " * (150 * MEGABYTE))),
            b"/Filter [/FlateDecode /FlateDecode]",
        ),
    ),
    "pdf-letters": (
        ".pdf",
        pdf(zlib.compress(b"BT /F1 9 Tf (" + b"a" * 500_000 + b") Tj ET"), FLATE),
    ),
    "pdf-runs": (".pdf", pdf(b"\x81 " * MEGABYTE, b"/Filter /RunLengthDecode")),
    "pdf-widths": (
        ".pdf",
        pdf(SHOW, font=WIDE + b" /BaseFont /X /W [0 999999999 5] >>] /BaseFont /X"),
    ),
    "pdf-kids": (".pdf", files.pdf(["a b."]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")),
    "pdf-brackets": (".pdf", pdf(b"[" * 300_000)),
}
