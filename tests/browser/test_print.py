"""A page on paper: it says what it is, where it stands, and how it is cited."""

import io
import unicodedata

import pytest
from pypdf import PdfReader

from tests.conftest import ALLIANCE_1942, SITE_URL

TREATY = f"/treaties/{ALLIANCE_1942}"


def printed(page, path):
    """What a reader reads on the printed pages, without white space: a printer breaks lines where it likes."""
    page.goto(path)
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join(sheet.extract_text() for sheet in reader.pages)
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("path", [TREATY, f"{TREATY}/article/3/ii", f"{TREATY}/article/1-2"])
def test_on_paper_stand_the_address_and_the_citation(page, path):
    text = printed(page, path)
    assert f"{SITE_URL}{path}" in text
    assert "204LNTS353(Anglo-SovietTreatyof1942)" in text


def test_on_paper_a_passage_is_whole_and_without_what_only_a_screen_needs(page):
    text = printed(page, f"{TREATY}/article/3/ii")
    assert "renderimpossiblearepetitionofaggressionandviolationofthepeacebyGermany" in text
    for only_on_screen in ("Skiptothetext", "Howtocite", "Otherstyles"):
        assert only_on_screen not in text


def test_on_paper_the_notes_stand_at_the_end_and_the_text_says_where_it_stops(page):
    text = printed(page, TREATY)
    assert text.index("[Editor’snote:Thesourcestopshere") < text.index("Notesinthesource")


def test_on_paper_links_to_elsewhere_show_where_they_lead(page):
    assert "<https://creativecommons.org/licenses/by/4.0/>" in printed(page, "/about")
