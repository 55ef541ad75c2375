"""References: the grammar that proposes them, on phrases of real treaties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.addresses import Address
from archive.references import Instrument, Setting, propose

HELD = tuple(
    map(
        Address.from_path,
        [
            "preamble", "preamble/p1", "preamble/p2", "preamble/p3", "part/1", "article/1", "article/2",
            "article/2/1", "article/2/1/a", "article/2/1/b", "article/2/2", "part/2", "part/2/chapter/1",
            "article/3", "article/3/i", "article/3/ii", "article/4", "article/5", "article/6", "article/6/p1",
            "article/6/p2", "annex/1", "annex/1/article/1", "annex/1/article/2", "testimonium",
        ],
    )
)  # fmt: skip
IDS = {"#text", *(f"#{held.page_id}" for held in HELD)}
KNOWN = (
    Instrument(
        "instrument:1941-uk-ussr-agreement", ("Agreement providing for Joint Action in the War Against Germany",),
        "1941-07-12",
    ),
    Instrument("instrument:1941-atlantic-charter", ("Declaration of Principles", "Atlantic Charter"), "1941-08-14"),
    Instrument("instrument:1945-un-charter", ("Charter of the United Nations",), "1945-06-26"),
    Instrument(
        "treaty:1942-uk-ussr-alliance", ("Treaty of Alliance", "Anglo-Soviet Treaty of 1942"), "1942-05-26",
        tuple(map(Address.from_path, ("article/1", "article/2", "article/3", "article/3/ii"))),
    ),
    Instrument("instrument:1950-prc-ussr-credit", ("Credit Agreement",), "1950-02-14"),
    Instrument("instrument:1950-prc-ussr-railway", ("Agreement on the Railway",), "1950-02-14"),
)  # fmt: skip


def setting(path="article/4", **other):
    return Setting(Address.from_path(path), HELD, **{"instruments": KNOWN, **other})


def proposed(text, path="article/4", **other):
    """The phrases that are proposed, each with its targets in one line, or the reason why it has none."""
    return [(one.phrase, " ".join(one.targets) or one.reason) for one in propose(text, setting(path, **other))]


PROVISIONS = [  # words of a treaty, and each phrase with what it points at
    ("any of the States mentioned in Article 3 (ii) in consequence", "Article 3 (ii) → #article-3-ii"),
    ("This Article shall remain in force", "This Article → #article-4"),
    ("the provisions of the present Article", "the present Article → #article-4"),
    ("in accordance with the preceding Article,", "the preceding Article → #article-3"),
    ("as provided in the following Article", "the following Article → #article-5"),
    ("the two preceding Articles shall apply", "the two preceding Articles → #article-2 #article-3"),
    ("under the foregoing Articles", "the foregoing Articles → #article-3"),
    ("Articles 3 and 4 shall", "Articles 3 → #article-3; 4 → #article-4"),
    ("in Articles 3, 4 and 5.", "Articles 3 → #article-3; 4 → #article-4; 5 → #article-5"),
    ("Articles III to V", "Articles III to V → #article-3 #article-4 #article-5"),
    ("Articles 1 and 3 to 5", "Articles 1 → #article-1; 3 to 5 → #article-3 #article-4 #article-5"),
    ("Articles 3–5", "Articles 3–5 → #article-3 #article-4 #article-5"),
    ("paragraph 2 of Article 6", "paragraph 2 of Article 6 → #article-6-p2"),
    ("paragraphs 1 and 2 of Article 6", "paragraphs 1 → #article-6-p1; 2 of Article 6 → #article-6-p2"),
    ("Article 6, paragraph 2, shall", "Article 6, paragraph 2 → #article-6-p2"),
    ("Article VI, paragraphs 1 and 2", "Article VI, paragraphs 1 → #article-6-p1; 2 → #article-6-p2"),
    ("the second paragraph of Article 6", "the second paragraph of Article 6 → #article-6-p2"),
    ("the last paragraph of Article 2", "the last paragraph of Article 2 → #article-2-2"),
    ("sub-paragraph (a) of paragraph 1 of Article 2",
     "sub-paragraph (a) of paragraph 1 of Article 2 → #article-2-1-a"),
    ("Article 3 to Article 5", "Article 3 → #article-3; Article 5 → #article-5"),
    ("Chapter 1 of Part II; Part II, Article 3",
     "Chapter 1 of Part II → #part-2-chapter-1; Part II, Article 3 → #article-3"),
    ("Article 2 of Annex A", "Article 2 of Annex A → #annex-1-article-2"),
    ("Article 2 (1) (a) and (b)", "Article 2 (1) (a) → #article-2-1-a; (b) → #article-2-1-b"),
    ("Article 2 (1) (a), (b) and Article 3, (b)",
     "Article 2 (1) (a) → #article-2-1-a; (b) → #article-2-1-b; Article 3 → #article-3"),
    ("Article 3 (i) and Article 3 (ii)", "Article 3 (i) → #article-3-i; Article 3 (ii) → #article-3-ii"),
    ("Art. 3(2)", "Art. 3(2) → #article-3-ii"),
    ("paragraph 1 of Article 5", "paragraph 1 of Article 5 → #article-5"),
    ("the Preamble to the present Treaty", "the Preamble to the present Treaty → #preamble"),
    ("the third paragraph of the Preamble", "the third paragraph of the Preamble → #preamble-p3"),
    ("Part II of the present Treaty", "Part II of the present Treaty → #part-2"),
    ("Chapter 1 applies", "Chapter 1 → #part-2-chapter-1"),
    ("Annex A and the Annex", "Annex A → #annex-1; the Annex → #annex-1"),
    ("Article 3 of the present Treaty", "Article 3 of the present Treaty → #article-3"),
    ("Article 3 hereof", "Article 3 hereof → #article-3"),
    ("Article 5; the said Article", "Article 5 → #article-5; the said Article → #article-5"),
    ("the present Treaty, this Treaty and the Treaty",
     "the present Treaty → #text; this Treaty → #text; the Treaty → #text"),
    ("one year before the expiration of this term of its desire to denounce the Treaty, it", "the Treaty → #text"),
]  # fmt: skip


def written(pairs):
    return "; ".join(f"{phrase} → {target}" for phrase, target in pairs)


@pytest.mark.parametrize(("text", "expected"), PROVISIONS)
def test_a_phrase_points_at_the_provision_that_its_words_mean(text, expected):
    assert written(proposed(text)) == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("article/6/p2", "paragraph 1 above", "paragraph 1 above → #article-6-p1"),
        ("article/6/p2", "the preceding paragraph", "the preceding paragraph → #article-6-p1"),
        ("article/6/p2", "this paragraph", "this paragraph → #article-6-p2"),
        ("article/6/p2", "this Article", "this Article → #article-6"),
        ("article/2/1/b", "sub-paragraph (a)", "sub-paragraph (a) → #article-2-1-a"),
        ("article/2/1/b", "paragraph 2 of this Article", "paragraph 2 of this Article → #article-2-2"),
        ("annex/1/article/2", "Article 1", "Article 1 → #annex-1-article-1"),
        ("annex/1/article/2", "the preceding Article", "the preceding Article → #annex-1-article-1"),
        ("preamble/p2", "the first paragraph", "the first paragraph → #preamble-p1"),
    ],
)
def test_a_phrase_is_read_from_where_it_stands(path, text, expected):
    assert written(proposed(text, path)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Agreement between His Majesty’s Government in the United Kingdom and the Government of the U.S.S.R. "
         "for joint action in the war against Germany, signed at Moscow on the 12th of July, 1941, and",
         "instrument:1941-uk-ussr-agreement"),
        ("enunciated in the Declaration made on the 14th of August, 1941, by the President",
         "instrument:1941-atlantic-charter"),
        ("the principles of the Atlantic Charter", "instrument:1941-atlantic-charter"),
        ("in conformity with the aims and principles of the United Nations Organization;",
         "instrument:1945-un-charter"),
        ("Article 51 of the Charter of the United Nations", "instrument:1945-un-charter"),
        ("the Treaty of Alliance signed at London on May 26, 1942", "treaty:1942-uk-ussr-alliance"),
        ("the Anglo-Soviet Treaty of 1942", "treaty:1942-uk-ussr-alliance"),
        ("Article 3 (ii) of the Anglo-Soviet Treaty of 1942", "treaty:1942-uk-ussr-alliance/article/3/ii"),
    ],
)  # fmt: skip
def test_a_phrase_points_at_another_instrument_by_its_name_or_its_date(text, expected):
    ((_, target),) = proposed(text)
    assert target == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Articles 7 to 9", "Articles 7 to 9 are not held"),
        ("Article 12 bis", "Article 12bis is not held"),
        ("Article 3 thereof", "in which instrument it stands is said elsewhere"),
        ("Article 3 of the Protocol", "in which instrument it stands is said elsewhere"),
        ("Article 3, paragraph 1, of the Convention on Consular Relations signed at Vienna on 24 April 1963",
         "no instrument of that date (1963-04-24) is known"),
        ("Part IV", "Part IV is not held"),
        ("paragraph 7 of this Article", "this Article, paragraph 7 is not held"),
        ("that Article", "which one is meant stands elsewhere"),
        ("the Convention signed at The Hague on 18 October 1907",
         "no instrument of that date (1907-10-18) is known: add it to fixtures/instruments.json"),
        ("the Protocol of 12 July 1941", "what is known of that date is not called Protocol"),
        ("the Agreement of 14 February 1950", "2 instruments of that date are known"),
        ("the Treaty of Versailles", "no instrument called 'Treaty of Versailles' is known"),
        ("Article 16 of the Covenant of the League of Nations", "no instrument called 'Covenant of the "),
        ("the said Agreement", "which Agreement is meant stands elsewhere"),
        ("See Volume 7, Document 327.", "a printed source: an editor must say what stands there"),
    ],
)  # fmt: skip
def test_what_cannot_be_resolved_says_why(text, reason):
    ((_, said),) = proposed(text, complete=False)
    assert reason in said


def test_the_united_nations_of_1942_are_not_the_organization():
    ((phrase, said),) = proposed("as well as with the other United Nations at the Peace", signed_on="1942-05-26")
    assert phrase == "United Nations"
    assert "older than the Charter of the United Nations (1945-06-26)" in said


def test_a_named_instrument_is_meant_when_it_is_named_again():
    text = "the Agreement signed at Moscow on 12 July 1941; the said Agreement, and Article 2 of that Agreement"
    assert [target for _, target in proposed(text)] == ["instrument:1941-uk-ussr-agreement"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "a peace treaty with Japan",
        "to replace them by a formal treaty",
        "The High Contracting Parties declare their desire to unite",
        "on the part of Japan or any other state which should unite with Japan",
        "Both Contracting Parties will take part in all international actions",
        "the exchange of instruments of ratification will take place in Peking",
        "Done in Moscow on February 14, 1950, in two copies",
        "articles of clothing, parts of machines and points of order",
        "particle 3, subarticle, department II and artistic",
    ],
)
def test_ordinary_words_point_nowhere(text):
    assert proposed(text) == []


WORDS = ["the", "present", "this", "said", "preceding", "first", "of", "to", "and", "thereof", "signed"]
NAMES = ["Treaty", "Agreement", "Declaration", "Charter", "Article", "Articles", "paragraph", "Part", "Annex"]
SIGNS = [",", "3", "(ii)", "(a)", "II", "V", "–", ";", ".", "“", "É", "中", "\2", "\n"]
PHRASES = ["sub-paragraph", "4 bis", "on 14 August 1941", "of 1942", "United Nations", "Volume 7, Document 327"]
PIECES = st.sampled_from([*WORDS, *NAMES, *SIGNS, *PHRASES])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join))


@given(TEXTS, st.sampled_from(HELD), st.booleans())
def test_any_text_has_proposals_that_lie_in_it_and_apart(text, address, complete):
    found = propose(text, Setting(address, HELD, complete=complete, instruments=KNOWN))
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert one.phrase == text[one.start : one.end]
        assert one.kind in ("provision", "treaty", "instrument", "source")
        assert bool(one.targets) != bool(one.reason)
        assert {target for target in one.targets if target[0] == "#"} <= IDS
        end = one.end


@given(st.sampled_from(HELD))
def test_every_units_own_label_points_at_it(address):
    if address.kind == "testimonium" or (len(address.steps) > 2 and address.kind == "article"):
        return  # nobody points at a testimonium by that word
    found = propose(f"see {address.label} there", setting())
    assert found[0].targets == (f"#{address.page_id}",)
