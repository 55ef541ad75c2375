"""Structures that the first two treaties do not have: deep, lettered, unnumbered, annexed, foreign."""

import re
from hashlib import sha256

import pytest

from archive.edition import EditionError, read
from archive.edition.html import Links, paragraphs_html
from tests.conftest import ALLIANCE_1950
from tests.odd import DEEP, article, write_edition


def edition_of(folder, body):
    return read(write_edition(folder, body), folder / "sources")


def test_units_nest_to_any_depth_and_words_after_them_stay(tmp_path):
    edition = edition_of(tmp_path, article(1, DEEP))
    found = {unit.address.path: unit for unit in edition.units}
    assert list(found) == ["article/1", "article/1/1", "article/1/1/a", "article/1/1/a/i", "article/1/1/b"]
    whole = "The Parties shall: (a) consult (i) at once, or (b) agree, as they see fit."
    assert found["article/1/1"].text == whole
    assert found["article/1/1/a/i"].text == "at once,"
    assert '<div id="article-1-1-a">' in paragraphs_html(found["article/1/1"].element, Links("/t"))


def test_unnumbered_paragraphs_are_counted_apart_from_numbered_ones(tmp_path):
    content = (
        '<p xml:id="article-1-p1">First.</p> <p xml:id="article-1-1" n="1"><label>1.</label> One.</p> '
        '<p xml:id="article-1-p2">Last.</p>'
    )
    edition = edition_of(tmp_path, article(1, content))
    assert [unit.address.label for unit in edition.units][1:] == [
        "Article 1, para. 1",
        "Article 1(1)",
        "Article 1, para. 2",
    ]


def test_a_treaty_may_have_five_hundred_articles(tmp_path):
    edition = edition_of(tmp_path, "".join(article(n, "<p>Words.</p>") for n in range(1, 501)))
    assert len(edition.units) == 500


def test_a_treaty_may_have_no_articles(tmp_path):
    paragraphs = '<p xml:id="main-p1">First.</p> <p xml:id="main-p2">Second.</p>'
    edition = edition_of(tmp_path, f'<div type="main" xml:id="main">{paragraphs}</div>')
    assert [unit.address.label for unit in edition.units] == ["Text", "Text, para. 1", "Text, para. 2"]


def test_articles_of_an_annex_have_addresses_of_their_own(tmp_path):
    inner = '<div type="article" n="1" xml:id="annex-1-article-1"><p>Railway.</p></div>'
    body = article(1, "<p>Words.</p>") + f'<div type="annex" n="1" xml:id="annex-1">{inner}</div>'
    edition = edition_of(tmp_path, body)
    assert [unit.address.path for unit in edition.units] == ["article/1", "annex/1", "annex/1/article/1"]


def test_chapters_may_count_from_one_in_each_part_while_articles_run_on(tmp_path):
    def part(number, article_number):
        inner = article(article_number, "<p>Words.</p>")
        chapter = f'<div type="chapter" n="1" xml:id="part-{number}-chapter-1">{inner}</div>'
        return f'<div type="part" n="{number}" xml:id="part-{number}">{chapter}</div>'

    edition = edition_of(tmp_path, part(1, 1) + part(2, 2))
    assert [unit.address.path for unit in edition.units] == [
        "part/1", "part/1/chapter/1", "article/1", "part/2", "part/2/chapter/1", "article/2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (["1", "2", "2a", "3"], None),
        (["1", "3"], "Article 3 follows Article 1"),
        (["2"], "Article 2 is the first"),
        (["1", "2", "1"], "repeats xml:id"),
        (["1", "2", "2b"], "Article 2b follows Article 2"),
        (["1", "2", "2a", "2z"], "Article 2z follows Article 2a"),
        (["1", "2", "3a"], "Article 3a follows Article 2"),
    ],
)
def test_numbering_has_no_silent_hole(tmp_path, numbers, told):
    body = "".join(article(n, "<p>Words.</p>") for n in numbers)
    if told:
        with pytest.raises(EditionError, match=told):
            edition_of(tmp_path, body)
    else:
        assert len(edition_of(tmp_path, body).units) == len(numbers)


def test_a_gap_accounts_for_missing_articles(tmp_path):
    gap = (
        '<gap xml:id="e1" reason="not-held" source="#witness" cert="high">'
        '<desc resp="#editor">Article 2 is not held.</desc></gap>'
    )
    edition = edition_of(tmp_path, article(1, f"<p>Words.{gap}</p>") + article(3, "<p>More.</p>"))
    assert [unit.address.path for unit in edition.units] == ["article/1", "article/3"]


def test_text_in_any_script_keeps_its_characters(tmp_path):
    edition = edition_of(tmp_path, article(1, "<p>第一条 締約国は、Договор &amp; мир.</p>"))
    assert edition.units[0].text == "第一条 締約国は、Договор & мир."


@pytest.mark.parametrize(
    ("numbers", "told"), [("i ii iii", ""), ("a b c", ""), ("i x", "(x) follows"), ("a b v", "(v) follows")]
)
def test_paragraphs_are_counted_in_the_system_they_begin_with(tmp_path, numbers, told):
    content = " ".join(f'<p xml:id="article-1-{n}" n="{n}"><label>({n})</label> Words.</p>' for n in numbers.split())
    if told:
        with pytest.raises(EditionError, match=re.escape("Article 1" + told)):
            edition_of(tmp_path, article(1, content))
    else:
        assert len(edition_of(tmp_path, article(1, content)).units) == 1 + len(numbers.split())


