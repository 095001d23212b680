"""Small PDF, Word, EPUB and zip files, made by hand."""

import io
import zipfile


def pdf(*pages, title="Talks", encrypted=False):
    """Pages of lines; an empty line leaves a gap."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (5 + 2 * n) for n, _ in enumerate(pages)), len(pages)),
        f"<< /Title ({title}) /CreationDate (D:20250310120000Z) >>".encode("latin-1"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for lines in pages:
        words = " ".join(f"({_escaped(line)}) Tj T*" for line in lines)
        page = f"BT /F1 12 Tf 72 720 Td 14 TL {words} ET".encode("latin-1")
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 4 0 R >> >> >>" % (len(objects) + 2),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        ]
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<41> <41>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    return _with_offsets(objects, lock if encrypted else b"")


def _escaped(line):
    return "".join(f"\\{char}" if char in "\\()" else char for char in line)


def _with_offsets(objects, more):
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R %s >>\n" % (size, more))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def docx(*paragraphs):
    """Paragraphs of XML text, in Word's plainest file."""
    office = "http://schemas.openxmlformats.org"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}/officeDocument/2006/relationships/'
            'officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{office}/wordprocessingml/2006/main">'
            f"<w:body>{body}</w:body></w:document>",
        }
    )


def epub(*chapters, title="Talks", date="2025-03-10"):
    """Chapters of XHTML."""
    names = [f"c{number}" for number, _ in enumerate(chapters)]
    items = "".join(
        f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in names
    )
    spine = "".join(f'<itemref idref="{n}"/>' for n in names)
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container version="1.0" '
            'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
            'full-path="content.opf" media-type="application/oebps-package+xml"/>'
            "</rootfiles></container>",
            "content.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
            'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<dc:identifier id="id">x</dc:identifier><dc:title>{title}</dc:title>'
            f"<dc:date>{date}</dc:date></metadata><manifest>{items}</manifest>"
            f"<spine>{spine}</spine></package>",
        }
        | {
            f"{name}.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>c</title>'
            f"</head><body>{text}</body></html>"
            for name, text in zip(names, chapters, strict=True)
        }
    )


def archive(members, packing=zipfile.ZIP_DEFLATED):
    """A zip archive of names, or ZipInfo, and what they hold."""
    out = io.BytesIO()
    pairs = members.items() if isinstance(members, dict) else members
    with zipfile.ZipFile(out, "w", packing) as file:
        for name, data in pairs:
            file.writestr(name, data)
    return out.getvalue()


def members(data):
    """What an archive holds, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}
