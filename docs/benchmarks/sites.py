"""Measure what learning a site's repeats takes away, on sites that are made up, so that the truth is known to the line.

python docs/benchmarks/sites.py            50 sites of 20 to 2,000 pages
python docs/benchmarks/sites.py 8 200      8 sites of 20 to 200 pages

The articles are paragraphs of fixtures/, shuffled. Around them each site has a template of lines and sentences made of the
words of its language, which no phrase of newsclean's knows; a third of the sites change it half way. Sections have lines of
their own, lists of headlines change from day to day. Newsrooms reuse subheads, and the background paragraphs of a topic;
agencies send one text to many sites. Some articles were fetched twice, or under two addresses.
"""

from __future__ import annotations

import html
import json
import random
import sys
import time
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, NamedTuple

import newsclean
from newsclean import sites
from newsclean.measure import shapes
from newsclean.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FIXTURES = Path(__file__).parents[2] / "fixtures"

SITES, SMALLEST, LARGEST = 50, 20, 2000

SEED = 2031

LANGUAGES = {"en": 8, "de": 3, "fr": 2, "es": 2}
"""Languages whose fixtures give enough paragraphs, and how often a site has them."""

REDESIGNED, IN_HTML = 1 / 3, 1 / 3
"""Shares of sites."""

TOPICAL, SYNDICATED, SUBHEADED = 0.3, 0.05, 0.2
"""Shares of articles: with a topic's background, with an agency's text, with some of the desk's four usual subheads."""

REFETCHED, TWO_ADDRESSES = 0.03, 0.02
"""Shares of articles."""

TOPICS, SECTIONS, HEADLINES, WIRES = 6, 4, 5, 200

CLEANED = 1000
"""Pages that are cleaned with all detectors, to see which lines they leave: all would take half an hour."""

Kind = Literal["content", "template", "section", "list"]


class Line(NamedTuple):
    """A block of a page, and the truth about it."""

    text: str
    kind: Kind


class Page(NamedTuple):
    """A page as it was fetched."""

    url: str
    source: str
    lines: tuple[Line, ...]


class Site(NamedTuple):
    """A site."""

    host: str
    articles: int
    """How many there are, however often they were fetched."""
    pages: tuple[Page, ...]


class Words(NamedTuple):
    """What fixtures of a language give."""

    paragraphs: tuple[str, ...]
    words: tuple[str, ...]


class Template(NamedTuple):
    """What a site puts around its articles."""

    above: tuple[str, ...]
    within: tuple[str, str]
    """A label and a sentence, between the article's paragraphs."""
    below: tuple[str, ...]
    sections: tuple[tuple[str, ...], ...]


@cache
def material(language: str) -> Words:
    """Return the paragraphs of a language's fixtures, and the words in them."""
    found: dict[str, None] = {}
    for path in sorted(FIXTURES.glob(f"{language}_*/expected.json")):
        body = json.loads(path.read_text(encoding="utf8")).get("body", [])
        found.update(dict.fromkeys(" ".join(one.split()) for one in body))
    paragraphs = tuple(text for text, shape in zip(found, shapes(list(found)), strict=True) if shape.prose)
    words = sorted({word for text in paragraphs for word in text.split() if word.isalpha()})
    return Words(paragraphs, tuple(words))


def label(words: Words, chance: random.Random) -> str:
    """Make up a line of chrome."""
    return " ".join(chance.choices(words.words, k=chance.randint(2, 5))).capitalize()


def sentence(words: Words, chance: random.Random) -> str:
    """Make up a sentence of prose."""
    return " ".join(chance.choices(words.words, k=chance.randint(9, 18))).capitalize() + "."


def paragraph(words: Words, chance: random.Random) -> str:
    """Make up a paragraph: two of the fixtures', and when it was."""
    one, two = chance.sample(words.paragraphs, 2)
    return f"{one} {two.rstrip('.')} {chance.randint(1, 28)}.{chance.randint(1, 12)}.{chance.randint(1950, 2031)}."


def template(words: Words, chance: random.Random) -> Template:
    """Make up a template."""
    above = [label(words, chance) for _ in range(chance.randint(8, 25))]
    below = [label(words, chance) for _ in range(chance.randint(10, 30))]
    for _ in range(chance.randint(1, 3)):
        below.insert(chance.randrange(len(below)), sentence(words, chance))
    sections = [tuple(label(words, chance) for _ in range(chance.randint(2, 4))) for _ in range(SECTIONS)]
    within = label(words, chance), sentence(words, chance)
    return Template(tuple(above), within, tuple(below), tuple(sections))


