"""Every measure against a slow reference that says in plain Python what is meant, and the search for phrases."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsclean.codepoints import (
    CLOSERS,
    INVISIBLE,
    JOINERS,
    KNOWN,
    OPEN_ENDS,
    SCRIPTS_WITHOUT_SPACES,
    STOPS,
    code_points,
    folded,
)
from newsclean.measure import Text, shapes
from newsclean.model import Cue, Piece, Shape
from newsclean.phrases import index, index_of
from newsclean.search import cues, measure_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.model import Anchor
    from newsclean.phrases import Index

measures = settings(derandomize=True, deadline=None, database=None, max_examples=300)

SCRIPTS = (
    st.sampled_from("abcxyzABCXYZ"),
    st.sampled_from("äöüßÄÖÜéÉñçİıŁłŐőǅﬁ"),
    st.sampled_from("абвгАБВГіїЄ"),
    st.sampled_from("αβγΑΒΓς"),
    st.sampled_from("市政府桥梁。，雨が降った"),
    st.sampled_from("다리가뉴스"),
    st.sampled_from("خبرעברית"),
    st.sampled_from("ไทยข่าว"),
    st.sampled_from("हिन्दी।"),
    st.sampled_from("0123456789٣४４"),
    st.sampled_from(STOPS + OPEN_ENDS),
    st.sampled_from(CLOSERS + JOINERS),
    st.sampled_from("   \t\u00a0\u3000\u200b\ufeff\u202e"),
    st.sampled_from("\ud800\udfff\U0001f600\U00020000\U0010ffff|•€\u0301\x00"),
)

texts = st.text(st.one_of(*SCRIPTS), max_size=40) | st.lists(
    st.sampled_from(
        (
            "It",
            "rained",
            "“Rain,”",
            "she",
            "said.",
            "don't",
            "well-known",
            "U.S.",
            "3.5",
            "...",
            "Wait…",
            "北京",
            "—",
            "«Да»",
            "x..",
        )
    ),
    max_size=12,
).map(" ".join)

# A block never holds a line break; it may hold anything else, and never is without text.
blocks = texts.map(lambda text: text.replace("\n", " ")).filter(bool)


def is_letter(character: str) -> bool:
    return ord(character) >= KNOWN or unicodedata.category(character)[0] in "LM"


def is_digit(character: str) -> bool:
    return ord(character) < KNOWN and unicodedata.category(character) == "Nd"


def is_upper(character: str) -> bool:
    return ord(character) < KNOWN and unicodedata.category(character) in {"Lu", "Lt"}


def is_space(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] == "Z" or character in INVISIBLE


def has_no_spaces(character: str) -> bool:
    point = ord(character)
    return point >= KNOWN or (
        any(first <= point <= last for first, last in SCRIPTS_WITHOUT_SPACES) and is_letter(character)
    )


def is_word_start(text: str, at: int) -> bool:
    # Letters and digits make words, and an apostrophe or a hyphen between two of them does not end one. Scripts without
    # spaces have no such words, and what touches them from behind begins none.
    here, before, second = text[at], text[at - 1 : at], text[at - 2 : at - 1] if at > 1 else ""
    if not (is_letter(here) or is_digit(here)) or has_no_spaces(here):
        return False
    if before and (is_letter(before) or is_digit(before)):
        return False
    return not (before and before in JOINERS and second and (is_letter(second) or is_digit(second)))


def is_stop(text: str, at: int) -> bool:
    # Before white space, a quotation mark, a bracket, or a script without spaces; of several in a row the last counts.
    after = text[at + 1 : at + 2]
    if text[at] not in STOPS or (after and after in STOPS):
        return False
    return not after or is_space(after) or after in CLOSERS or has_no_spaces(after) or text[at] in "。！？｡।॥"


def stripped(text: str) -> str:
    """Leave out white space, quotation marks and brackets at the end."""
    end = len(text)
    while end and (is_space(text[end - 1]) or text[end - 1] in CLOSERS):
        end -= 1
    return text[:end]


def reference(text: str) -> dict[str, object]:
    starts = [at for at in range(len(text)) if is_word_start(text, at)]
    bare = stripped(text)
    cut_off = bare.endswith("…") or (len(bare) > 2 and all(character in STOPS for character in bare[-3:]))
    letters = [character for character in text if is_letter(character)]
    return {
        "chars": len(text),
        # Words of scripts with spaces, and one for every two characters of the others; a single one counts as a word.
        "words": len(starts) + (sum(map(has_no_spaces, text)) + 1) // 2,
        "letters": len(letters),
        "digits": sum(map(is_digit, text)),
        "capitals": sum(is_upper(text[at]) for at in starts),
        "stops": sum(is_stop(text, at) for at in range(len(text))),
        "ends_sentence": bare[-1:] != "" and bare[-1] in STOPS and not cut_off,
        "ends_open": bare[-1:] != "" and bare[-1] in OPEN_ENDS,
        "cut_off": cut_off,
        "starts_lower": bool(letters) and unicodedata.category(letters[0]) == "Ll" and ord(letters[0]) < KNOWN,
    }


def hashed_words(text: str) -> list[str]:
    """Return the words that hashes are made of: runs of letters and digits, each character alone without spaces."""
    found: list[str] = []
    fold = "".join(map(chr, folded(code_points(text)).tolist()))
    for at, character in enumerate(text):
        if not (is_letter(character) or is_digit(character)):
            continue
        before = text[at - 1 : at]
        goes_on = before and (is_letter(before) or is_digit(before))
        if not goes_on or has_no_spaces(character) or has_no_spaces(before):
            found.append("")
        found[-1] += fold[at]
    return found


def counts(shape: Shape) -> dict[str, object]:
    return {name: getattr(shape, name) for name in reference("")}


@measures
@given(blocks)
@example("...")
@example("a")
@example("\ud800")
@example("’s")
@example("U.S. — “so.”)")
@example("x\u0085y")
def test_counts_are_what_the_reference_says(text: str) -> None:
    assert counts(shapes([text])[0]) == reference(text)


@measures
@given(st.lists(blocks, min_size=1, max_size=8))
@example(["It rained", ".", "s", "’s", "x"])
@example(["..", "."])
@example(["“", "a"])
def test_together_is_one_by_one(several: list[str]) -> None:
    assert shapes(several) == [shapes([text])[0] for text in several]


@measures
@given(st.lists(blocks, min_size=1, max_size=8))
def test_numbers_are_the_counts_and_flags_in_order(several: list[str]) -> None:
    for shape in shapes(several):
        assert np.frombuffer(shape.numbers).tolist() == [float(one) for one in shape[: Shape._fields.index("prose")]]


@measures
@given(st.lists(blocks, min_size=1, max_size=8))
def test_equal_words_have_equal_hashes_and_others_have_not(several: list[str]) -> None:
    words: defaultdict[str, set[bytes]] = defaultdict(set)
    for text, shape in zip(several, shapes(several), strict=True):
        expected = hashed_words(text)
        for word, found in zip(expected, shape.shingles(1), strict=True):
            words[word].add(found)
    assert all(len(found) == 1 for found in words.values())
    assert len({found for (found,) in words.values()}) == len(words)


@measures
@given(blocks, blocks)
@example("It rained, she said.", "“IT RAINED” she said")
@example("市政府", "市，政府！")
@example("ab", "a b")
def test_content_is_letters_and_digits_in_order(one: str, other: str) -> None:
    first, second = shapes([one, other])
    assert (first.content_hash == second.content_hash) == (hashed_words(one) == hashed_words(other))


def test_no_words_have_no_content() -> None:
    assert [shape.content_hash for shape in shapes(["***", "—", "“”"])] == [0, 0, 0]


@measures
@given(st.text(st.characters(exclude_categories=()), max_size=60))
@example("İSTANBUL ﬁ ẞ ŉ ǰ")
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    points = code_points(text)
    once = folded(points)
    assert len(once) == len(points) == len(text)
    assert folded(once).tolist() == once.tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Don’t”", '"don\'t"'),
        ("«Да»", '"да"'),
        ("ＡＢＣ１２３：", "abc123:"),
        ("a\u00a0b\u3000c\td\u200be", "a b c d e"),
        ("e‑mail", "e-mail"),
        ("STRASSE ÄRGER", "strasse ärger"),
        ("\ud800", "\ufffd"),
        ("\U00020000", "\U00020000"),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert "".join(map(chr, folded(code_points(text)).tolist())) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rained.", 2),
        ("She didn't know the well-known man", 6),
        ("rock 'n' roll", 3),
        ("1,200 people", 3),
        ("— … •", 0),
        ("다리가 무너졌다", 2),
        ("هطلت الأمطار", 2),
    ],
)
def test_words(text: str, words: int) -> None:
    assert shapes([text])[0].words == words


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "“It rained.”",
        "(It rained.)",
        "It rained?",
        "雨が降った。",
        "「雨だ。」",
        "वर्षा हुई।",
        "It rained. *",
        "هل هطل المطر؟",
    ],
)
def test_ends_sentence(text: str) -> None:
    assert shapes([text])[0].ends_sentence


@pytest.mark.parametrize(
    "text", ["It rained", "It rained…", "It rained...", "It rained,", "It rained:", "“It”", "— — —"]
)
def test_ends_no_sentence(text: str) -> None:
    assert not shapes([text])[0].ends_sentence


@pytest.mark.parametrize("text", ["It rained…", "It rained...", "“It rained…”", "It rained [...]", "It rained. . .…"])
def test_cut_off(text: str) -> None:
    assert shapes([text])[0].cut_off


@pytest.mark.parametrize(
    ("text", "stops"), [("3.5 per cent", 0), ("It did. It did not.", 2), ("What?", 1), ("雨。風。", 2)]
)
def test_stops(text: str, stops: int) -> None:
    assert shapes([text])[0].stops == stops


@pytest.mark.parametrize(("text", "stops"), [("What?!", 1), ("She waited... Nobody came.", 2), ("“So?!” he asked.", 2)])
def test_several_marks_are_one_stop(text: str, stops: int) -> None:
    assert shapes([text])[0].stops == stops


def test_nothing_to_measure() -> None:
    assert shapes([]) == []


def test_empty_texts_among_others() -> None:
    assert [shape.chars for shape in shapes(["", "a", ""])] == [0, 1, 0]


def test_nothing_but_an_empty_text() -> None:
    assert [shape.chars for shape in shapes([""])] == [0]


def phrase_index(tables: Mapping[str, Mapping[Anchor, tuple[str, ...]]]) -> Index:
    """Make an index as `newsclean.phrases` does of its files."""
    uses: defaultdict[str, list[tuple[str, Anchor]]] = defaultdict(list)
    for table, anchors in tables.items():
        for anchor, phrases in anchors.items():
            for phrase in phrases:
                uses[phrase].append((table, anchor))
    return index_of({phrase: tuple(places) for phrase, places in uses.items()}, {})


RAIN = phrase_index(
    {
        "rain": {
            "whole": ("rain", "rain map", "map of clouds", "clouds"),
            "start": ("rain in",),
            "end": ("till rain",),
            "any": ("heavy rain",),
        },
        "snow": {"any": ("no", "rain"), "whole": ("下雪", "雪"), "start": ("今天",)},
    }
)


def found_in(*texts: str, phrases: Index = RAIN) -> list[dict[str, tuple[str, Anchor]]]:
    return [{table: (cue.phrase, cue.anchor) for table, cue in block.items()} for block in cues(Text(texts), phrases)]


def rain(text: str) -> tuple[str, Anchor] | None:
    return found_in(text)[0].get("rain")


@pytest.mark.parametrize("text", ["rain", "RAIN", "- Rain -", "12 rain", "“Rain”!", "rain rain", "Rain | Clouds"])
def test_whole(text: str) -> None:
    cue = rain(text)
    assert cue is not None
    assert cue[1] == "whole"


@pytest.mark.parametrize("text", ["rain today", "the rain", "rains", "drain", "rain и", "rain雨"])
def test_not_whole(text: str) -> None:
    assert rain(text) is None


def test_phrases_that_overlap_cover_a_whole_block_together() -> None:
    assert rain("Rain map of clouds") == ("map of clouds", "whole")
    assert rain("Rain map of the clouds") is None


@pytest.mark.parametrize("text", ["Rain in the north", "“Rain in the north”", "— rain in May"])
def test_start(text: str) -> None:
    assert rain(text) == ("rain in", "start")


@pytest.mark.parametrize("text", ["The rain in the north", "1 rain in the north", "rain inside"])
def test_not_start(text: str) -> None:
    assert rain(text) is None


@pytest.mark.parametrize("text", ["It is dry till rain", "Dry till rain.", "dry till rain »"])
def test_end(text: str) -> None:
    assert rain(text) == ("till rain", "end")


def test_not_end() -> None:
    assert rain("Dry till rain falls") is None


@pytest.mark.parametrize("text", ["The heavy rain stopped", "heavy rain", "HEAVY\u00a0RAIN fell"])
def test_any(text: str) -> None:
    assert rain(text) == ("heavy rain", "any")


def test_the_better_anchor_wins_and_then_the_longer_phrase() -> None:
    assert rain("Rain in heavy rain") == ("rain in", "start")
    assert found_in("no rain")[0]["snow"] == ("rain", "any")


def test_a_figure_ends_a_word_and_a_letter_does_not() -> None:
    assert found_in("5rain", "rain5", "rainy", "brain") == [
        {"rain": ("rain", "whole"), "snow": ("rain", "any")},
        {"rain": ("rain", "whole"), "snow": ("rain", "any")},
        {},
        {},
    ]


def test_an_accent_is_part_of_its_word() -> None:
    assert found_in("no\u0301", "nó") == [{}, {}]


def test_characters_of_a_script_without_spaces_are_words() -> None:
    assert found_in("下雪", "今天下雪", "雪", "雪人") == [
        {"snow": ("下雪", "whole")},
        {"snow": ("今天", "start")},
        {"snow": ("雪", "whole")},
        {},
    ]


def test_no_phrase_reaches_from_one_block_into_the_next() -> None:
    assert found_in("It was heavy", "rain map") == [{}, {"rain": ("rain map", "whole"), "snow": ("rain", "any")}]
    assert found_in("It is dry till", "rain falls") == [{}, {"snow": ("rain", "any")}]


def test_every_table_has_a_cue_of_its_own() -> None:
    assert set(found_in("Rain in the north, heavy rain")[0]) == {"rain", "snow"}


def test_no_blocks_have_no_cues() -> None:
    assert cues(Text([]), RAIN) == []


@measures
@given(
    st.lists(
        st.sampled_from(["rain", "Rain in", "till rain", "下雪", "no", "\ud800", "map", "of clouds"]),
        min_size=1,
        max_size=6,
    )
)
def test_phrases_are_found_together_as_one_by_one(several: list[str]) -> None:
    assert found_in(*several) == [found_in(text)[0] for text in several]


def test_pages_are_measured_together_each_with_its_own_phrases() -> None:
    english, german = [Piece("Advertisement", None), Piece("Anzeige", None)], [Piece("Anzeige", None)]
    measured = measure_pages([(english, index("en")), ([], index("fr")), (german, index("de"))])
    first, none, second = (cues for _, cues in measured)
    assert [cues.get("advert") for cues in first] == [Cue("advertisement", "whole"), None]
    assert none == []
    assert second[0]["advert"] == Cue("anzeige", "whole")
