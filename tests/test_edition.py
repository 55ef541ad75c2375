"""Editions: the witness plus tags, and what the tags say."""

from hashlib import sha256

import pytest

from archive.edition import EditionError, read
from archive.edition.html import Links, note_html, paragraphs_html
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, FIXTURES, copy_of_fixtures, edit

SHA256 = {
    ALLIANCE_1942: "b822a43e4f2c2904a7fb341a832f19f5154aa53e9b91fa2f8c778ea9071d6482",
    ALLIANCE_1950: "2fde268e64766a8913cfff4b2a364f2c9fd3470c2a57f9f03853232beb7c2c8b",
}
BROKEN = {
    "Majes": "Majesty’s",
    "Settle": "Settlement",
    "princi": "principles",
    "mu": "mutually",
    "associ": "associated",
    "nego": "negotiations",
    "repeti": "repetition",
    "men": "mentioned",
    "Contract": "Contracting",
    "assist": "assistance",
}


def texts(edition):
    return "\n".join(unit.text for unit in edition.units)


def paths(edition):
    return [unit.address.path for unit in edition.units]


@pytest.mark.parametrize("slug", SHA256)
def test_without_its_tags_an_edition_is_its_witness_byte_for_byte(slug):
    edition = read(FIXTURES / "treaties" / f"{slug}.tei", FIXTURES / "sources")
    witness = (FIXTURES / "sources" / f"{slug}.txt").read_bytes()
    assert edition.witness.encode() == witness
    assert sha256(witness).hexdigest() == SHA256[slug]
    assert "\n".join(line.text for line in edition.lines).encode() == witness


def test_the_1942_text_reads_as_its_printer_meant_it(anglo_soviet):
    text = texts(anglo_soviet)
    assert "principles enunciated in the Declaration" in text
    assert "signed at Moscow on the 12th of July, 1941" in text
    assert "Northern Ireland to which the Government of the U.S.S.R. has adhered;" in text
    assert "after termination of hostilities, take all the measures" in text
    assert "BILATERAL RELATIONS" not in text
    assert "“" not in text
    assert text.endswith("This Article shall remain in force until the High Contracting […]")


def test_the_ten_broken_words_are_joined(anglo_soviet):
    read_words = texts(anglo_soviet).split()
    for half, word in BROKEN.items():
        assert half not in read_words
        assert any(found.strip(";,.") == word for found in read_words), word
    joined = [made.read for made in anglo_soviet.interventions if made.kind == "break"]
    assert sorted(joined) == sorted(BROKEN.values())


def test_the_1950_text_reads_as_its_source_meant_it(sino_soviet):
    text = texts(sino_soviet)
    assert "the other High Contracting Party will immediately render" in text
    assert "Socialist Republics—Andrei Yanuaryevich Vyshinsky" in text
    assert "Republic of China—Chou En-lai" in text
    assert "the other High Contracting Party—to develop" in text
    assert "*" not in text
    assert "#" not in text


def test_the_sources_own_inconsistencies_stay(sino_soviet):
    text = texts(sino_soviet)
    assert "Both Contracting Parties will consult" in text
    assert "spirit of friendship and co-operation" in text
    assert "necessary economic cooperation" in text


def test_the_1942_treaty_is_held_as_far_as_article_4(anglo_soviet):
    assert paths(anglo_soviet) == [
        "preamble", "preamble/p1", "preamble/p2", "preamble/p3", "preamble/p4",
        "part/1", "article/1", "article/2",
        "part/2", "article/3", "article/3/i", "article/3/ii", "article/4",
    ]  # fmt: skip
    assert not anglo_soviet.complete


def test_the_1950_treaty_is_held_whole(sino_soviet):
    assert paths(sino_soviet) == [
        "preamble", *(f"preamble/p{n}" for n in range(1, 9)),
        "article/1", "article/1/p1", "article/1/p2", "article/2", "article/3", "article/4", "article/5",
        "article/6", "article/6/p1", "article/6/p2", "testimonium",
    ]  # fmt: skip
    assert sino_soviet.complete


def test_each_event_of_1950_names_the_clause_that_it_comes_from(sino_soviet, anglo_soviet):
    found = {event.kind: event.clause for event in sino_soviet.header.events}
    assert found == {
        "signature": "testimonium",
        "ratification": "article-6-p1",
        "force": "article-6-p1",
        "exchange": "article-6-p1",
        "duration": "article-6-p2",
        "notice": "article-6-p2",
        "end": "article-6-p2",
    }
    assert not any(event.clause for event in anglo_soviet.header.events)  # Articles 5 to 8 are not held


