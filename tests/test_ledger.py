"""The ledger: an address that was given out goes on answering, with the wording that was cited."""

import csv
import io
import re
from http import HTTPStatus

import pytest

from archive import ledger
from archive.compare import differences
from tests.conftest import (
    ALLIANCE_1942,
    EDITION,
    FIXTURES,
    WITHDRAWN,
    Site,
    copy_of_fixtures,
    edit,
    issue,
    manage,
    words,
)

LEDGER = FIXTURES / "ledger.jsonl"
P1 = f"/treaties/{ALLIANCE_1942}/preamble/p1"


@pytest.fixture(scope="module")
def entries():
    return ledger.read(LEDGER)


def test_every_address_ever_issued_answers(site, entries):
    assert len(entries) > 50
    for entry in entries:
        for address in {entry.address, f"{entry.address}@{entry.digest}" if entry.digest else entry.address}:
            assert site.ask(address).status in (
                HTTPStatus.OK,
                HTTPStatus.MOVED_PERMANENTLY,
                HTTPStatus.GONE,
            ), address


def test_the_ledger_was_only_appended_to_and_does_not_lag(tmp_path):
    checked = manage("ledger", "--check", archive=tmp_path)
    assert checked.returncode == 0, checked.stderr


def test_the_ledger_is_published(site, entries):
    rows = list(csv.DictReader(io.StringIO(site.page("/data/addresses.csv"))))
    assert [(row["address"], row["digest"], row["since"]) for row in rows] == [
        (entry.address, entry.digest, entry.since) for entry in entries
    ]


def test_while_the_text_stands_an_exact_address_shows_the_same_page(site, entries):
    (issued,) = [entry for entry in entries if entry.address == P1]
    page = site.page(f"{P1}@{issued.digest}")
    assert "You have the address of exactly this wording" in words(page)
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{P1}">' in page
    assert f"http://127.0.0.1:8000{P1}@{issued.digest}" in words(page)


@pytest.mark.parametrize("digest", ["000000000000", "", "x", "..", "%00"])
def test_a_wording_that_never_was_leads_to_the_present_text(site, digest):
    response = site.ask(f"{P1}@{digest}")
    assert response.status == 404
    assert f'href="{P1}"' in response.body.decode()


def test_an_address_that_no_edition_has_is_withdrawn_for_a_reason_only(tmp_path):
    fixtures = copy_of_fixtures(tmp_path)
    issue(fixtures / "ledger.jsonl", WITHDRAWN, "Words.")
    refused = manage("ledger", archive=tmp_path, fixtures=fixtures)
    assert refused.returncode == 1
    assert "say why with --withdraw" in refused.stderr


def test_a_corrected_text_still_shows_the_wording_as_cited(corrected, entries):
    served, fixtures = corrected
    (issued,) = [entry for entry in entries if entry.address == P1]
    text = words(served.page(f"{P1}@{issued.digest}"))
    assert "The text has been corrected since this wording was cited" in text
    assert "until 1 March 2027" in text
    assert text.count("12th") == 2  # as cited, and in the difference
    assert text.count("twelfth") == 2
    now = ledger.standing(ledger.read(fixtures / "ledger.jsonl"))[P1]
    assert "exactly this wording" in words(served.page(f"{P1}@{now.digest}"))
    assert list(ledger.faults(ledger.read(fixtures / "ledger.jsonl"))) == []