def test_an_illegible_word_excuses_no_missing_article(tmp_path):
    gap = (
        '<gap xml:id="e1" reason="illegible" source="#witness" cert="high"><desc resp="#editor">A word.</desc></gap>'
    )
    with pytest.raises(EditionError, match="Article 3 follows Article 1"):
        edition_of(tmp_path, article(1, f"<p>Words {gap} more.</p>") + article(3, "<p>More.</p>"))


def test_what_is_lost_or_supplied_shows_in_the_reading_text(tmp_path):
    gap = (
        '<gap xml:id="e1" reason="illegible" source="#witness" cert="high"><desc resp="#editor">A word.</desc></gap>'
    )
    supplied = '<supplied xml:id="e2" reason="torn" source="#frus1950" cert="high">not</supplied>'
    edition = edition_of(tmp_path, article(1, f"<p>They shall {gap}{supplied} go.</p>"))
    assert edition.units[0].text == "They shall […] [not] go."
    html = paragraphs_html(edition.units[0].element, Links("/t"))
    assert "[Editor’s note: A word.]" in html
    assert "[not]</a> go." in html


def test_sub_units_are_set_apart_even_where_the_source_runs_them_together(tmp_path):
    inner = '<seg type="paragraph" n="a" xml:id="article-1-1-a"><label>(a)</label>one;</seg>'
    content = f'<p xml:id="article-1-1" n="1"><label>1.</label> They shall:{inner}and go.</p>'
    assert edition_of(tmp_path, article(1, content)).units[1].text == "They shall: (a)one; and go."


def test_a_witness_with_carriage_returns_is_told_how_to_write_them(tmp_path):
    edition = edition_of(tmp_path, article(1, "<p>One line&#13;\nand another.</p>"))
    assert edition.witness == "Art. 1 One line\r\nand another.\n"
    (tmp_path / "sources" / f"{ALLIANCE_1950}.txt").write_bytes(b"Art. 1 Words.\r\n")
    path = tmp_path / f"{ALLIANCE_1950}.tei"
    text = path.read_text(encoding="utf-8").replace("One line&#13;\nand another.", "Words.")
    digest = sha256(b"Art. 1 Words.\r\n").hexdigest()
    path.write_text(re.sub(r"[0-9a-f]{64}", digest, text), encoding="utf-8")
    with pytest.raises(EditionError, match="write a carriage return as &#13;"):
        read(path, tmp_path / "sources")


def test_a_reference_in_a_unit_is_counted_among_that_units_own_words(tmp_path):
    inner = '<seg type="paragraph" n="a" xml:id="article-1-1-a"><label>(a)</label> see {};</seg>'
    ref = '<ref xml:id="r{}" target="#article-1">this Article</ref>'
    content = (
        '<p xml:id="article-1-1" n="1"><label>1.</label> They shall,\nunder '
        f"{ref.format(1)}, {inner.format(ref.format(2))} and by {ref.format(3)}.</p>"
    )
    edition = edition_of(tmp_path, article(1, content))
    assert [(r.unit.path, r.key, r.start) for r in edition.references] == [
        ("article/1/1", "r1", 18),
        ("article/1/1/a", "r2", 4),
        ("article/1/1", "r3", 41),
    ]
    outer = next(one for one in edition.passages if one.unit.path == "article/1/1")
    assert outer.text[18:30] == outer.text[41:53] == "this Article"
    assert (outer.line_at(0), outer.line_at(18)) == (outer.first_line, outer.first_line + 1)


def test_a_range_is_one_reference_with_every_unit_of_it_as_target(tmp_path):
    ref = '<ref xml:id="r1" target="#article-1 #article-2 #article-3">Articles 1 to 3</ref>'
    body = "".join(article(n, "<p>Words.</p>") for n in (1, 2, 3)) + article(4, f"<p>See {ref}.</p>")
    edition = edition_of(tmp_path, body)
    assert edition.references[0].targets == ("#article-1", "#article-2", "#article-3")
    html = paragraphs_html(edition.units[3].element, Links("/t"))
    assert 'title="To: Article 1, Article 2, Article 3" href="/t/article/1">Articles 1 to 3</a>' in html


@pytest.mark.parametrize(
    ("target", "address"),
    [("treaty:1942-x", "/treaties/1942-x"), ("treaty:1942-x/article/3/ii", "/treaties/1942-x/article/3/ii")],
)
def test_a_reference_leads_to_another_treaty_that_is_held(tmp_path, target, address):
    ref = f'<ref xml:id="r1" target="{target}">the Treaty of 1942</ref>'
    edition = edition_of(tmp_path, article(1, f"<p>See {ref}.</p>"))
    assert edition.references[0].kind == ("provision" if "/" in target else "treaty")
    assert f'href="{address}">the Treaty of 1942</a>' in paragraphs_html(edition.units[0].element, Links("/t"))