def article(words: Words, topics: Sequence[str], usual: Sequence[str], chance: random.Random) -> list[str]:
    """Make up an article: a headline, paragraphs, perhaps a background, perhaps a subhead."""
    text = [paragraph(words, chance) for _ in range(chance.randint(4, 12))]
    if chance.random() < TOPICAL:
        text.insert(chance.randint(2, len(text)), chance.choice(topics))
    if chance.random() < SUBHEADED:
        for at, subhead in enumerate(usual[: chance.randint(1, len(usual))]):
            text.insert(chance.randint(1 + at, len(text) - 1), subhead)
    return [label(words, chance), *text]


def site(number: int, articles: int, language: str, agency: Sequence[Sequence[str]], seed: int) -> Site:
    """Make up a site."""
    chance = random.Random(f"{seed} {number}")
    words = material(language)
    host = f"paper{number}.example"
    topics = [paragraph(words, chance) for _ in range(TOPICS)]
    usual = [label(words, chance) for _ in range(4)]
    before = now = template(words, chance)
    cut = articles
    if chance.random() < REDESIGNED:
        cut, now = int(articles * chance.uniform(0.4, 0.6)), template(words, chance)
        now = now._replace(above=before.above[:2] + now.above)  # the name stays
    is_html = chance.random() < IN_HTML
    sent = chance.sample(agency, len(agency))
    headlines: list[str] = []
    pages: list[Page] = []
    for at in range(articles):
        is_agency = chance.random() < SYNDICATED and sent
        text = list(sent.pop()) if is_agency else article(words, topics, usual, chance)
        headlines.append(text[0])
        section = chance.randrange(SECTIONS)
        urls = [f"https://www.{host}/{section}/{at}"]
        if chance.random() < REFETCHED:
            urls.append(f"http://{host}/{section}/{at}/?utm_source=mail")
        if chance.random() < TWO_ADDRESSES:
            urls.append(f"https://{host}/today/{at}")
        for url in urls:
            lines = around(text, before if at < cut else now, section, headlines, chance)
            pages.append(Page(url, source(lines, url, is_html=is_html), lines))
    return Site(host, articles, tuple(pages))


def around(
    text: Sequence[str], made: Template, section: int, headlines: Sequence[str], chance: random.Random
) -> tuple[Line, ...]:
    """Put an article into a page."""
    half = len(text) // 2
    latest = headlines[-4 * HEADLINES :]
    return (
        *(Line(one, "template") for one in made.above),
        *(Line(one, "section") for one in made.sections[section]),
        *(Line(one, "content") for one in text[:half]),
        *(Line(one, "template") for one in made.within),
        *(Line(one, "content") for one in text[half:]),
        *(Line(one, "list") for one in chance.sample(latest, min(HEADLINES, len(latest)))),
        *(Line(one, "template") for one in made.below),
    )


def source(lines: Iterable[Line], url: str, *, is_html: bool) -> str:
    """Write a page, as text or as HTML that says nothing of what is what."""
    if not is_html:
        return "\n\n".join(line.text for line in lines)
    blocks = "".join(f"<p>{html.escape(line.text)}</p>" for line in lines)
    return f"<!doctype html><html><head><title>{html.escape(url)}</title></head><body>{blocks}</body></html>"


def corpus(count: int, largest: int, seed: int = SEED) -> Iterator[Site]:
    """Make up sites, from small to large."""
    chance = random.Random(seed)
    languages = chance.choices(list(LANGUAGES), list(LANGUAGES.values()), k=count)
    wires = {name: [wire(name, number, seed) for number in range(WIRES)] for name in LANGUAGES}
    for number, language in enumerate(languages):
        articles = round(SMALLEST * (largest / SMALLEST) ** (number / max(1, count - 1)))
        yield site(number, articles, language, wires[language], seed)


def wire(language: str, number: int, seed: int) -> list[str]:
    """Make up an agency's text."""
    chance = random.Random(f"{seed} {language} {number}")
    words = material(language)
    return [label(words, chance), *(paragraph(words, chance) for _ in range(6))]


