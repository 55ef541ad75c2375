"""Quotations: where one stands, and whether its words are right."""

from urllib.parse import quote

import pytest
from lxml import html

from archive.quotations import judge, segments
from tests.conftest import words

ARTICLE_2 = (
    "The High Contracting Parties undertake not to enter into any negotiations with the Hitlerite Government or any "
    "other Government in Germany that does not clearly renounce all aggressive intentions, and not to negotiate or "
    "conclude except by mutual consent any armistice or peace treaty with Germany or any other State associated with "
    "her in acts of aggression in Europe."
)


def asked(site, text):
    return site.page(f"/quote?text={quote(text)}")


def marked(page):
    tree = html.document_fromstring(page)
    texts = {tag: [found.text_content().strip() for found in tree.iter(tag)] for tag in ("del", "ins")}
    return texts["del"], texts["ins"]


def test_an_article_copied_from_its_page_is_exact(site):
    for text in (ARTICLE_2, f"“{ARTICLE_2}”", ARTICLE_2.replace(" ", "\n", 7), ARTICLE_2[40:200].strip()):
        page = words(asked(site, text))
        assert "Exactly as quoted." in page
        assert "Article 2, Anglo-Soviet Treaty of 1942" in page
        assert "204 LNTS 353 (Anglo-Soviet Treaty of 1942) art 2" in page


def test_american_spelling_other_quotes_and_an_ellipsis_are_found_and_listed(site):
    text = "‘consolidation of good neighbourly relations and friendship … meets the fundamental interests’"
    page = asked(site, text)
    assert "The same words, but for spelling" in words(page)
    assert "Preamble, para. 4, Sino-Soviet Treaty of 1950" in words(page)
    assert marked(page) == (["neighbourly"], ["neighborly"])


def test_one_wrong_word_is_marked(site):
    page = asked(site, ARTICLE_2.replace("Hitlerite", "Fascist"))
    assert "Not as quoted." in words(page)
    assert marked(page) == (["Fascist"], ["Hitlerite"])


def test_an_ellipsis_leaves_words_out_and_brackets_put_some_in(site):
    text = "[t]he High Contracting Parties undertake … not to negotiate or conclude [it] except by mutual consent"
    page = words(asked(site, text))
    assert "Article 2, Anglo-Soviet Treaty of 1942" in page
    assert "The same words" in page or "Exactly as quoted" in page


def test_a_quotation_over_two_paragraphs_is_found_in_the_article(site):
    text = "resist aggression in the post-war period. (ii) Pending the adoption of any such proposals"
    assert "Article 3, Anglo-Soviet Treaty of 1942" in words(asked(site, text))


def test_what_is_nowhere_is_said_to_be_nowhere(site):
    assert "Nothing held here reads like it" in words(asked(site, "Whereas recognition of the inherent dignity"))


@pytest.mark.parametrize("text", ["", "…", "[…]", "“”", "\x00", "😀", "(" * 3000, "a " * 5000, "<b>x</b>", "the"])
def test_bad_input_is_answered_plainly(site, text):
    response = site.ask(f"/quote?text={quote(text)}")
    assert response.status == 200
    assert "<h1>Check a quotation</h1>" in response.body.decode()


@pytest.mark.parametrize(
    ("quotation", "parts"),
    [
        ("“one … two”", ["one", "two"]),
        ("one . . . two", ["one", "two"]),
        ("one [...] two [sic] three", ["one", "two", "three"]),
        ("[T]he Parties", ["The Parties"]),
        ("…", []),
    ],
)
def test_scholars_marks_mean_what_they_mean_in_scholarship(quotation, parts):
    assert segments(quotation) == parts


def test_words_out_of_order_are_not_the_quotation():
    assert judge(["second", "first"], "first and second").kind == "near"
    assert judge(["first", "second"], "first and second").kind == "exact"


@pytest.mark.parametrize("asked", ["a " * 2400, "the " * 1250, "a* OR " * 800, "of the " * 700, "parties " * 600])
def test_a_quotation_of_one_word_over_and_over_is_answered(site, asked):
    assert site.ask(f"/quote?text={quote(asked)}").status == 200


def test_a_word_that_goes_on_in_the_next_line_is_one_word():
    assert segments("friendship and co-\noperation between") == ["friendship and co-operation between"]