def test_a_withdrawn_address_is_a_tombstone(corrected):
    served, _ = corrected
    spellings = [
        "article/9",
        "article/9/",
        "ARTICLE/IX",
        "art/9",
        "article/9.ris",
        f"article/9@{ledger.digest('Words.')}",
    ]
    for slug in (ALLIANCE_1942, "anglo-soviet-1942"):
        for spelled in spellings:
            assert served.ask(f"/treaties/{slug}/{spelled}").status == 410, spelled
    text = words(served.ask(f"/treaties/{ALLIANCE_1942}/article/9").body.decode())
    assert "withdrawn on 1 March 2027" in text
    assert "It never was in the treaty." in text
    assert "Words." in text


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("another date", "was changed after it was written"),
        ("another text", "has another text than its digest says"),
        ("a line out", "a line was taken out or moved"),
        ("two lines changed over", "a line was taken out or moved"),
        ("no JSON", "is no entry of the ledger"),
        ("another model", "is not written as an entry"),
        ("blanks", "is not written as an entry"),
    ],
)
def test_a_line_edited_by_hand_is_named(tmp_path, what, told):
    fixtures = copy_of_fixtures(tmp_path)
    path = fixtures / "ledger.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if what == "another date":
        lines[20] = re.sub(r'"since": "\d{4}', '"since": "1999', lines[20])
    elif what == "another text":
        lines = [line.replace("Desiring finally", "Desiring lastly") for line in lines]
    elif what == "a line out":
        del lines[20]
    elif what == "two lines changed over":
        lines[20], lines[21] = lines[21], lines[20]
    elif what == "another model":
        lines[20] = lines[20].replace("archive.entry", "archive.party")
    elif what == "blanks":
        lines[20] = lines[20].replace("}\n", "} \n")
    else:
        lines[20] = "{}\n"
    path.write_text("".join(lines), encoding="utf-8")
    for arguments in (["ledger", "--check"], ["ledger"]):
        checked = manage(*arguments, archive=tmp_path, fixtures=fixtures)
        assert checked.returncode == 1
        assert told in checked.stderr
        assert re.search(r"line \d+", checked.stderr)
    assert path.read_text(encoding="utf-8") == "".join(lines)


def test_a_ledger_that_lags_is_told_to_go_on(tmp_path):
    fixtures = copy_of_fixtures(tmp_path)
    edit(fixtures / EDITION, "<corr>12th</corr>", "<corr>twelfth</corr>")
    checked = manage("ledger", "--check", archive=tmp_path, fixtures=fixtures)
    assert checked.returncode == 1
    assert "lags behind the editions" in checked.stderr


def test_one_word_put_in_is_one_difference():
    before = "the High Contracting Parties undertake to afford one another assistance of all kinds " * 20
    after = before.replace("assistance", "military assistance", 1)
    changed = [span for span in differences(before, after) if not span.same]
    assert [(span.before, span.after.strip()) for span in changed] == [("", "military")]


def test_a_renamed_treaty_keeps_its_old_addresses_and_wordings(tmp_path, entries):
    fixtures = copy_of_fixtures(tmp_path)
    new = "1942-uk-ussr-pact"
    text = (fixtures / EDITION).read_text(encoding="utf-8")
    text = text.replace(
        f'<idno type="slug">{ALLIANCE_1942}</idno>',
        f'<idno type="slug">{new}</idno>\n      <idno type="alias">{ALLIANCE_1942}</idno>',
    )
    (fixtures / "treaties" / f"{new}.tei").write_text(text, encoding="utf-8")
    (fixtures / EDITION).unlink()
    sets = fixtures / "counterparts.json"
    sets.write_text(sets.read_text(encoding="utf-8").replace(ALLIANCE_1942, new), encoding="utf-8")
    assert manage("ledger", archive=tmp_path, fixtures=fixtures).returncode == 0
    edit(fixtures / "treaties" / f"{new}.tei", "<corr>12th</corr>", "<corr>twelfth</corr>")
    assert manage("ledger", archive=tmp_path, fixtures=fixtures).returncode == 0
    assert manage("bake", archive=tmp_path / "a", fixtures=fixtures).returncode == 0
    (issued,) = [entry for entry in entries if entry.address == P1]
    served = Site(tmp_path / "a")
    try:
        for entry in entries:
            assert served.ask(entry.address).status in (200, 301), entry.address
        moved = served.ask(f"{P1}@{issued.digest}")
        assert moved.status == 301
        assert "The text has been corrected" in words(served.page(moved.getheader("Location")))
    finally:
        served.stop()


def test_the_ledger_never_goes_back_in_time(tmp_path):
    refused = manage("ledger", "--on", "1999-01-01", archive=tmp_path)
    assert refused.returncode == 1
    assert "is before the last entry" in refused.stderr


def test_the_files_of_a_wording_outlive_its_correction(corrected, entries):
    served, _ = corrected
    (issued,) = [entry for entry in entries if entry.address == P1]
    assert f"UR  - http://127.0.0.1:8000{P1}@{issued.digest}" in served.page(f"{P1}@{issued.digest}.ris")
    assert "12th of July" in served.page(f"{P1}@{issued.digest}.txt")
    header = served.ask(f"{P1}@{issued.digest}").getheader("Link")
    assert f'<http://127.0.0.1:8000{P1}@{issued.digest}>; rel="cite-as"' in header
    for target in re.findall(r"<http://127\.0\.0\.1:8000([^>]*)>", header):
        assert served.ask(target).status == 200, target
