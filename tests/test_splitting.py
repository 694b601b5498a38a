"""Texts are split as a pattern would split them, whichever way is taken."""

from __future__ import annotations

import pytest
import regex

from newsclean.splitting import CODE_PAGE, LONG, words_made_of

CLASSES = [r"\p{L}\p{M}", r"\w--[\p{Han}\p{Thai}]"]

EVERY_BYTE = bytes(range(256))

TEXTS = [
    *(EVERY_BYTE.decode(page, "ignore") for page in ("ascii", CODE_PAGE, "cp1250")),
    "Ada Example",
    "Die Brücke bleibt „bis auf weiteres“ gesperrt – und niemand weiß, warum.",
    "Most zamknięto do wiosny",
    "Міст закрито до весни",
    "大桥关闭至明年春天 bridge",
    "สะพานปิด e\u0301te\u0301",
    "the n\u0303andu\u00a0ran\u2028on",
    "\ud800 lone",
    "",
]


@pytest.mark.parametrize("characters", CLASSES)
@pytest.mark.parametrize("shortest", [1, 4])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_short_and_long_texts_are_split_as_by_the_pattern(text: str, characters: str, shortest: int) -> None:
    words = words_made_of(characters, shortest)
    pattern = regex.compile(rf"[{characters}]{{{shortest},}}", regex.VERSION1)
    long = f"{text} " * LONG
    assert words(text) == pattern.findall(text)
    assert words(long) == pattern.findall(long)
