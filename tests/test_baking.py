"""Baking: a new archive or the old one, never half of one."""

import os
import random
import subprocess
import sys
import threading
import time
from contextlib import suppress
from hashlib import sha256

import pytest

from archive.baking import lock
from archive.builds import MANIFEST, Build, BuildError, adopt, current, is_sound
from archive.pages import Pages, PageWriter
from archive.verifying import verify, verify_all
from tests.conftest import ALLIANCE_1942, FIXTURES, ROOT, Site, copy_of_fixtures, edit, manage, python

EDITION = f"treaties/{ALLIANCE_1942}.tei"


def reworded(folder):
    """Fixtures in which a slip is corrected otherwise, so that their archive differs."""
    fixtures = copy_of_fixtures(folder)
    edit(fixtures / EDITION, "<corr>12th</corr>", "<corr>twelfth</corr>")
    return fixtures


def test_the_same_fixtures_bake_the_same_archive(archive, tmp_path):
    again = manage("bake", archive=tmp_path)
    assert again.returncode == 0
    assert "2 treaties" in again.stdout
    assert current(tmp_path).folder.name == current(archive).folder.name


def test_a_bad_edition_is_one_line_and_leaves_the_old_archive(archive, tmp_path):
    assert manage("bake", archive=tmp_path / "a").returncode == 0
    before = current(tmp_path / "a").folder
    fixtures = copy_of_fixtures(tmp_path)
    edit(fixtures / EDITION, 'target="#article-3-ii"', 'target="#article-3-iii"')
    failed = manage("bake", archive=tmp_path / "a", fixtures=fixtures)
    assert failed.returncode == 1
    told = [line for line in failed.stderr.splitlines() if "CommandError" in line]
    number = 1 + (fixtures / EDITION).read_text(encoding="utf-8").split("#article-3-iii")[0].count("\n")
    assert told == [
        f"CommandError: 1942-uk-ussr-alliance.tei, line {number}: "
        "target='#article-3-iii' points at nothing: give that xml:id or mend it"
    ]
    assert "Traceback" not in failed.stderr
    assert current(tmp_path / "a").folder == before
    assert is_sound(current(tmp_path / "a"))
    assert [p.name for p in (tmp_path / "a").iterdir() if p.is_dir() and not p.is_symlink()] == [before.name]


def test_a_unit_dropped_from_an_edition_is_gone_after_the_next_bake(archive, tmp_path):
    fixtures = copy_of_fixtures(tmp_path)
    edition, source = fixtures / EDITION, fixtures / "sources" / f"{ALLIANCE_1942}.txt"
    assert Pages(current(archive).folder).find(f"/treaties/{ALLIANCE_1942}/part/2")
    text = edition.read_text(encoding="utf-8")
    start, end = text.index('<div type="part" n="2"'), text.index('<div type="article" n="3"')
    rest = text[end:].replace("</gap></p></div></div></body>", "</gap></p></div></body>")
    edition.write_text(text[:start].replace(' corresp="#part-2"', "") + rest, encoding="utf-8")
    source.write_bytes(source.read_bytes().replace(b"part 2\n\n", b""))
    old = "b822a43e4f2c2904a7fb341a832f19f5154aa53e9b91fa2f8c778ea9071d6482"
    edit(edition, old, sha256(source.read_bytes()).hexdigest())
    baked = manage("bake", "--draft", archive=tmp_path / "a", fixtures=fixtures)
    assert baked.returncode == 0, baked.stderr
    pages = Pages(current(tmp_path / "a").folder)
    assert pages.find(f"/treaties/{ALLIANCE_1942}/article/3")
    assert pages.find(f"/treaties/{ALLIANCE_1942}/part/2") is None


KILLS = 6 if os.environ.get("DATABASE_URL") else 20  # a bake into a database takes longer


