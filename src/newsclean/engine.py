"""The only loop: detectors claim blocks of the page until none claims anything.

Every round after the first sees the page that a fresh call would read from the body so far. So the body is
by definition a text in which nothing fires, and cleaning it again changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from newsclean.declared import Head
from newsclean.model import Article, Claim, Removal
from newsclean.once import together
from newsclean.outcome import Outcome, article_of
from newsclean.read import read
from newsclean.read.markdown import is_markdown
from newsclean.read.parted import is_parted, solid_places
from newsclean.read.sniff import is_html
from newsclean.read.text import read_again, reads_the_same

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

    from newsclean.model import Block, Detector, Field, Page

LEAST_LEFT = 0.1
"""Share of a page's words of prose that weak claims must leave: an article that is a tenth of its page is rare, and
a detector that errs errs on all of it."""

ENOUGH_LEFT = 25
"""Words of prose that are an article however little of a page of HTML they are: a brief may stand above a thousand comments. Of
seven pages that this lets through five, of five publishers, are the nearer to their gold bodies or snippets, two the farther."""

MOST_ROUNDS = 64
"""Rounds after which a page is made to be restless: real ones take two to five. It keeps the time linear."""

RESTLESS = f"the page was still losing blocks after {MOST_ROUNDS} rounds, and is no article"

MOST_LAYERS = 4
"""HTML shown as text in HTML, and so on, before what is left is no article: feeds escape twice."""


def clean_page(page: Page, detectors: Mapping[str, Detector]) -> Article:
    """Turn a page into an article."""
    return finished(page, rounds(page, detectors), detectors)


def clean_pages(pages: Sequence[Page], detectors: Mapping[str, Detector]) -> Iterator[Article]:
    """Yield the article of each page. Their rounds go side by side, so that what takes as long for many is asked once."""
    outcomes = in_step([round_by_round(page, detectors) for page in pages])
    return (finished(page, outcome, detectors) for page, outcome in zip(pages, outcomes, strict=True))


def finished(page: Page, outcome: Outcome, detectors: Mapping[str, Detector]) -> Article:
    """Turn what the rounds came to into an article.

    Where the body is itself HTML or Markdown, as on a page that shows escaped source, it is what a fresh call would take
    for a page, and is read as one.
    """
    article = settled(article_of(page, outcome), page, detectors)
    for _ in range(MOST_LAYERS):
        if not (source := shown_source(article.body)):
            return article
        inner = article_of(shown := read(article.body), rounds(shown, detectors))
        inner = settled(inner, shown, detectors)
        article = replace(
            article,
            body=inner.body,
            parts=inner.parts,
            language=inner.language,
            removed=article.removed + inner.removed,
            warnings=(*article.warnings, f"the text is {source} source, and was read as {source}", *inner.warnings),
        )
    rest = Removal("html", f"is HTML source under {MOST_LAYERS} layers of escapes", article.body, "")
    return replace(article, body="", parts=(), language=None, removed=(*article.removed, rest))


def settled(article: Article, page: Page, detectors: Mapping[str, Detector]) -> Article:
    """Clean an article's body until a fresh call would leave it alone, if line breaks were lost on the page, or in the body.

    What is put together again is another text than its parts were, each of which was a paragraph in the rounds.
    """
    now = page
    for _ in range(MOST_ROUNDS):
        if not (now.parted or is_parted(article.body)) or shown_source(article.body):
            break
        inner = article_of(now := read(article.body), rounds(now, detectors))
        if inner.body == article.body:
            break
        removed = in_order([*article.removed, *placed(inner.removed, page)])
        article = replace(article, body=inner.body, parts=inner.parts, language=inner.language, removed=removed)
    return article


def placed(removed: Iterable[Removal], page: Page) -> Iterator[Removal]:
    """Yield what was removed in a later look at a body as it stands in the source of its page."""
    if page.source == "html":
        yield from (removal._replace(span="") for removal in removed)
        return
    known = solid_places(page.raw, separated=page.parted is not None)
    solid = "".join([page.raw[place] for place in known])
    end = 0
    for removal in removed:
        found = "".join([removal.text[place] for place in solid_places(removal.text)])
        start = solid.find(found, end)
        start = solid.find(found) if start < 0 else start
        end = start + len(found)
        first, last = known[start], known[end - 1] + 1
        yield removal._replace(text=page.raw[first:last], span=(first, last))


def in_order(removed: Iterable[Removal]) -> tuple[Removal, ...]:
    """Return removals in the order of their page, as far as it is known."""
    return tuple(sorted(removed, key=lambda removal: removal.span[0] if isinstance(removal.span, tuple) else 0))


def shown_source(body: str) -> str | None:
    """Return what a fresh call would take a body for that shows the source of a page, None where it is plain text."""
    return "HTML" if is_html(body) else "Markdown" if is_markdown(body) else None


def rounds(page: Page, detectors: Mapping[str, Detector]) -> Outcome:
    """Let the detectors claim blocks until nothing is claimed."""
    return in_step([round_by_round(page, detectors)])[0]


def in_step(ways: Sequence[Generator[Page, None, Outcome]]) -> list[Outcome]:
    """Go round by round through all pages' rounds, each yielded page together with those of the others."""
    going = dict(enumerate(ways))
    outcomes: dict[int, Outcome] = {}
    pages: list[Page] = []
    while going:
        with together(pages):
            pages = []
            for number, way in list(going.items()):
                try:
                    pages.append(next(way))
                except StopIteration as end:
                    outcomes[number] = end.value
                    del going[number]
    return [outcomes[number] for number in range(len(ways))]


