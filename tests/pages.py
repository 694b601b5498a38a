"""Pages for property tests: grammars of blocks that look like real ones, our fixtures mutilated, and arbitrary Unicode."""

from __future__ import annotations

import html
import json
import textwrap
from itertools import chain

from hypothesis import strategies as st

from newsclean.phrases import tables
from tests.support import CASES

LANGUAGES = ("en", "de", "zh")
"""The languages of generated prompts: an alphabet with few capitals, one with many, and a script without spaces."""

PARAGRAPHS = sorted({text for case in CASES for text in case.expected.get("body", ())})

TEXTS = [case.source.decode() for case in CASES if not case.is_html]
HTMLS = [case.source.decode() for case in CASES if case.is_html]

LABELS = sorted(
    {
        phrase
        for language in LANGUAGES
        for table in tables(language).values()
        for anchor in ("whole", "start", "end", "any")
        for phrase in table.get(anchor, ())
    }
)

NAMES = (
    "Ada Example",
    "Jean-Luc Petit",
    "Анна Коваль",
    "王小明",
    "The Harbour Post news desk",
    "O'Neill",
    "van der Berg",
)

NOUNS = ("Bridge", "Minister", "Storm", "Council", "Ferry", "Gericht", "Schule", "桥梁", "Суд", "Prices")

VERBS = ("Opens", "Resigns", "Delayed", "Under Fire", "schließt", "通车", "упал", "Fall Again")

ODDITIES = (
    "---",
    "title: Rain",
    "<p>",
    "</p>",
    "<b>bold</b> and <i>italic</i>",
    "I <3 rain, a < b and c > d",
    "&lt;p&gt;It rained.&lt;/p&gt;",
    "* item",
    "## Subhead",
    "[text](https://site.example/a)",
    "…",
    "?!",
    "\ufeff",
    "\u200b\u200b",
    "a\u00a0b",
    "one\u2028two",
    "\u202eright to left\u202c",
    "e\u0301te\u0301",
    "(",
    ", and",
    "said the",
    "\x1f",
    "\ud800",
    "١٢:٣٠",
    "2024-01-02T03:04:05Z",
)
"""What real pages hold once in a thousand times, and readers stumble over."""

cased = st.sampled_from((str, str.title, str.upper, str.capitalize))

labels = st.builds(lambda phrase, case: case(phrase), st.sampled_from(LABELS), cased)

prompts = st.builds(
    lambda phrase, rest: f"{phrase.capitalize()} {rest}",
    st.sampled_from(LABELS),
    st.sampled_from((*NAMES, "the best of us, every day", ".", "5,000 readers!")),
)

clocks = st.builds(
    "{}:{:02} {}".format, st.integers(0, 23), st.integers(0, 59), st.sampled_from(("AM", "PM", "Uhr", "", "ago"))
)

headlines = st.lists(st.sampled_from(NOUNS + VERBS), min_size=2, max_size=7).map(" ".join)

sentences = headlines.map(lambda headline: f"{headline}, the agency said.")

teasers = st.builds(lambda text, length: text[:length] + "…", st.sampled_from(PARAGRAPHS), st.integers(20, 200))

captions = st.builds(
    "{} near the harbour on Monday. ({}/{})".format,
    headlines,
    st.sampled_from(NAMES),
    st.sampled_from(("AFP", "Reuters", "Getty Images")),
)

days = st.builds(
    "{} {}, {}".format, st.sampled_from(("January", "March", "Oct.")), st.integers(1, 31), st.integers(1998, 2025)
)

bylines = st.builds(
    "{}{}{}".format,
    st.sampled_from(("By ", "by ", "Von ", "文／", "")),
    st.sampled_from(NAMES),
    st.sampled_from(("", " and Ada Example", ", Staff Writer", " October 31, 2024 9:43 PM 2 min read")),
)

paragraphs = st.sampled_from(PARAGRAPHS)

headers = st.builds("{}\n\n{}\n{}".format, headlines, bylines, days)

feeds = st.builds(
    "{}\n\n{}\n\n{}.\n\n{}\n\n{}".format,
    st.sampled_from(("News Feed", "Most Read", "Latest")),
    clocks,
    headlines,
    paragraphs,
    clocks,
)

link_lists = st.builds(
    "{}\n* {}\n* {}".format, st.sampled_from(("Related articles", "Read also", "Lesen Sie auch")), headlines, headlines
)

threads = st.builds(
    "{}\n{}\n{} at 9:14 am\n{}\nReply".format,
    st.sampled_from(("2 Comments", "Comments", "Leave a Reply")),
    st.sampled_from(NAMES),
    days,
    paragraphs,
)

split = st.builds(
    "The bridge at\n{}\n, which {}\nrepaired, was closed.".format,
    st.sampled_from(NAMES),
    st.sampled_from(("the", "(", "had been", "Ada Example")),
)

groups = st.one_of(headers, feeds, link_lists, threads, split)

