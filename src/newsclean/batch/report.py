"""What a run removed, as one HTML file that needs nothing else and runs nothing.

There is no script in it, and its policy lets none run, nothing be fetched, and no style count but its own: what was scraped
is text, whatever it looks like.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from newsclean.batch.tally import BETWEEN, MOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsclean.batch.counts import Counts
    from newsclean.batch.tally import Tally

HOSTS = 30
"""Hosts that are shown: those with the most pages."""

LINES = 50
"""Lines that are shown: more than one reads."""

WIDTH = 200
"""Of a bar that is full, in the pixels of its picture."""

HEIGHT = 12

COLOURS = 8
"""Different colours of detectors; those that removed less share the last."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What HTML can't hold."""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>newsclean batch: what was removed</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>What was removed</h1>
{body}
</main>
</body>
</html>
"""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    kind: str = ""
    """The class of its cells: "number" or "text"."""


def to_html(counts: Counts, tally: Tally) -> str:
    """Write the report. The same counts give the same bytes."""
    style = resources.files(__package__).joinpath("report.css").read_text(encoding="utf8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    body = "\n".join([summary(counts), detectors(tally), hosts(tally), lines(tally), least(tally)])
    return PAGE.format(digest=digest, style=style, body=body)


def summary(counts: Counts) -> str:
    """Say what became of the records."""
    kept = f"{counts.body_bytes / counts.page_bytes:.1%}" if counts.page_bytes else "0%"
    figures = [
        (f"{counts.records:,}", "records read"),
        (f"{counts.written:,}", "articles"),
        (kept, "of their pages' bytes kept"),
        (f"{counts.quarantined:,}", "quarantined"),
        *((f"{number:,}", f"skipped: {why}") for why, number in counts.skipped.items()),
    ]
    return "<dl>" + "".join(f"<div><dt>{shown(what)}</dt><dd>{number}</dd></div>" for number, what in figures) + "</dl>"


def detectors(tally: Tally) -> str:
    """Show what each detector removed."""
    ranked = tally.blocks.top(MOST)
    most = ranked[0][1] if ranked else 1
    rows = [
        [
            swatch(rank) + shown(name),
            bar([(count, rank)], most),
            f"{count:,}",
            f"{tally.characters.seen.get(name, 0):,}",
        ]
        for rank, (name, count) in enumerate(ranked)
    ]
    columns = [Column("Detector"), Column(""), Column("Blocks", "number"), Column("Characters", "number")]
    note = "Blocks that became title, byline and date are among them."
    return section("By detector", columns, rows, "Nothing was removed.", note)


def hosts(tally: Tally) -> str:
    """Show how much was removed from each host's pages, and by which detectors."""
    order = [name for name, _ in tally.blocks.top(MOST)]
    by_host: dict[str, list[tuple[int, int]]] = {}
    for key, count in tally.hosts.seen.items():
        host, _, detector = key.partition(BETWEEN)
        by_host.setdefault(host, []).append((count, order.index(detector) if detector in order else len(order)))
    ranked = [
        (host, pages, sorted(by_host.get(host, []), key=lambda one: one[1])) for host, pages in tally.pages.top(HOSTS)
    ]
    most = max((sum(count for count, _ in shares) / pages for _, pages, shares in ranked), default=0) or 1
    rows = [
        [
            shown(host),
            f"{pages:,}",
            bar([(count / pages, rank) for count, rank in shares], most),
            f"{blocks / pages:.1f}",
        ]
        for host, pages, shares in ranked
        for blocks in [sum(count for count, _ in shares)]
    ]
    columns = [
        Column("Host"),
        Column("Pages", "number"),
        Column("By detector"),
        Column("Blocks removed a page", "number"),
    ]
    known = len(tally.pages.seen)
    note = f"The {len(rows)} hosts with the most pages, of {known:,}." if known > len(rows) else ""
    return section("By host", columns, rows, "There are no pages.", note)


def lines(tally: Tally) -> str:
    """Show the lines that were removed most often."""
    order = [name for name, _ in tally.blocks.top(MOST)]
    rows = []
    for key, count in tally.lines.top(LINES):
        detector, _, text = key.partition(BETWEEN)
        mark = swatch(order.index(detector)) if detector in order else ""
        rows.append([f"{count:,}", mark + shown(detector), shown(text)])
    columns = [Column("Times", "number"), Column("Detector"), Column("Line", "text")]
    note = (
        f"Counted in bounded memory: a line may have been removed up to {tally.lines.short:,} times more often."
        if tally.lines.short
        else ""
    )
    return section("The lines removed most often", columns, rows, "Nothing was removed.", note)


def least(tally: Tally) -> str:
    """Show the articles of which least is left."""
    rows = [[f"{page.left:,}", shown(page.url), shown(page.source), f"{page.position:,}"] for page in tally.least]
    columns = [
        Column("Characters left", "number"),
        Column("Address", "text"),
        Column("Source", "text"),
        Column("Position", "number"),
    ]
    note = "Pages of which nothing is left are in the quarantine."
    return section("The pages with the least left", columns, rows, "There are no articles.", note)


def section(title: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], none: str, note: str = "") -> str:
    """Write a table under its heading; its cells are HTML."""
    written = [
        "<tr>"
        + "".join(f'<td class="{column.kind}">{cell}</td>' for column, cell in zip(columns, row, strict=True))
        + "</tr>"
        for row in rows
    ]
    if not written:
        return f"<section><h2>{title}</h2><p>{none}</p></section>"
    head = "".join(f'<th scope="col" class="{column.kind}">{column.name}</th>' for column in columns)
    told = f"<p>{note}</p>" if note else ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>\n" + "\n".join(written) + "\n</tbody></table>"
    return f'<section><h2>{title}</h2>{told}<div class="wide">{table}</div></section>'


def bar(shares: Sequence[tuple[float, int]], most: float) -> str:
    """Draw shares side by side, each in its detector's colour; `most` fills the width.

    >>> bar([(1, 0), (1, 9)], 4).count("<rect"), 'width="50"' in bar([(1, 0)], 4)
    (2, True)
    """
    drawn, at = [], 0.0
    for share, rank in shares:
        width = WIDTH * share / most
        drawn.append(f'<rect class="{colour(rank)}" x="{at:g}" width="{width:g}" height="{HEIGHT}"/>')
        at += width
    return f'<svg width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{"".join(drawn)}</svg>'


def swatch(rank: int) -> str:
    """Draw a detector's colour."""
    side = HEIGHT - 2
    return f'<svg class="swatch" width="{side}" height="{side}" aria-hidden="true"><rect class="{colour(rank)}" width="{side}" height="{side}"/></svg> '


def colour(rank: int) -> str:
    """Return the class of the detector that removed the so-manyth most, from 0."""
    return f"c{min(rank, COLOURS - 1)}"


def shown(text: str) -> str:
    r"""Write scraped text as HTML: escaped, and with what it says of direction kept to itself.

    >>> shown("<script>\x00\u202e")
    '<bdi>&lt;script&gt;\ufffd\u202e</bdi>'
    """
    return f"<bdi>{escape(CONTROL.sub(chr(0xFFFD), text))}</bdi>"