def round_by_round(page: Page, detectors: Mapping[str, Detector]) -> Generator[Page, None, Outcome]:
    """Let the detectors claim blocks until nothing is claimed; yield the page of each round before they see it.

    A claim whose block stays only fills a field, where no other does; what it rests on is the page as it came, so that it
    counts in the first round alone.

    Each round but the first and the last removes a block at least, so there is an end; `MOST_ROUNDS` bounds it. Where
    the first is on a text that is nothing but paragraphs and finds nothing, another would see the same page again.
    """
    kept: Sequence[Block] = page.blocks
    claims: dict[int, Claim] = {}
    fields: dict[Field, Claim] = {}
    said: dict[Field, Claim] = {}
    warnings = dict.fromkeys(page.warnings)
    # A front matter is what a cleaned article says of itself: it must not change what is found in the body.
    now = page if page.source == "html" else replace(page, head=Head())
    for number in range(MOST_ROUNDS):
        yield now
        found = sorted(collect(now, detectors), key=attrgetter("weak"))  # a phrase names a block before a score
        for claim in found if number == 0 else ():
            if claim.stays and claim.field:
                said.setdefault(claim.field, claim._replace(block=kept[claim.block.index]))
        sensible, withdrawn = restrain(now, [claim for claim in found if not claim.stays])
        warnings.update(dict.fromkeys(withdrawn))
        if not sensible and (number > 0 or reads_the_same(now)):
            return Outcome(kept, claims, {**said, **fields}, now.language, tuple(warnings))
        firsts: dict[int, Claim] = {}
        for claim in sensible:
            firsts.setdefault(claim.block.index, claim)
            if claim.field:
                fields.setdefault(claim.field, claim._replace(block=kept[claim.block.index]))
        claims.update({kept[place].index: claim for place, claim in firsts.items()})
        kept = [block for place, block in enumerate(kept) if place not in firsts]
        now = read_again(kept, page)
    rest = {block.index: Claim(block, "engine", RESTLESS, weak=True) for block in kept}
    return Outcome((), claims | rest, {**said, **fields}, None, (*warnings, RESTLESS))


def collect(page: Page, detectors: Mapping[str, Detector]) -> list[Claim]:
    """Return every detector's claims on one and the same page."""
    found: list[Claim] = []
    for name, detect in detectors.items():
        claims = list(detect(page))
        if strange := [type(claim).__name__ for claim in claims if not isinstance(claim, Claim)]:
            message = f"detector {name!r} yielded {strange[0]}, not a newsclean.Claim"
            raise TypeError(message)
        found += claims
    return found


def restrain(page: Page, claims: Sequence[Claim]) -> tuple[Sequence[Claim], tuple[str, ...]]:
    """Withdraw weak claims where the claims would leave next to nothing of a page that has prose.

    The detector goes first whose weak claims take most; it is the one that errs, if one does.
    """
    prose = {block.index: block.words for block in page.blocks if block.shape.prose}
    sensible, withdrawn = list(claims), list[str]()
    least = LEAST_LEFT * sum(prose.values())
    if page.source == "html":
        least = min(least, ENOUGH_LEFT)
    while sum(prose.values()) - taken(prose, sensible) < least:
        strong = {claim.block.index for claim in sensible if not claim.weak}
        at_stake = {index: words for index, words in prose.items() if index not in strong}
        takes = {name: taken(at_stake, claims) for name, claims in weak_by_detector(sensible).items()}
        worst = max(takes, key=takes.__getitem__, default=None)
        if worst is None or not takes[worst]:
            break
        sensible = [claim for claim in sensible if not (claim.weak and claim.detector == worst)]
        withdrawn.append(f"{worst!r} would have left next to nothing of the article; its weak claims were withdrawn")
    return sensible, tuple(withdrawn)


def taken(prose: Mapping[int, int], claims: Iterable[Claim]) -> int:
    """Count the words of prose in the claimed blocks."""
    return sum(prose.get(index, 0) for index in {claim.block.index for claim in claims})


def weak_by_detector(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Group the weak claims by detector."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.weak:
            groups.setdefault(claim.detector, []).append(claim)
    return groups
