"""Pages cleaned side by side come out as one by one, and an article can be sent to another process."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import newsclean

FIXTURES = Path(__file__).parents[1] / "fixtures"

THREADS = 8
"""More than there are cores, so that they interrupt each other."""

TIMES = 3
"""How often each page is cleaned, other pages before and after it each time."""


def sources() -> list[bytes]:
    return [path.read_bytes() for path in sorted(FIXTURES.glob("*/page.*"))]


def test_threads_do_not_disturb_each_other() -> None:
    pages = sources()
    alone = [newsclean.clean(page) for page in pages]
    order = [number for step in range(1, TIMES + 1) for number in range(0, len(pages) * step, step)]
    order = [number % len(pages) for number in order]
    with ThreadPoolExecutor(THREADS) as pool:
        beside = list(pool.map(newsclean.clean, [pages[number] for number in order]))
    assert len(pages) > THREADS
    assert set(order) == set(range(len(pages)))
    assert [article for number, article in zip(order, beside, strict=True) if article != alone[number]] == []


def test_articles_are_pickled_whole() -> None:
    for page in sources():
        article = newsclean.clean(page)
        assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 - our own bytes