def test_a_clauses_periods_are_read(sino_soviet, anglo_soviet):
    (lasts,) = [event for event in sino_soviet.header.events if event.kind == "duration"]
    assert lasts.periods == (("term", "P30Y", ""), ("renewal", "P5Y", ""), ("notice", "P1Y", ""))
    assert lasts.text == "30 years, then five-year renewals unless denounced a year before"
    (lasts,) = [event for event in anglo_soviet.header.events if event.kind == "duration"]
    assert lasts.periods == (("term", "P20Y", "part-2"),)


def test_note_45_is_one_note_in_two_languages_on_its_marker(anglo_soviet):
    (note,) = anglo_soviet.notes
    assert dict(note.texts) == {
        "fr": "Voir le volume 7, document 327.",
        "en": "See Volume 7, Document 327.",
    }
    assert note.marker.path == "preamble/p3"
    html = note_html(note.element, Links("/treaties/x"))
    assert '<p lang="fr">Voir le' in html
    assert '<p lang="en">See' in html


@pytest.mark.parametrize(
    ("line", "kind", "printed", "read_as"),
    [
        (2, "header", "BILATERAL RELATIONS", ""),
        (4, "footnote", "45 Voir le volume 7, document 327. 45 See Volume 7, Document 327.", None),
        (6, "heading", "TEXT", ""),
        (8, "quotation", "“", ""),
        (10, "corr", "12 th", "12th"),
        (22, "marker", "45", None),
        (41, "reg", "part 2", "PART 2"),
        (48, "page", "termination | of", "termination of"),
        (58, "gap", "", ""),
    ],
)
def test_each_scar_of_the_1942_page_is_in_the_register(anglo_soviet, line, kind, printed, read_as):
    (made,) = [one for one in anglo_soviet.interventions if one.line == line and one.kind == kind]
    assert made.printed == printed
    assert read_as is None or made.read == read_as


def test_every_change_from_the_1950_file_is_in_the_register(sino_soviet):
    made = [(one.kind, one.printed, one.read) for one in sino_soviet.interventions]
    assert made.count(("markdown", "## ", "")) == 1
    assert made.count(("markdown", "**", "")) == 12
    assert made.count(("reg", "-", "—")) == 2
    assert made.count(("reg", " -", "—")) == 1
    assert made.count(("page", "Contracting | Party", "Contracting Party")) == 1
    assert len(made) == 17


def test_article_4_points_at_article_3_ii(anglo_soviet):
    pointing = {(r.unit.path, r.phrase): r.targets for r in anglo_soviet.references}
    assert pointing["article/4", "Article 3 (ii)"] == ("#article-3-ii",)
    html = paragraphs_html(anglo_soviet.units[-1].element, Links("/treaties/t"))
    link = '<a id="r6" class="to-provision" title="To: Article 3(ii)" href="/treaties/t/article/3/ii">'
    assert f"{link}Article 3 (ii)</a>" in html


def test_the_kind_of_a_reference_is_what_it_points_at(anglo_soviet, sino_soviet):
    assert [(r.phrase[:22], r.kind) for r in (*anglo_soviet.references, *sino_soviet.references)] == [
        ("volume 7, document 327", "source"),
        ("Volume 7, Document 327", "source"),
        ("Agreement between His ", "instrument"),
        ("United Nations", "instrument"),
        ("Declaration made on th", "instrument"),
        ("Article 3 (ii)", "provision"),
        ("This Article", "provision"),
        ("aims and principles of", "instrument"),
        ("the present Treaty", "treaty"),
        ("The present Treaty", "treaty"),
        ("The present Treaty", "treaty"),
        ("the Treaty", "treaty"),
    ]


def test_each_reference_stands_in_its_units_words_where_it_says(anglo_soviet, sino_soviet):
    for edition in (anglo_soviet, sino_soviet):
        placed = {key: (one.text, start) for one in edition.passages for key, start in one.starts.items()}
        assert set(placed) == {reference.key for reference in edition.references}
        for reference in edition.references:
            text, start = placed[reference.key]
            assert text[start:].startswith(reference.phrase)


def test_the_text_says_where_it_stops_and_where_the_rest_is(anglo_soviet):
    html = paragraphs_html(anglo_soviet.units[-1].element, Links("/treaties/t"))
    assert 'until the High Contracting <span class="gap"' in html
    assert "the rest of Article 4, Articles 5 to 8, the testimonium and the signatures" in html
    assert "1942-TS0002.pdf" in html