blocks = st.one_of(
    labels,
    prompts,
    clocks,
    headlines,
    sentences,
    teasers,
    captions,
    days,
    bylines,
    groups,
    groups,
    paragraphs,
    paragraphs,
    paragraphs,
    st.sampled_from(ODDITIES),
)

gaps = st.sampled_from(("\n\n", "\n\n", "\n", "\n", "\r\n", "\n \n\t\n", "\r\n\r\n"))


def joined(parts: list[tuple[str, str]]) -> str:
    return "".join(chain.from_iterable(parts))


# A block often comes back, as on real pages: the title in a sidebar, a form ten times.
repeating = st.lists(blocks, min_size=1, max_size=12).flatmap(
    lambda some: st.lists(st.tuples(st.sampled_from(some) | blocks, gaps), min_size=1, max_size=20)
)

grammar_texts = repeating.map(joined)

tags = st.sampled_from(
    ("p", "p", "div", "li", "h1", "h2", "span", "a", "td", "figcaption", "time", "blockquote", "pre", "br")
)

attributes = st.sampled_from(
    (
        "",
        "",
        "",
        ' class="byline"',
        ' class="related-posts"',
        ' style="display:none"',
        ' rel="author"',
        ' itemprop="articleBody"',
        " hidden",
    )
)


def element(tag: str, attribute: str, text: str) -> str:
    return f"<{tag}{attribute}>{html.escape(text, quote=False)}</{tag}>"


elements = st.builds(element, tags, attributes, blocks)

heads = st.builds(
    lambda title, name: (
        f'<head><title>{html.escape(title)}</title><script type="application/ld+json">'
        + json.dumps({"@type": "NewsArticle", "headline": title, "author": name, "datePublished": "2024-02-30T10:00"})
        + "</script></head>"
    ),
    headlines,
    st.sampled_from(NAMES),
)

grammar_htmls = st.builds(
    lambda head, parts: f"<html>{head}<body>{''.join(parts)}</body></html>",
    heads | st.just(""),
    st.lists(elements, min_size=1, max_size=15),
)


def shuffled(source: str, order: list[int]) -> str:
    lines = source.splitlines(keepends=True)
    return "".join(lines[place % len(lines)] for place in order)


def rewrapped(source: str, width: int) -> str:
    return "\n\n".join(textwrap.fill(line, width) for line in source.splitlines() if line.strip())


def slice_twice(source: str, at: int, length: int) -> str:
    return source[: at + length] + source[at:]


places = st.integers(0, 4000)

line_ends = st.sampled_from(("\r\n", "\r", "\u2028", "\n\n\n", "\n\ufeff", " \n", "\x0b"))


def mutated(sources: list[str]) -> st.SearchStrategy[str]:
    """Our fixtures, shuffled, with lines and slices twice, cut off, wrapped anew, with other line ends, two in one."""
    some = st.sampled_from(sources)
    return st.one_of(
        st.builds(shuffled, some, st.lists(st.integers(0, 80), min_size=1, max_size=60)),
        st.builds(slice_twice, some, places, places),
        st.builds(lambda source, at: source[:at], some, places),
        st.builds(lambda source, at: source[at:], some, places),
        st.builds(rewrapped, some, st.sampled_from((40, 60, 72, 80))),
        st.builds(lambda source, end: source.replace("\n", end), some, line_ends),
        st.builds(lambda one, other: f"{one}\n{other}", some, some),
    )


texts = st.one_of(grammar_texts, grammar_texts, mutated(TEXTS))

htmls = st.one_of(grammar_htmls, mutated(HTMLS))

# Lone surrogates, NULs and bidi controls included: what comes out of real scrapers is not always Unicode.
any_text = st.text(st.characters(exclude_categories=()), max_size=300)

tag_soup = st.lists(
    st.sampled_from(
        (
            "<",
            ">",
            "</p>",
            "<p",
            "<p>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<![CDATA[",
            "&#x0;",
            "&#xd800;",
            "&amp",
            "'",
            '"',
            "<html>",
            "<a href=",
            "x",
            "\x00",
            "---\n",
            "title: ",
            "\n",
        )
    )
    | any_text,
    max_size=25,
).map("".join)

any_source = st.one_of(any_text, tag_soup, st.builds(lambda text: f"<p>{text}</p>", any_text), texts, htmls)

any_bytes = st.one_of(
    st.binary(max_size=300),
    st.builds(
        lambda text, codec: text.encode(codec, "replace"),
        any_source,
        st.sampled_from(("utf-8", "utf-16", "utf-32", "latin-1", "cp1251", "shift_jis", "gb18030", "utf-7")),
    ),
    st.builds(
        lambda declared, rest: b'<html><head><meta charset="' + declared + b'"></head><body><p>' + rest + b"</p>",
        st.sampled_from((b"utf-16", b"big5", b"no-such", b"\xff", b"x-user-defined")),
        st.binary(max_size=100),
    ),
)
