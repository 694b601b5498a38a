from __future__ import annotations

from typing import TYPE_CHECKING

from justext.core import define_stoplist
from trafilatura import external
from trafilatura.utils import line_processing, trim

from newsclean.read.opinion import StopWords, extract
from tests.support import CASES

if TYPE_CHECKING:
    import pytest

PAGES = [source if isinstance(source := case.source, str) else source.decode("utf8", "replace") for case in CASES]


def test_the_stop_words_are_the_library_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "JT_STOPLIST", None)
    assert define_stoplist(StopWords()) == {word.lower() for word in external.jt_stoplist_init()}


def test_the_library_asks_for_these_and_makes_one_set_of_them() -> None:
    extract("<html><body><p>It rained for two days before the river rose.</p></body></html>", [])
    before = define_stoplist.cache_info()
    extract("<html><body><p>It rained for two days before the river rose.</p></body></html>", [])
    after = define_stoplist.cache_info()
    assert isinstance(external.JT_STOPLIST, StopWords)
    assert after.hits > before.hits
    assert after.misses == before.misses


def test_what_is_extracted_is_the_same_with_the_library_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [page for page in PAGES if "<html" in page.lower()]
    ours = [extract(page, []) for page in pages]
    monkeypatch.setattr(external, "JT_STOPLIST", None)
    assert [extract(page, []) for page in pages] == ours
    assert any(ours)


def test_no_text_is_kept() -> None:
    extract("<html><body><p>It rained for two days before the river rose.</p></body></html>", [])
    assert trim.cache_info().currsize == 0
    assert line_processing.cache_info().currsize == 0
