"""EPUB books."""

from __future__ import annotations

import posixpath
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from zipfile import ZipFile

from kgraph.read.archive import check_size
from kgraph.read.article import Article, cleaned, parsing
from kgraph.read.dates import day
from kgraph.read.html import decoded, words

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTAINER = "META-INF/container.xml"


def read(data: bytes) -> Article:
    """The chapters in their order; title and date as the book tells them."""
    with parsing("an EPUB"):
        check_size(data)
        with ZipFile(BytesIO(data)) as parts:
            at = _xml(parts, CONTAINER).xpath("string(//@full-path)")
            package = _xml(parts, at)
            names = dict.fromkeys(_spine(package, posixpath.dirname(at)))  # each once
            chapters = [_chapter(parts, name) for name in names]
        return Article(
            "\n\n".join(filter(None, chapters)),
            title=cleaned(package.xpath("string(//*[local-name()='title'])")),
            published=day(package.xpath("string(//*[local-name()='date'])")),
        )


def _xml(parts: ZipFile, name: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(parts.read(name), parser)


def _spine(package: Any, folder: str) -> Iterator[str]:
    """Names of the chapters."""
    items = package.xpath("//*[local-name()='manifest']/*[local-name()='item']")
    names = {item.get("id"): item.get("href", "") for item in items}
    for item in package.xpath("//*[local-name()='spine']/*[local-name()='itemref']"):
        name = unquote(names.get(item.get("idref"), ""))
        yield posixpath.normpath(posixpath.join(folder, name))


def _chapter(parts: ZipFile, name: str) -> str:
    return words(decoded(parts.read(name)))
