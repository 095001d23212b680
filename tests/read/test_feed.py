"""RSS and Atom: one document an entry."""

import time
from io import BytesIO

import pytest

from kgraph.errors import ReadError
from kgraph.read import Fields
from kgraph.read.article import Article
from kgraph.read.feed import read

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Daily</title><pubDate>Tue, 11 Mar 2025 00:00:00 GMT</pubDate>
<item><title>AT&amp;amp;T &lt;b&gt;sues&lt;/b&gt;</title><link>https://x.org/1</link>
<guid>g1</guid><pubDate>Mon, 10 Mar 2025 23:30:00 -0500</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Xi met <b>Trump</b>.</p><script>x()</script><p>They talked.</p>]]>
</content:encoded></item>
<item><title>Only a title</title></item>
<item><link>https://x.org/3</link>
<description>&lt;p&gt;Putin’s &amp;amp; Xi.&lt;/p&gt;</description></item>
<item><description>No name.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title>
<entry><id>urn:1</id><title>Talks</title><published>2025-03-10T23:30:00-05:00</published>
<updated>2025-03-12T00:00:00Z</updated>
<content type="html">&lt;p&gt;Xi met Trump.&lt;/p&gt;</content>
</entry>
<entry><id>urn:2</id><updated>2025-03-12T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>
</entry>
<entry><id>urn:3</id><summary type="text">a &lt;b&gt; c</summary></entry></feed>"""

NESTED = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefghijkl", "bcdefghijklm", strict=True)
)
BOMB = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol">{NESTED}
<!ENTITY file SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item>
<description>x &m; &file;</description></item></channel></rss>"""


def entries(data):
    return list(read(BytesIO(data.encode() if isinstance(data, str) else data), Fields()))


def test_rss():
    first, second, third, fourth = entries(RSS)
    assert first == Article(
        "Xi met Trump.\n\nThey talked.", "AT&T sues", "2025-03-10", name="g1", part="1"
    )
    assert str(second) == "entry 2: no text"
    assert (third.text, third.name, third.published) == ("Putin’s & Xi.", "https://x.org/3", None)
    assert (fourth.text, fourth.name, fourth.part) == ("No name.", None, "4")


def test_atom():
    first, second, third = entries(ATOM)
    assert first == Article("Xi met Trump.", "Talks", "2025-03-10", name="urn:1", part="1")
    assert (second.text, second.published) == ("One.\n\nTwo.", "2025-03-12")
    assert third.text == "a <b> c"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_encoding(encoding):
    feed = RSS.replace("utf-8", encoding.removesuffix("-sig")).replace("Trump", "Zoë")
    assert entries(feed.encode(encoding, "replace"))[0].text.startswith("Xi met Zoë.")


@pytest.mark.parametrize(
    "data", ["", "Trump met Putin.", "<urlset><url/></urlset>", "<html></html>"]
)
def test_no_feed(data):
    with pytest.raises(ReadError, match=r"^not a feed"):
        entries(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_unfolded(encoding):
    start = time.process_time()
    with pytest.raises(ReadError, match="declares entities of its own"):
        entries(BOMB.encode(encoding))
    assert time.process_time() - start < 1


def test_address_is_not_fetched():
    with pytest.raises(ReadError, match=r"^not a feed"):
        entries("http://127.0.0.1:9/feed.xml")


def test_date_that_is_none():
    """feedparser warns where an entry is asked for "updated" and has only "published"."""
    feed = RSS.replace("Mon, 10 Mar 2025 23:30:00 -0500", "last week")
    assert entries(feed)[0].published is None


def test_feed_without_entries():
    assert entries('<rss version="2.0"><channel><title>x</title></channel></rss>') == []


def test_feed_that_is_cut_off():
    found = entries(RSS[: RSS.index("<item><link>")])
    assert found[0].text == "Xi met Trump.\n\nThey talked."