def test_killed_at_any_moment_a_bake_leaves_a_whole_archive_serving(tmp_path):
    archive, other = tmp_path / "archive", reworded(tmp_path)
    began = time.monotonic()
    assert manage("bake", archive=archive).returncode == 0
    takes = time.monotonic() - began
    served = Site(archive)
    editions = {fixtures: sorted((fixtures / "treaties").glob("*.tei")) for fixtures in (FIXTURES, other)}
    finished = 0
    try:
        for turn in range(KILLS):
            fixtures = (other, FIXTURES)[turn % 2]
            finished += killed(archive, fixtures, after=random.uniform(0, 1.1 * takes))
            build = current(archive)
            build.check()
            pages = Pages(build.folder)
            true_to = [
                f
                for f, paths in editions.items()
                if not any(verify(path, f / "sources", pages).failures for path in paths)
            ]
            assert true_to, f"after kill {turn} the archive is true to neither edition"
            assert served.ask(f"/treaties/{ALLIANCE_1942}").status == 200
            assert served.ask("/treaties/?party=uk").status == 200
    finally:
        served.stop()
    assert finished < KILLS, "no kill came in time to interrupt anything"


def killed(archive, fixtures, *, after):
    """Start a bake, kill it, and say whether it had ended by itself."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "bake", "--draft"],
        cwd=ROOT,
        env={**os.environ, "ARCHIVE": str(archive), "FIXTURES": str(fixtures)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with suppress(subprocess.TimeoutExpired):
        process.wait(after)
    ended = process.poll() is not None
    process.kill()
    process.wait()
    return ended


def test_a_server_follows_when_the_archive_changes(tmp_path):
    archive = tmp_path / "archive"
    assert manage("bake", archive=archive).returncode == 0
    served = Site(archive)
    try:
        preamble = f"/treaties/{ALLIANCE_1942}/preamble"
        assert "12th</span> of July" in served.page(preamble)
        assert manage("bake", "--draft", archive=archive, fixtures=reworded(tmp_path)).returncode == 0
        time.sleep(1.2)  # a server looks for a newer archive once a second
        assert "twelfth</span> of July" in served.page(preamble)
        assert served.ask("/treaties/?party=uk").status == 200
    finally:
        served.stop()


def test_two_bakes_do_not_work_at_once(archive, tmp_path):
    with lock(tmp_path):
        second = manage("bake", archive=tmp_path)
    assert second.returncode == 1
    assert "another bake is at work" in second.stderr


def test_a_damaged_archive_of_the_same_digest_is_replaced(tmp_path):
    assert manage("bake", archive=tmp_path).returncode == 0
    build = current(tmp_path)
    (build.folder / "pages.sqlite3").write_bytes(b"junk")
    with pytest.raises(BuildError, match="damaged"):
        build.check()
    assert manage("bake", archive=tmp_path).returncode == 0
    current(tmp_path).check()


def test_what_serves_cannot_write(archive, site):
    folder = current(archive).folder
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    threads = [threading.Thread(target=site.ask, args=("/treaties/?party=uk",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    tried = """from archive.wsgi import application, stores
from archive.models import Party
stores.read_from(application._folder)
Party.objects.update(name='')"""
    written = python("-c", tried, archive=archive)
    assert "readonly database" in written.stderr or "read-only transaction" in written.stderr


def test_verify_prints_a_line_for_each_treaty(archive):
    proofs = manage("verify", archive=archive)
    assert proofs.returncode == 0
    first, second, whole = proofs.stdout.splitlines()
    assert first.startswith("1942-uk-ussr-alliance: 3014 bytes as the witness, 13 units, 1 notes with markers")
    assert second.startswith("1950-prc-ussr-alliance: 4406 bytes as the witness, 20 units")
    assert whole.endswith("every internal link leads to what is there")


def test_verify_fails_when_a_served_word_is_not_the_editions(archive, tmp_path):
    served = Pages(current(archive).folder)
    with PageWriter(tmp_path) as altered:
        for path in served.paths():
            page = served.find(path)
            body = page.body.replace(b"acts of aggression", b"act of aggression")
            altered.add(path, page.headers, body if path.endswith("article/1") else page.body)
    report = verify(FIXTURES / EDITION, FIXTURES / "sources", Pages(tmp_path))
    assert report.failures == ["Article 1 on its own page is not the edition's text"]


def test_verify_fails_when_the_editions_have_changed_since_the_bake(archive, tmp_path):
    fixtures = copy_of_fixtures(tmp_path)
    edit(fixtures / EDITION, "<corr>12th</corr>", "<corr>13th</corr>")
    proofs = manage("verify", archive=archive, fixtures=fixtures)
    assert proofs.returncode == 1
    assert "FAILED: Preamble on the treaty's page is not the edition's text" in proofs.stdout


def test_a_kill_between_seal_and_switch_leaves_the_old_build(tmp_path):
    old, new = tmp_path / "old", tmp_path / ".unfinished-x"
    for folder in (old, new):
        folder.mkdir()
        (folder / "pages.sqlite3").write_text(folder.name)
        Build(folder).seal({})
    (tmp_path / "current").symlink_to("old")
    assert current(tmp_path).folder == old.resolve()
    assert adopt(tmp_path, new, "0123").folder.name == "0123"
    assert current(tmp_path).folder.name == "0123"
    assert (old / MANIFEST).exists()


def test_a_bake_takes_nothing_away_that_is_not_its_own(tmp_path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("Words.")
    (tmp_path / "0123456789abcdef").mkdir()
    assert manage("bake", archive=tmp_path).returncode == 0
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "Words."
    assert (tmp_path / "0123456789abcdef").is_dir()


def test_a_change_that_no_page_shows_is_in_the_next_archive(archive, tmp_path):
    fixtures = copy_of_fixtures(tmp_path)
    edit(
        fixtures / EDITION,
        '<idno type="alias">',
        '<idno type="alias">alliance-1942</idno>\n      <idno type="alias">',
    )
    assert manage("bake", "--draft", archive=tmp_path / "a", fixtures=fixtures).returncode == 0
    assert current(tmp_path / "a").folder.name != current(archive).folder.name


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("parties.json", '"pk": "uk",', '"pk": "uk"'),
        ("parties.json", '"short_name"', '"shortname"'),
        ("instruments.json", "[", "{"),
        ("ledger.jsonl", '{"pk"', "x"),
    ],
)
def test_a_bad_fixture_is_one_line_that_names_it(tmp_path, name, old, new):
    fixtures = copy_of_fixtures(tmp_path)
    edit(fixtures / name, old, new)
    failed = manage("bake", archive=tmp_path / "a", fixtures=fixtures)
    assert failed.returncode == 1
    assert [line for line in failed.stderr.splitlines() if name in line]
    assert "Traceback" not in failed.stderr


ALTERED = [  # what is altered in served pages, and what verify says of it
    ("", b"Document 327", b"Document 999", "note 45 is not served as the edition has it"),
    ("", b">Article 3.</a>", b">Article 33.</a>", "has not the edition's heading"),
    ("", b">PART 2</a>", b">PART 9</a>", "has not the edition's heading"),
    ("", b"The source stops here", b"The source goes on", "is not explained where the text stops"),
    ("", b'href="#note-45"', b'href="#note-54"', "links #note-54, which is not there"),
    ("/article/4", b"/article/3/ii", b"/article/9", "which is not there"),
    ("/as-printed", b"July, 1941", b"June, 1941", "the lines are not the witness's"),
    ("/interventions", b'id="e5"', b'id="e55"', "does not list the edition's interventions"),
    ("/source.txt", b"July", b"June", "source.txt as served is not the witness"),
]


@pytest.mark.parametrize(("where", "old", "new", "told"), ALTERED)
def test_verify_sees_what_is_altered(archive, tmp_path, where, old, new, told):
    served = Pages(current(archive).folder)
    with PageWriter(tmp_path) as altered:
        for path in served.paths():
            page = served.find(path)
            body = page.body
            if path == f"/treaties/{ALLIANCE_1942}{where}":
                assert old in body
                body = body.replace(old, new)
            altered.add(path, page.headers, body)
    failures = [failure for report in verify_all(FIXTURES, Pages(tmp_path)) for failure in report.failures]
    assert any(told in failure for failure in failures)


def test_verify_fails_where_editions_and_archive_are_not_the_same_treaties(archive, tmp_path):
    fixtures = copy_of_fixtures(tmp_path)
    (fixtures / EDITION).unlink()
    proofs = manage("verify", archive=archive, fixtures=fixtures)
    assert proofs.returncode == 1
    assert "where the editions are ['1950-prc-ussr-alliance']" in proofs.stdout


def test_a_bake_gives_out_no_wording_that_the_ledger_lacks(tmp_path):
    fixtures = reworded(tmp_path)
    refused = manage("bake", archive=tmp_path / "a", fixtures=fixtures)
    assert refused.returncode == 1
    assert "ledger.jsonl lags behind the editions by 3 entries: run `manage.py ledger`" in refused.stderr
    assert manage("ledger", archive=tmp_path, fixtures=fixtures).returncode == 0
    assert manage("bake", archive=tmp_path / "a", fixtures=fixtures).returncode == 0