BAD = [  # what an editor does to the 1942 edition, and what he is told of that line
    ("PART 1</head>", "PART 1</hea>", "not well formed"),
    ('xml:id="e9"', 'xml:id="e8"', "repeats xml:id 'e8'"),
    ('target="#article-3-ii"', 'target="#article-3-iii"', "'#article-3-iii' points at nothing"),
    ('<language ident="en" n="authentic" source="#fdrl"', '<language ident="en" n="authentic" source="#fdr"',
     "source='#fdr' points at nothing"),
    ('n="2" xml:id="article-2"', 'n="5" xml:id="article-5"', "Article 5 follows Article 1"),
    ('<p xml:id="article-3-i" n="i">', '<p xml:id="article-3-iii" n="iii">', "Article 3(iii) is the first"),
    ('xml:id="preamble-p2"', 'xml:id="preamble-p9"', "structure says 'preamble-p2'"),
    ('xml:id="part-2"><head>', 'xml:id="part-2"><blink/><head>', "not valid"),
    ('<orgName ref="party:uk"', '<orgName ref="UK"', "not valid"),
    ("<p xml:id=\"preamble-p3\">", "<p>", "every other paragraph has one"),
    ("Desiring finally", "Desiring lastly", "they part in line 25"),
    ('<ref xml:id="r7" target="#article-4">', '<ref target="#article-4">', "'This Article' has no xml:id"),
    ('<ref xml:id="r7" target="#article-4">', '<ref xml:id="r7" type="provision">',
     "does not say why it leads nowhere"),
    ('<ref xml:id="r7" target="#article-4">', '<ref xml:id="r7" target="#article-4" cert="medium">',
     "does not say what it rests on"),
    ('<ref xml:id="r7" target="#article-4">', '<ref xml:id="r7" target="#article-4 #text">', "a ref each"),
    ('<event type="end" when', '<event type="end" corresp="#article-8" when', "is no unit of this treaty"),
    ('dur="P20Y"', 'dur="20 years"', "not valid"),
]  # fmt: skip
BAD_WHOLE = [  # the same, where the fault is the file's
    ('<idno type="slug">1942-uk-ussr-alliance</idno>', "", "add the treaty's name in addresses"),
    ("<teiHeader>", "<header>", "not well formed"),
    (SHA256[ALLIANCE_1942], SHA256[ALLIANCE_1950], "does not have the SHA-256"),
    ('<ref xml:id="e8" type="note" target="#note-45">45</ref>', "45", "points at nothing"),
    ("<TEI xmlns", '<!DOCTYPE TEI [<!ENTITY x "y">]>\n<TEI xmlns', "document type declaration"),
    ("1942-uk-ussr-alliance</idno>", "1942-uk-ussr-treaty</idno>", "name file and slug alike"),
    ('<event type="signature" when="1942-05-26"', '<event type="signature"', "not valid"),
    ("<sic>12 th</sic>", "<!-- a comment --><sic>12th</sic>", "is not the witness"),
    ('target="#article-3-ii">', 'target="article-3-ii">', "is no unit of this treaty"),
    ('target="#article-3-ii">', 'target="#e5">', "is no unit of this treaty"),
    ('source="#russian-dictionary #witness" cert="high"><desc', 'source="bogus" cert="high"><desc', "name a <bibl>"),
    ('<div type="article" n="4"', '<div type="article"', "must have a number"),
]  # fmt: skip


def told(folder, old, new):
    """What the editor of the 1942 edition is told, and the line in which the change was made."""
    fixtures = copy_of_fixtures(folder)
    path = fixtures / "treaties" / f"{ALLIANCE_1942}.tei"
    text = path.read_text(encoding="utf-8")
    edit(path, old, new)
    with pytest.raises(EditionError) as error:
        read(path, fixtures / "sources")
    assert "\n" not in str(error.value)
    return str(error.value), text.count("\n", 0, text.index(old)) + 1


@pytest.mark.parametrize(("old", "new", "message"), BAD)
def test_an_editor_is_told_file_line_and_remedy(tmp_path, old, new, message):
    text, line = told(tmp_path, old, new)
    assert text.startswith(f"{ALLIANCE_1942}.tei, line {line}: ")
    assert message in text


@pytest.mark.parametrize(("old", "new", "message"), BAD_WHOLE)
def test_an_editor_is_told_what_the_whole_file_lacks(tmp_path, old, new, message):
    text, _ = told(tmp_path, old, new)
    assert text.startswith(f"{ALLIANCE_1942}.tei, line ")
    assert message in text


def test_a_missing_witness_is_named(tmp_path):
    fixtures = copy_of_fixtures(tmp_path)
    (fixtures / "sources" / f"{ALLIANCE_1950}.txt").unlink()
    with pytest.raises(EditionError, match=r"witness 1950-prc-ussr-alliance\.txt is missing"):
        read(fixtures / "treaties" / f"{ALLIANCE_1950}.tei", fixtures / "sources")