def write(made: Iterable[Site], path: Path) -> None:
    """Write the pages of sites as lines of JSON."""
    with path.open("w", encoding="utf8") as file:
        for one in made:
            for page in one.pages:
                file.write(json.dumps({"url": page.url, "text": page.source}, ensure_ascii=False) + "\n")


class Score(NamedTuple):
    """What became of lines of one kind, and of their words."""

    lines: int
    taken: int
    words: int
    taken_words: int


def repeated(known: sites.Sites, made: Iterable[Site]) -> dict[str, Score]:
    """Return by kind what the detector claims on all pages, whatever the others say."""
    totals: dict[str, list[int]] = {}
    for one in made:
        detect = known.detector(one.host)
        for page in one.pages:
            text = read("\n\n".join(line.text for line in page.lines))
            claimed = {claim.block.index for claim in detect(text)}
            for block, line in zip(text.blocks, page.lines, strict=True):
                total = totals.setdefault(line.kind, [0, 0, 0, 0])
                is_taken = block.index in claimed
                for at, value in enumerate((1, is_taken, block.words, block.words * is_taken)):
                    total[at] += value
    return {kind: Score(*total) for kind, total in totals.items()}


def beyond(known: sites.Sites, made: Iterable[Site], count: int) -> dict[str, Score]:
    """Return by kind what becomes of the lines that the other detectors leave, on so many pages, drawn by chance."""
    totals: dict[str, list[int]] = {}
    pages = [page for one in made for page in one.pages]
    for page in random.Random(SEED).sample(pages, min(count, len(pages))):
        left = Counter(newsclean.clean(page.source, url=page.url).body.split("\n\n"))
        after = Counter(known.clean(page.source, url=page.url).body.split("\n\n"))
        # What is an article's somewhere on the page counts as such.
        kinds: dict[str, Kind] = {
            line.text: line.kind for line in sorted(page.lines, key=lambda line: line.kind == "content")
        }
        for text, kind in kinds.items():
            total = totals.setdefault(kind, [0, 0, 0, 0])
            gone, words = max(0, left[text] - after[text]), len(text.split())
            for at, value in enumerate((left[text], gone, left[text] * words, gone * words)):
                total[at] += value
    return {kind: Score(*total) for kind, total in totals.items()}


def main(arguments: Sequence[str]) -> None:
    """Make up sites, learn them, and print the tables."""
    count, largest = map(int, arguments) if arguments else (SITES, LARGEST)
    made = list(corpus(count, largest))
    with TemporaryDirectory() as folder:
        pages, learnt, frozen = (Path(folder, name) for name in ("pages.jsonl", "sites.parquet", "frozen.parquet"))
        write(made, pages)
        start = time.process_time()
        counts = sites.learn([pages], learnt, workers=0)
        seconds = time.process_time() - start
        start = time.process_time()
        lines = sites.freeze(learnt, frozen)
        print(
            f"{counts.pages:,} pages of {len(made)} sites, {counts.lines:,} lines, {pages.stat().st_size / 1e6:.0f} MB"
        )
        print(
            f"learnt at {counts.lines / seconds:,.0f} lines a CPU second, judged in {time.process_time() - start:.1f} s;",
            end=" ",
        )
        print(
            f"{learnt.stat().st_size / 1e6:.1f} MB learnt, {frozen.stat().st_size / 1e6:.2f} MB frozen, {lines:,} lines"
        )
        known = sites.load(frozen)
    wrong = [one.host for one in made if {line.of for line in known.counts(one.host).values()} != {one.articles}]
    print(f"sites whose articles are not counted right: {len(wrong)} {wrong[:5]}")
    table("claimed on all pages", repeated(known, made))
    table(f"taken of what the others leave, on {CLEANED} of the pages", beyond(known, made, CLEANED))


def table(title: str, scores: dict[str, Score]) -> None:
    """Print what became of each kind."""
    print(f"\n{title}")
    for kind in ("template", "section", "list", "content"):
        score = scores.get(kind, Score(0, 0, 0, 0))
        lines, words = score.taken / max(1, score.lines), score.taken_words / max(1, score.words)
        print(f"  {kind:<9} {score.taken:>9,} of {score.lines:>9,} lines {lines:8.3%}, {words:8.4%} of their words")


if __name__ == "__main__":
    main(sys.argv[1:])
