"""What a page declares about itself: pages invented for the purpose, one statement a test."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from newsclean.declared import Head
from newsclean.read.head import read_head

URL = "https://www.example.com/news/budget"


def head_of(markup: str, url: str | None = URL) -> Head:
    return read_head(html.document_fromstring(f"<html>{markup}</html>"), url)


def linked(data: object) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<head><script type="application/ld+json">{text}</script></head>'


def title(head: Head) -> str:
    return head.titles[0].value if head.titles else ""


def authors(head: Head) -> tuple[str, ...]:
    return head.authors[0].value if head.authors else ()


def day(head: Head) -> str:
    return head.dates[0].value.isoformat()[:10] if head.dates else ""


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council passes the budget",
    "author": [{"@type": "Person", "name": "Ada Example"}, {"@type": "Person", "name": "Ben Sample"}],
    "datePublished": "2024-10-31T21:43:05+01:00",
    "dateModified": "2024-11-02",
    "articleBody": "The council passed the budget. It was late.",
    "inLanguage": "en-GB",
}


def test_json_ld_gives_every_field_with_its_source() -> None:
    head = head_of(linked(ARTICLE))
    assert title(head) == "Council passes the budget"
    assert head.titles[0].source == "json-ld headline"
    assert head.authors[0].value == ("Ada Example", "Ben Sample")
    assert head.authors[0].source == "json-ld author"
    assert head.bylines[0].value == "Ada Example, Ben Sample"
    assert head.dates[0].value == dt.datetime(2024, 10, 31, 21, 43, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert head.dates[0].source == "json-ld datePublished"
    assert head.modified[0].value == dt.date(2024, 11, 2)
    assert head.article_body == "The council passed the budget. It was late."
    assert head.language == "en-GB"


@pytest.mark.parametrize(
    "data",
    [
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "Example"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        json.dumps(ARTICLE) + ";",
        "<!-- " + json.dumps(ARTICLE) + " -->",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        "/* made by hand */ " + json.dumps(ARTICLE)[:-1] + ",}",
        json.dumps(ARTICLE).replace('"', "&quot;"),
        json.dumps(ARTICLE).replace("budget. It", "budget.\n\tIt"),
        json.dumps(ARTICLE).replace("passes", "passes\\'").replace("passes\\'", "passes"),
        json.dumps(ARTICLE)[:-1] + ', "broken": }',
        json.dumps(ARTICLE) + json.dumps({"@type": "Organization"}),
    ],
    ids=[
        "list",
        "graph",
        "nested",
        "semicolon",
        "comment",
        "cdata",
        "comma",
        "entities",
        "line break",
        "escape",
        "cut",
        "two",
    ],
)
def test_json_ld_is_read_however_it_is_wrapped(data: object) -> None:
    head = head_of(linked(data))
    assert title(head) == "Council passes the budget"
    assert authors(head)[0] == "Ada Example"
    assert day(head) == "2024-10-31"


def test_authors_by_reference() -> None:
    graph = [
        {"@type": "Article", "headline": "Council passes the budget", "author": [{"@id": "#ada"}, {"@id": "#nobody"}]},
        {"@type": "Person", "@id": "#ada", "name": "Ada Example"},
    ]
    assert authors(head_of(linked({"@graph": graph}))) == ("Ada Example",)


def test_references_in_a_circle_end() -> None:
    graph = [
        {"@type": "Article", "headline": "Council passes the budget", "author": {"@id": "#a"}},
        {"@id": "#a", "name": [{"@id": "#a"}, {"@id": "#a"}]},
    ]
    assert authors(head_of(linked({"@graph": graph}))) == ()


def test_related_articles_are_not_the_article() -> None:
    data = {
        **ARTICLE,
        "hasPart": [{"@type": "NewsArticle", "headline": "Another story", "datePublished": "2020-01-01"}],
    }
    head = head_of(linked(data))
    assert [declared.value for declared in head.titles] == ["Council passes the budget"]
    assert head.dates[0].source == "json-ld datePublished"
    assert len(head.dates) == 2  # published, then modified as the last


def test_opengraph_and_article_metas() -> None:
    head = head_of(
        '<head><meta property="og:title" content="Council passes the budget - The Example">'
        '<meta property="og:site_name" content="The Example"><meta property="og:locale" content="en_US">'
        '<meta property="article:author" content="https://www.facebook.com/ada"><meta name="author" content="Ada Example">'
        '<meta property="article:published_time" content="2024-10-31T08:00:00Z">'
        '<meta property="article:modified_time" content="2024-11-01T08:00:00Z"></head>'
    )
    assert title(head) == "Council passes the budget"
    assert authors(head) == ("Ada Example",)
    assert day(head) == "2024-10-31"
    assert head.dates[0].source == "meta articlepublishedtime"
    assert head.modified[0].value.isoformat().startswith("2024-11-01")
    assert head.language == "en-US"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("parsely-pub-date", "2024-10-31T08:00:00Z"),
        ("sailthru.date", "2024-10-31 08:00:00"),
        ("DC.date.issued", "2024-10-31"),
        ("dcterms.date", "2024-10-31"),
        ("pubdate", "2024-10-31"),
        ("publish-date", "October 31, 2024"),
        ("date", "2024-10-31"),
        ("published", "October 31, 2024"),
    ],
)
def test_dates_in_other_metas(name: str, content: str) -> None:
    assert day(head_of(f'<head><meta name="{name}" content="{content}"></head><body lang=en><p>x')) == "2024-10-31"


def test_author_in_a_labelled_twitter_card() -> None:
    page = '<head><meta name="twitter:label1" content="{}"><meta name="twitter:data1" content="Ada Example"></head>'
    assert authors(head_of(page.format("Written by"))) == ("Ada Example",)
    assert authors(head_of(page.format("Verfasst von"))) == ("Ada Example",)
    assert authors(head_of(page.format("Est. reading time"))) == ()


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ("<title>Budget passed | Example</title><h1>Budget passed</h1>", "Budget passed"),
        ("<title>Budget passed — news in Exampleville</title><h1>Budget passed</h1>", "Budget passed"),
        ("<title>Example: Budget passed in June</title>", "Budget passed in June"),
        ("<title>Budget passed - a chronicle of two weeks</title>", "Budget passed - a chronicle of two weeks"),
        ("<title>Budget passed in June</title><h1>Example</h1>", "Budget passed in June"),
        ("<title>Budget passed in June</title><h1>Our blog</h1>", "Budget passed in June"),
        ("<title>A &amp;amp; B agree on a budget</title>", "A & B agree on a budget"),
        ("<h1><style>.a{}</style>Budget passed</h1>", "Budget passed"),
        ("", ""),
    ],
)
def test_title_without_the_site(titles: str, expected: str) -> None:
    assert title(head_of(f"<body>{titles}</body>")) == expected


def test_the_title_most_sources_agree_on_wins_and_the_others_follow() -> None:
    head = head_of(
        linked({**ARTICLE, "headline": "Council passes the budget"})
        + '<title>Budget: five things to know</title><meta property="og:title" content="Five things to know">'
        "<h1>Council passes the budget</h1>"
    )
    assert head.titles[0].value == "Council passes the budget"
    assert head.titles[0].source == "h1, json-ld headline"
    assert "Five things to know" in [declared.value for declared in head.titles]


@pytest.mark.parametrize(
    "markup",
    [
        '<a rel="author" href="/x">Ada Example</a>',
        '<span itemprop="author"><span itemprop="name">Ada Example</span></span>',
        '<p class="byline">By Ada Example</p>',
        '<div class="article-author"><div>Ada Example</div><div>Staff Writer</div></div>',
        '<a href="/authors/ada-example">Ada Example</a>',
        '<span class="p-author h-card">Ada Example</span>',
    ],
)
def test_author_in_markup(markup: str) -> None:
    assert authors(head_of(f"<body><h1>Budget passed</h1>{markup}<p>Text.</p></body>")) == ("Ada Example",)


def test_authors_side_by_side_are_one_byline() -> None:
    markup = '<p><span><a rel="author">Ada Example</a></span> <span><a rel="author">Ben Sample</a></span></p>'
    assert authors(head_of(f"<body><h1>Budget passed</h1>{markup}</body>")) == ("Ada Example", "Ben Sample")


@pytest.mark.parametrize("box", ["related-articles", "comment-list", "author-bio", "teaser"])
def test_authors_of_other_texts_are_passed_over(box: str) -> None:
    markup = f'<div class="{box}"><a rel="author">Ben Sample</a></div>'
    assert authors(head_of(f"<body><h1>Budget passed</h1>{markup}</body>")) == ()


@pytest.mark.parametrize(
    "footer",
    [
        '<footer>Filed by <a rel="author">Ada Example</a></footer>',
        '<div class="post-footer"><a rel="author">Ada Example</a></div>',
    ],
)
def test_the_author_in_the_articles_own_footer_counts_where_no_other_is_marked(footer: str) -> None:
    text = "<p>The dam gave way.</p>" * 30
    site = '<footer><a rel="author">Ben Sample</a></footer>'
    bare = f"<body><article><h1>Budget passed</h1>{text}{footer}</article>{site}</body>"
    assert authors(head_of(bare)) == ("Ada Example",)
    assert authors(head_of(bare.replace("</h1>", '</h1><p class="author">Cleo Instance</p>'))) == ("Cleo Instance",)


@pytest.mark.parametrize("box", ["avatar", "author-box", "social-bar"])
def test_the_author_in_a_box_right_behind_the_headline_counts_where_no_other_is_marked(box: str) -> None:
    markup = f'<div class="{box}"><a rel="author">Ada Example</a></div>'
    assert authors(head_of(f"<body><h1>Budget passed</h1>{markup}</body>")) == ("Ada Example",)
    assert authors(head_of(f"<body><h1>Budget passed</h1>{'<p>Text.</p>' * 40}{markup}</body>")) == ()


def test_classes_in_camel_case_are_read_word_by_word() -> None:
    markup = '<span class="documentAuthor">Ada Example</span>'
    assert authors(head_of(f"<body><h1>Budget passed</h1>{markup}</body>")) == ("Ada Example",)


def test_the_box_that_holds_the_headline_is_no_teaser() -> None:
    markup = '<div class="teaser"><h1>Budget passed</h1><a rel="author">Ada Example</a></div>'
    assert authors(head_of(f"<body>{markup}</body>")) == ("Ada Example",)


def test_the_printed_byline_is_kept_as_printed() -> None:
    head = head_of(
        linked(ARTICLE) + '<body><h1>Council passes the budget</h1><p class="byline">By Ada Example and Ben Sample</p>'
    )
    assert head.bylines[0].value == "Ada Example and Ben Sample"


def test_the_site_is_an_author_only_where_nobody_else_is() -> None:
    site = (
        '<head><meta property="og:site_name" content="The Example"><meta name="author" content="The Example">{}</head>'
    )
    assert authors(head_of(site.format(""))) == ("The Example",)
    assert authors(head_of(site.format('<meta name="author" content="Ada Example">'))) == ("Ada Example",)


def test_the_site_as_its_own_author_comes_behind_a_name_in_print() -> None:
    site = linked({**ARTICLE, "author": {"name": "The Example"}, "publisher": {"name": "The Example"}})
    body = '<body><h1>Council passes the budget</h1><p class="author">{}</p>'
    assert authors(head_of(site + body.format("Ada Example"))) == ("Ada Example",)
    assert authors(head_of(site)) == ("The Example",)


def test_desks_and_labels_leave_where_a_person_is_named() -> None:
    site = '<head><meta property="og:site_name" content="Courier"></head><body><h1>Budget passed</h1>'
    assert authors(head_of(site + '<p class="author">Ada Sample, Courier Berlin</p>')) == ("Ada Sample",)
    assert authors(head_of(site + '<p class="author"><a>capital</a> <a>Ada Sample</a></p>')) == ("Ada Sample",)
    assert authors(head_of(site + '<p class="author">Courier Berlin</p>')) == ("Courier Berlin",)


def test_an_author_that_the_page_never_shows_is_the_templates() -> None:
    page = '<head><meta name="author" content="Ada Sample"></head><body><h1>Budget passed</h1><p>{}</p>'
    shown = "The council passed the budget after a long night. " * 20
    assert authors(head_of(page.format(shown))) == ()
    assert authors(head_of(page.format(shown + "Ada Sample reports."))) == ("Ada Sample",)
    assert authors(head_of(page.format("Loading"))) == ("Ada Sample",)


@pytest.mark.parametrize("account", ["asample7", "ada.sample", "AdaS"])
def test_an_account_comes_behind_a_name_in_print(account: str) -> None:
    page = linked({**ARTICLE, "author": {"name": account}}) + "<body><h1>Council passes the budget</h1>"
    assert authors(head_of(page + '<p class="author">Clara Moreno</p>')) == ("Clara Moreno",)
    assert authors(head_of(page)) == (account,)


def test_a_byline_that_names_more_than_json_ld_is_believed() -> None:
    page = linked({**ARTICLE, "author": {"name": "Clara Moreno"}}) + "<body><h1>Council passes the budget</h1>"
    assert authors(head_of(page + '<p class="byline">By Clara Moreno and Robert Miller</p>')) == (
        "Clara Moreno",
        "Robert Miller",
    )
    assert authors(head_of(page + '<p class="byline">Clara Moreno, Evening Desk</p>')) == ("Clara Moreno",)
    assert authors(head_of(page + '<p class="byline">By Robert Miller</p>')) == ("Clara Moreno",)


@pytest.mark.parametrize("line", ["Photo by Clara Moreno", "Foto: Clara Moreno", "Wellness / Prevention", "March 4"])
def test_what_a_class_calls_an_author_may_be_none(line: str) -> None:
    assert authors(head_of(f'<body><h1>Budget passed</h1><p class="author">{line}</p>')) == ()


def test_the_class_that_says_name_is_read_before_the_box_around_it() -> None:
    box = '<div class="author"><b class="author__name">Clara Moreno</b><i>Founder of a bakery</i></div>'
    assert authors(head_of(f"<body><h1>Budget passed</h1>{box}")) == ("Clara Moreno",)


def test_the_site_that_a_meta_names_is_an_author_only_in_a_byline() -> None:
    site = '<head><meta property="og:site_name" content="Courier"><meta name="author" content="Courier"></head>'
    page = site + "<body><h1>Budget passed</h1>{}<p>" + "The Courier was there all night. " * 20
    assert authors(head_of(page.format(""))) == ()
    assert authors(head_of(page.format('<p class="vcard author">Courier</p>'))) == ("Courier",)


def test_an_account_of_the_publishing_system_is_no_author() -> None:
    yoast = {
        "@graph": [{"@type": "WebPage", "name": "Budget", "author": {"@id": "#a"}}, {"@id": "#a", "name": "asample7"}]
    }
    assert authors(head_of(linked(yoast))) == ()


@pytest.mark.parametrize("content", ["admin", "https://www.facebook.com/example", "ada@example.com", "", "2024"])
def test_no_author_is_invented(content: str) -> None:
    assert head_of(f'<head><meta name="author" content="{content}"></head>').authors == ()


@pytest.mark.parametrize(
    "markup",
    [
        '<time datetime="2024-10-31T08:00:00Z">yesterday</time>',
        "<time>October 31, 2024</time>",
        '<meta itemprop="datePublished" content="2024-10-31">',
        '<span itemprop="datePublished">October 31, 2024</span>',
        '<div class="post-date">Posted on October 31, 2024</div>',
        "<p>October 31, 2024</p>",
        '<script>var page = {"datePublished":"2024-10-31T08:00:00Z"}</script>',
    ],
)
def test_date_in_markup(markup: str) -> None:
    assert day(head_of(f"<body><h1>Budget passed</h1>{markup}<p>Text.</p></body>")) == "2024-10-31"


def test_published_beats_updated() -> None:
    markup = '<time class="updated" datetime="2024-11-02">x</time><time datetime="2024-10-31">y</time>'
    head = head_of(f"<body><h1>Budget passed</h1>{markup}</body>")
    assert day(head) == "2024-10-31"
    assert head.modified[0].value == dt.date(2024, 11, 2)


def test_the_nearest_date_to_the_headline_comes_first() -> None:
    markup = '<time datetime="2020-01-01">x</time><p></p><h1>Budget passed</h1><time datetime="2024-10-31">y</time>'
    assert day(head_of(f"<body>{markup}</body>")) == "2024-10-31"


def test_the_address_gives_the_day_where_nothing_else_does() -> None:
    head = head_of("<body><h1>Budget passed</h1></body>", "https://example.com/2024/10/31/budget")
    assert head.dates[0].value == dt.date(2024, 10, 31)
    assert head.dates[0].source == "url"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.com/2024/oct/31/budget", "2024-10-31"),
        ("https://example.com/2024/october/31/", "2024-10-31"),
        ("https://example.com/2024/10/3-questions", ""),
        ("https://example.com/press/31-10-2024-budget", "2024-10-31"),
        ("https://example.com/press/03-04-2024", ""),
    ],
)
def test_days_in_addresses(address: str, expected: str) -> None:
    assert day(head_of("<body><h1>Budget passed</h1></body>", address)) == expected


@pytest.mark.parametrize(
    ("language", "markup"),
    [
        ("de", '<p class="date">Kultur, 31.10.24</p>'),
        ("en", '<p class="date"><b>Oct</b> <b>31</b><b>2024</b></p>'),
        ("de", "<p>Letzter Stand 02.11.2024</p><p>Erschienen am: 31.10.2024</p>"),
        ("es-LA", '<p class="date">31 de octubre de 2024</p>'),
        ("en", '<p class="date">Written: 2024-10-31 / Updated: 2024-11-02</p>'),
        ("en", '<span class="updated" title="2024-10-31T18:52:11+00:00"></span>'),
        ("de", "<p><b>31.10.2024 Der Rat hat den Haushalt nach langer Debatte am Abend beschlossen.</b> Und mehr.</p>"),
        (
            "en",
            '<div data-page="{&quot;datePublished&quot;:&quot;2024-10-31T09:00:00Z&quot;,' + "x" * 1000 + '}"></div>',
        ),
        ("en", '<p>31 October 2024</p><div class="related"><time datetime="2020-01-01">x</time></div>'),
        ("en", '<p class="info">Born 28 January 1975</p><p class="date">31 October 2024</p>'),
    ],
)
def test_dates_in_print(language: str, markup: str) -> None:
    page = f"<html lang={language}><body><h1>Budget passed</h1>{markup}<p>Text.</p></body></html>"
    assert day(read_head(html.document_fromstring(page), URL)) == "2024-10-31"


def test_the_date_beside_the_headline_breaks_a_tie() -> None:
    metas = '<meta name="pubdate" content="2024-11-02"><meta name="releasedate" content="2024-10-31">'
    markup = '<h1>Budget passed</h1><p class="date">31 October 2024</p>'
    head = head_of(f"<head>{metas}</head><body>{markup}</body>")
    assert day(head) == "2024-10-31"
    assert head.dates[0].source == "meta releasedate"
    assert day(head_of(f"<head>{metas}</head><body><h1>Budget passed</h1></body>")) == "2024-11-02"


def test_a_day_printed_long_before_the_only_declared_one_is_the_first() -> None:
    stamped = '<head><meta property="article:published_time" content="2024-10-31"></head>'
    page = stamped + '<body><h1>Budget passed</h1><p class="date">5 January 2023</p></body>'
    assert day(head_of(page)) == "2023-01-05"
    assert day(head_of(page, "https://example.com/2024/10/budget")) == "2024-10-31"
    assert day(head_of(page.replace("5 January 2023", "28 October 2024"))) == "2024-10-31"


def test_a_meta_that_names_two_days_has_no_vote() -> None:
    metas = '<meta name="datePublished" content="{}"><meta property="article:published_time" content="2024-10-31">'
    page = f'<head><meta name="datePublished" content="2025-02-01">{metas}</head><body><h1>Budget passed</h1>'
    page += '<p class="date">1 February 2025</p>'
    assert day(head_of(page.format("2025-03-03"))) == "2024-10-31"
    assert day(head_of(page.format("2025-02-01"))) == "2025-02-01"


def test_a_stamp_in_utc_gives_way_to_the_newsrooms_own_day() -> None:
    meta = '<head><meta property="article:published_time" content="{}"></head>'
    markup = meta + '<body><h1>Budget passed</h1><p class="date">October 31, 2024 10:45 pm</p>'
    head = head_of(f"<html lang=en>{markup.format('2024-11-01T03:45:00Z')}")
    assert day(head) == "2024-10-31"
    assert day(head_of(f"<html lang=en>{markup.format('2024-11-01T03:45:00+01:00')}")) == "2024-11-01"
    assert day(head_of(f"<html lang=en>{markup.format('2024-11-03T03:45:00Z')}")) == "2024-11-03"


def test_a_date_beside_the_headline_goes_before_one_of_an_unnamed_event() -> None:
    page = '<head><meta name="dcterms.date" content="2024-12-20"></head><body><h1>Budget passed</h1><p class="date">October 31, 2024</p>'
    assert day(head_of(page)) == "2024-10-31"


def test_a_page_that_declares_only_a_change_says_so() -> None:
    head = head_of('<head><meta property="article:modified_time" content="2024-11-02"></head>')
    assert [declared.source for declared in head.dates] == ["meta articlemodifiedtime"]


def test_the_address_decides_between_two_stamps() -> None:
    metas = (
        '<meta property="article:published_time" content="2024-11-01T01:00:00Z"><meta name="date" content="2024-10-31">'
    )
    assert day(head_of(f"<head>{metas}</head>", "https://example.com/2024/10/31/budget")) == "2024-10-31"
    assert day(head_of(f"<head>{metas}</head>", "https://example.com/budget")) == "2024-11-01"


def test_the_address_yields_to_the_day_that_is_declared_and_printed_soon_after() -> None:
    address = "https://example.com/2024/10/29/budget"
    stated = linked({**ARTICLE, "datePublished": "2024-10-31T21:43:05+01:00"})
    printed = "<body><h1>Budget passed</h1><time>31 October 2024</time></body>"
    assert day(head_of(stated + printed, address)) == "2024-10-31"
    assert day(head_of(stated, address)) == "2024-10-29"
    assert day(head_of(stated + printed, "https://example.com/2021/10/29/budget")) == "2021-10-29"


@pytest.mark.parametrize("box", ["sidebar", "share-bar", "author-box"])
def test_a_date_in_a_box_right_behind_the_headline_counts_where_no_other_stands_there(box: str) -> None:
    boxed = f'<div class="{box}"><time datetime="2024-10-31">x</time></div>'
    vague = '<head><meta name="date" content="2024-11-05"></head>'
    assert day(head_of(f"{vague}<body><h1>Budget passed</h1>{boxed}</body>")) == "2024-10-31"
    beside = '<p class="date">30 October 2024</p>'
    assert day(head_of(f"<body><h1>Budget passed</h1>{beside}{boxed}</body>")) == "2024-10-30"


def test_the_day_that_more_of_the_declared_sources_name_comes_first() -> None:
    metas = '<meta name="dc.date" content="2024-10-31"><meta name="pubdate" content="2024-10-31">'
    head = head_of(linked({**ARTICLE, "datePublished": "2024-11-01T00:30:00Z"}) + metas)
    assert day(head) == "2024-10-31"
    assert "json-ld datePublished" in [declared.source for declared in head.dates]


def test_a_day_long_after_the_last_change_is_refused() -> None:
    planned = linked({**ARTICLE, "datePublished": "2087-10-31"})
    head = head_of(planned + "<body><h1>Council passes the budget</h1><time>October 31, 2024</time>")
    assert (day(head), head.dates[0].source) == ("2024-10-31", "time")
    assert (day(head_of(planned)), head_of(planned).dates[0].source) == ("2024-11-02", "json-ld dateModified")
    draft = linked({**ARTICLE, "datePublished": "2025-01-15"})
    assert day(head_of(draft)) == "2025-01-15"


def test_a_date_in_the_far_future_is_not_judged() -> None:
    assert day(head_of('<head><meta name="date" content="2087-10-31"></head>')) == "2087-10-31"


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ('<html lang="de">', "de"),
        ('<html lang="pt_br">', "pt-BR"),
        ('<html lang="zh-hant-TW">', "zh-Hant-TW"),
        ('<html><meta http-equiv="content-language" content="fr, en">', "fr"),
        ('<html lang="not a language">', None),
        ("<html>", None),
    ],
)
def test_language(markup: str, language: str | None) -> None:
    assert read_head(html.document_fromstring(f"{markup}<body><p>x"), None).language == language


def test_an_empty_page_declares_nothing() -> None:
    assert read_head(html.document_fromstring("<html></html>"), None) == Head()


def test_an_address_that_is_none_is_no_error() -> None:
    assert title(head_of("<body><h1>Budget passed</h1></body>", "http://[")) == "Budget passed"


def test_xhtml_with_a_namespace() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Budget passed</title><meta name="author" content="Ada Example"/></head></html>'
    head = read_head(etree.fromstring(page), None)
    assert (title(head), authors(head)) == ("Budget passed", ("Ada Example",))


def test_lone_surrogates_do_not_get_through() -> None:
    head = head_of(linked('{"@type": "NewsArticle", "headline": "Budget \\ud83d passed", "articleBody": "x \\udc00"}'))
    assert title(head) == "Budget passed"
    assert head.article_body == "x"


HOSTILE = {
    "metas": "<head>" + '<meta name="author" content="Ada Example">' * 100_000,
    "named metas": "<head>" + "".join(f'<meta name="a{n}" content="x">' for n in range(100_000)),
    "headings": "<h1>Budget passed</h1>" * 20_000,
    "bylines": '<p class="author">Ada Example</p>' * 50_000,
    "nested bylines": '<div class="author">' * 20_000,
    "times": '<time datetime="2024-10-31">x</time>' * 50_000,
    "digits": "<p>31</p>" * 50_000,
    "deep json": linked("[" * 200_000),
    "wide json": linked(json.dumps([{"@type": "Article", "headline": f"h{n}"} for n in range(30_000)])),
    "nested json": linked('{"a":' * 500 + "1" + "}" * 500),
    "comments in json": linked("{" + "/*" * 100_000),
    "quotes in json": linked("{" + '"' * 100_001),
    "commas in json": linked("[" + ", " * 100_000),
    "script dates": "<script>" + "firstpublished" * 50_000 + "</script>",
    "long title": "<title>" + " | " * 100_000 + "</title>",
    "long author": f'<head><meta name="author" content="{"(" * 200_000}"></head>',
    "long class": f'<p class="{"author-" * 50_000}">x</p>',
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_come_to_an_end(markup: str) -> None:
    tree = html.document_fromstring(f"<html>{markup}", parser=html.HTMLParser(huge_tree=True))
    assert read_head(tree, URL) == read_head(tree, URL)


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["@type", "@id", "@graph", "author", "name", "headline", "datePublished", "publisher", "url"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_any_json_is_read_without_an_error(data: object) -> None:
    read_head(html.document_fromstring(linked(data)), URL)
    read_head(html.document_fromstring(linked({"@type": "NewsArticle", "author": data, "headline": data})), URL)
