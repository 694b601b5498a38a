"""The loop: who is named, who is stopped, and when it ends. The detectors are made up for the purpose."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest

import newsclean
from newsclean.engine import (
    ENOUGH_LEFT,
    LEAST_LEFT,
    MOST_LAYERS,
    MOST_ROUNDS,
    RESTLESS,
    clean_page,
    placed,
    restrain,
    rounds,
)
from newsclean.model import Claim, Removal
from newsclean.read import read
from tests.support import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsclean.model import Article, Block, Detector, Page

STORY = [
    "The lock at the head of the canal has been out of order since Friday, when a barge struck the lower gate.",
    "Skippers are told to wait or to take the river, a detour of two days, the waterways office said on Monday.",
    "The gate is to be lifted out by a crane, which has to come from the coast, and straightened at a yard in Velm.",
]

PAGE = "\n\n".join(["Skip to content", *STORY, "12 Comments"])


def claiming(name: str, test: Callable[[Block], bool], *, weak: bool = False) -> Detector:
    def detect(page: Page) -> Iterator[Claim]:
        return (Claim(block, name, f"{name} says so", weak=weak) for block in page.blocks if test(block))

    return detect


def everything(_: Block) -> bool:
    return True


def has(text: str) -> Callable[[Block], bool]:
    return lambda block: text in block.text


def named(article: Article) -> list[tuple[str, str]]:
    return [(removal.detector, removal.text) for removal in article.removed]


def test_no_detectors_leave_the_page_as_it_is() -> None:
    article = newsclean.clean(PAGE, detectors={})
    assert article.body == PAGE
    assert article.removed == ()


def test_a_detector_of_ones_own_is_used_beside_the_others() -> None:
    mine = {**newsclean.DETECTORS, "canal": claiming("canal", has("yard in Velm"))}
    article = newsclean.clean(PAGE, detectors=mine)
    assert paragraphs(article) == STORY[:2]
    assert ("canal", STORY[2]) in named(article)


def test_one_detector_alone() -> None:
    article = newsclean.clean(PAGE, detectors={"comments": newsclean.DETECTORS["comments"]})
    assert named(article) == [("comments", "12 Comments")]


def test_the_order_of_detectors_decides_the_name_only() -> None:
    one, other = claiming("one", has("Friday")), claiming("other", has("Friday"))
    first = newsclean.clean(PAGE, detectors={"one": one, "other": other})
    second = newsclean.clean(PAGE, detectors={"other": other, "one": one})
    assert first.body == second.body
    assert named(first) == [("one", STORY[0])]
    assert named(second) == [("other", STORY[0])]


def test_strong_evidence_names_before_weak_whatever_the_order() -> None:
    mine = {"score": claiming("score", has("Friday"), weak=True), "phrase": claiming("phrase", has("Friday"))}
    assert named(newsclean.clean(PAGE, detectors=mine)) == [("phrase", STORY[0])]


def test_the_built_in_detectors_in_any_order_keep_the_same() -> None:
    forwards, backwards = dict(newsclean.DETECTORS), dict(reversed(list(newsclean.DETECTORS.items())))
    assert newsclean.clean(PAGE, detectors=forwards).body == newsclean.clean(PAGE, detectors=backwards).body


def test_all_detectors_of_a_round_see_the_same_page() -> None:
    seen: list[int] = []

    def counting(page: Page) -> Iterator[Claim]:
        seen.append(len(page.blocks))
        return iter(())

    newsclean.clean(PAGE, detectors={"first": claiming("first", has("Skip to")), "counting": counting})
    assert seen == [5, 4]


def test_an_article_that_reads_the_same_again_is_looked_at_once() -> None:
    seen: list[int] = []

    def counting(page: Page) -> Iterator[Claim]:
        seen.append(len(page.blocks))
        return iter(())

    newsclean.clean("\n\n".join(STORY), detectors={"counting": counting})
    assert seen == [len(STORY)]
    newsclean.clean("\n".join(STORY), detectors={"counting": counting})  # its rendering has empty lines
    assert seen == [len(STORY)] * 3


def test_later_rounds_see_bare_text() -> None:
    seen: list[tuple[str, bool]] = []

    def looking(page: Page) -> Iterator[Claim]:
        seen.append((page.source, any(block.markup for block in page.blocks)))
        return (Claim(block, "looking", "is first") for block in page.blocks[:1] if len(seen) == 1)

    newsclean.clean("<p>One</p><p>Two</p><p>Three</p>", detectors={"looking": looking})
    assert seen == [("html", True), ("text", False)]


def test_what_a_later_round_removes_is_named_by_its_place_on_the_page() -> None:
    def first_of_several(page: Page) -> Iterator[Claim]:
        return (Claim(block, "first", "is first") for block in page.blocks[:1] if len(page.blocks) > 2)

    article = newsclean.clean(PAGE, detectors={"first": first_of_several})
    assert [(removal.text, removal.span) for removal in article.removed] == [
        (text, (PAGE.index(text), PAGE.index(text) + len(text))) for text in ("Skip to content", *STORY[:2])
    ]


def test_removals_are_in_the_order_of_the_page_and_said_once() -> None:
    def twice_backwards(page: Page) -> Iterator[Claim]:
        for block in [*reversed(page.blocks[:2]), *page.blocks[:2]]:
            if len(page.blocks) == 5:
                yield Claim(block, "twice", "is there")

    article = newsclean.clean(PAGE, detectors={"twice": twice_backwards})
    assert named(article) == [("twice", "Skip to content"), ("twice", STORY[0])]


def test_a_weak_detector_that_would_eat_the_article_is_stopped() -> None:
    article = newsclean.clean(PAGE, detectors={"hungry": claiming("hungry", everything, weak=True)})
    assert article.body == PAGE
    assert article.warnings == (
        "'hungry' would have left next to nothing of the article; its weak claims were withdrawn",
    )


def test_the_one_that_takes_most_is_stopped_and_the_others_are_not() -> None:
    mine = {
        "modest": claiming("modest", has("Skip to"), weak=True),
        "hungry": claiming("hungry", everything, weak=True),
    }
    article = newsclean.clean(PAGE, detectors=mine)
    assert named(article) == [("modest", "Skip to content")]
    assert len(article.warnings) == 1


def test_two_that_eat_the_article_together_are_stopped_one_after_the_other() -> None:
    mine = {
        "one": claiming("one", has("lock"), weak=True),
        "other": claiming("other", lambda block: "lock" not in block.text, weak=True),
    }
    article = newsclean.clean(PAGE, detectors=mine)
    # The one that takes more errs; what the other takes leaves enough.
    assert [removal.detector for removal in article.removed] == ["one"]
    assert [warning.split()[0] for warning in article.warnings] == ["'other'"]


def test_strong_claims_are_never_withdrawn() -> None:
    article = newsclean.clean(PAGE, detectors={"sure": claiming("sure", everything)})
    assert article.body == ""
    assert article.warnings == ()


def test_a_page_without_prose_may_go_as_a_whole() -> None:
    article = newsclean.clean("Home\n\nNews\n\nSport", detectors={"hungry": claiming("hungry", everything, weak=True)})
    assert (article.body, article.warnings) == ("", ())


def test_what_is_sure_of_the_prose_is_not_held_against_the_unsure() -> None:
    page = read(PAGE)
    sure = [Claim(block, "sure", "is said twice") for block in page.blocks if block.text in STORY]
    unsure = [Claim(page.blocks[0], "unsure", "is short", weak=True)]
    assert restrain(page, [*sure, *unsure]) == ([*sure, *unsure], ())


def test_two_sentences_may_be_left_of_a_long_page_of_html_and_not_of_text() -> None:
    comments = [
        f"The {number} times that I sailed there, the gate was open and nobody was to be seen." for number in range(60)
    ]
    hungry = {"hungry": claiming("hungry", lambda block: block.text in comments, weak=True)}
    page = "".join(f"<p>{text}</p>" for text in [*STORY, *comments])
    left = sum(len(text.split()) for text in STORY)
    assert ENOUGH_LEFT <= left < LEAST_LEFT * sum(len(text.split()) for text in comments)
    assert paragraphs(newsclean.clean(page, detectors=hungry)) == STORY
    assert paragraphs(newsclean.clean("\n\n".join([*STORY, *comments]), detectors=hungry)) == [*STORY, *comments]


def test_of_html_as_well_a_few_words_are_next_to_nothing() -> None:
    hungry = {"hungry": claiming("hungry", lambda block: block.text in STORY, weak=True)}
    rest = "It is the fourth time, the council said."
    page = "".join(f"<p>{text}</p>" for text in [rest, *STORY * 3])
    assert len(rest.split()) < ENOUGH_LEFT
    assert paragraphs(newsclean.clean(page, detectors=hungry)) == [rest, *STORY * 3]


@pytest.mark.parametrize("wrong", [None, "block", 1, ("block", "reason")])
def test_a_detector_that_yields_something_else_is_told_so(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"detector 'mine' yielded \w+, not a newsclean.Claim"):
        newsclean.clean(PAGE, detectors={"mine": lambda _: [wrong]})  # type: ignore[list-item] # that is the point


def test_a_detector_that_fails_fails_the_call() -> None:
    def fail(_: Page) -> list[Claim]:
        message = "of my own"
        raise LookupError(message)

    with pytest.raises(LookupError, match="of my own"):
        newsclean.clean(PAGE, detectors={"mine": fail})


def test_a_page_that_never_comes_to_rest_is_no_article() -> None:
    def first(page: Page) -> list[Claim]:
        return [Claim(page.blocks[0], "first", "is first")] if page.blocks else []

    calm = newsclean.clean("\n\n".join(map(str, range(MOST_ROUNDS - 1))), detectors={"first": first})
    assert calm.warnings == ()
    assert {removal.detector for removal in calm.removed} == {"first"}
    restless = newsclean.clean("\n\n".join(map(str, range(MOST_ROUNDS + 10))), detectors={"first": first})
    assert restless.warnings == (RESTLESS,)
    assert (restless.body, restless.language) == ("", None)
    assert [removal.detector for removal in restless.removed] == ["first"] * MOST_ROUNDS + ["engine"] * 10


def test_fields_are_the_first_claim_s_and_their_source_is_said() -> None:
    def titles(page: Page) -> Iterator[Claim]:
        for block in page.blocks[:2]:
            yield Claim(block, "titles", f"is line {block.index}", field="title", value=block.text)

    article = newsclean.clean("One\n\nTwo\n\nThree", detectors={"titles": titles})
    assert (article.title, article.sources) == ("One", {"title": "text: is line 0"})


def test_what_a_page_declares_comes_before_what_is_found() -> None:
    def titles(page: Page) -> list[Claim]:
        return [
            Claim(block, "titles", "says title", field="title", value="Found")
            for block in page.blocks
            if block.text == "One"
        ]

    article = newsclean.clean("---\ntitle: Declared\n---\n\nOne\n\nTwo", detectors={"titles": titles})
    assert (article.title, article.body) == ("Declared", "Two")
    assert article.sources == {"title": "front matter title"}


def test_a_removed_element_of_html_is_named_by_its_path() -> None:
    article = newsclean.clean(
        "<html><body><p>One</p><p>Two</p></body></html>", detectors={"mine": claiming("mine", has("Two"))}
    )
    assert [removal.span for removal in article.removed] == ["/html[1]/body[1]/p[2]"]


def escaped(source: str, times: int) -> str:
    for _ in range(times):
        source = f"<p>{html.escape(source)}</p>"
    return source


@pytest.mark.parametrize("layers", range(MOST_LAYERS))
def test_html_shown_as_text_is_read_as_html(layers: int) -> None:
    article = newsclean.clean(escaped("".join(f"<p>{text}</p>" for text in STORY), layers))
    assert paragraphs(article) == STORY
    assert len(article.warnings) == layers
    assert article.warnings == ("the text is HTML source, and was read as HTML",) * layers


def test_html_under_too_many_layers_is_no_article() -> None:
    article = newsclean.clean(escaped("".join(f"<p>{text}</p>" for text in STORY), MOST_LAYERS + 2))
    assert (article.body, article.language) == ("", None)
    assert article.removed[-1].detector == "html"
    assert str(MOST_LAYERS) in article.removed[-1].reason


def test_an_empty_page() -> None:
    page = read("")
    outcome = rounds(page, newsclean.DETECTORS)
    assert (list(outcome.kept), dict(outcome.claims), dict(outcome.fields)) == ([], {}, {})
    assert clean_page(page, newsclean.DETECTORS) == newsclean.clean("")


def test_what_is_removed_twice_in_a_second_look_has_two_places() -> None:
    page = read("Subscribe now. It rained. Subscribe now. It snowed.")
    removed = [Removal("subscribe", "is a prompt", "Subscribe now.", "")] * 2
    assert [one.span for one in placed(removed, page)] == [(0, 14), (26, 40)]
