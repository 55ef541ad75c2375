"""Citations: what each manual's rule makes of the two treaties and of places in them."""

from dataclasses import replace

import pytest

from archive.addresses import Address, Range
from archive.citations import STYLES, PartyName, Series, Work, plain

TITLE_1942 = (
    "Treaty for an Alliance in the War against Hitlerite Germany and Her Associates in Europe also providing for "
    "Collaboration and Mutual Assistance thereafter concluded between His Majesty in respect of the United Kingdom "
    "and the Presidium of the Supreme Council of the Union of Soviet Socialist Republics"
)
UK = PartyName("United Kingdom", "United Kingdom", "U.K.")
USSR = PartyName("Union of Soviet Socialist Republics", "USSR", "U.S.S.R.")
URL = "https://foedera.example/treaties/1942-uk-ussr-alliance/article/3/ii"


def work(**changes):
    """Article 3(ii) of the 1942 treaty, or what a test makes of it."""
    alliance = Work(
        title=TITLE_1942,
        short_title="Anglo-Soviet Treaty of 1942",
        parties=(UK, USSR),
        signed_on="1942-05-26",
        signed_at="London",
        in_force_on="1942-07-04",
        series=Series("League of Nations Treaty Series", "LNTS", "204", "353"),
        numbers=("Treaty Series No. 2 (1942)", "Cmd. 6376"),
        language="en",
        translation=False,
        place=Address.from_path("article/3/ii"),
        text="Pending the adoption of any such proposals …",
        url=URL,
        site="Foedera",
    )
    return replace(alliance, **changes)


def cited(key, **changes):
    (style,) = [style for style in STYLES if style.key == key]
    return plain(style.write(work(**changes)))


def test_oscola_to_the_character():
    assert cited("oscola") == (
        f"{TITLE_1942} (United Kingdom–USSR) (signed 26 May 1942, entered into force 4 July 1942) 204 LNTS 353 "
        "(Anglo-Soviet Treaty of 1942) art 3(ii)"
    )


def test_bluebook_to_the_character():
    assert cited("bluebook") == f"{TITLE_1942}, U.K.-U.S.S.R., art. 3(ii), May 26, 1942, 204 L.N.T.S. 353."


def test_aglc_leaves_out_parties_that_the_title_names():
    assert cited("aglc") == (
        f"{TITLE_1942}, signed 26 May 1942, 204 LNTS 353 (entered into force 4 July 1942) art 3(ii) "
        "(‘Anglo-Soviet Treaty of 1942’)."
    )
    assert cited("aglc", title="Treaty of Alliance").startswith(
        "Treaty of Alliance, United Kingdom–USSR, signed 26 May"
    )


def test_aglc_joins_signature_and_force_on_one_day():
    assert "204 LNTS 353 (signed and entered into force 26 May 1942) art" in cited("aglc", in_force_on="1942-05-26")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("chicago-note", f"{TITLE_1942}, U.K.-U.S.S.R., art. 3(ii), May 26, 1942, 204 L.N.T.S. 353, {URL}."),
        ("chicago-bibliography", f"{TITLE_1942}. U.K.-U.S.S.R. Art. 3(ii). May 26, 1942. 204 L.N.T.S. 353. {URL}."),
        (
            "mla",
            f"{TITLE_1942}. 26 May 1942. League of Nations Treaty Series, vol. 204, p. 353, art. 3(ii). "
            f"Foedera, {URL}.",
        ),
        ("apa", f"{TITLE_1942}, art. 3(ii), May 26, 1942, {URL}"),
    ],
)  # fmt: skip
def test_the_styles_of_historians(key, expected):
    assert cited(key) == expected


@pytest.mark.parametrize(
    ("place", "plain_words", "american"),
    [
        (None, "", ""),
        (Address.from_path("article/6"), "art 6", "art. 6"),
        (Address.from_path("article/1/p2"), "art 1 para 2", "art. 1, para. 2"),
        (Address.from_path("preamble/p3"), "preamble para 3", "pmbl., para. 3"),
        (Address.from_path("testimonium"), "testimonium", "testimonium"),
        (Address.from_path("part/2"), "pt 2", "pt. 2"),
        (Address.from_path("note/45"), "n 45", "n. 45"),
        (Address.from_path("annex/1/article/2/3/a"), "annex 1 art 2(3)(a)", "annex 1, art. 2(3)(a)"),
        (Range.from_path("article/1-2"), "arts 1–2", "arts. 1-2"),
        (Range.from_path("preamble/p2-p4"), "preamble paras 2–4", "pmbl., paras. 2-4"),
        (Range.from_path("article/3/i-ii"), "art 3(i)–(ii)", "art. 3(i)-(ii)"),
    ],
)
def test_a_place_is_named_as_the_style_names_it(place, plain_words, american):
    assert cited("oscola", place=place).endswith(f"(Anglo-Soviet Treaty of 1942) {plain_words}".strip())
    assert f"U.K.-U.S.S.R., {american + ', ' if american else ''}May 26, 1942" in cited("bluebook", place=place)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.key)
@pytest.mark.parametrize(
    "changes",
    [
        {"series": None},
        {"series": None, "numbers": ()},
        {"in_force_on": ""},
        {"place": None},
        {"short_title": TITLE_1942},
        {"signed_on": "1942"},
        {"signed_on": "1942-05", "in_force_on": "1942-07"},
        {"title": 'Treaty <b> & "quotes"'},
    ],
    ids=str,
)
def test_what_is_not_known_leaves_no_hole(style, changes):
    written = plain(style.write(work(**changes)))
    for hole in ("None", "  ", " ,", ",,", "()", "( ", " .", ".."):
        assert hole not in written
