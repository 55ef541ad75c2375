"""Proposals beside editions: what the command lists, and what an edition may not leave out."""

from archive.references.comparing import compared, held
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, copy_of_fixtures, edit, manage


def test_every_phrase_that_the_grammar_proposes_is_tagged_or_unresolved_with_its_reason(anglo_soviet, sino_soviet):
    editions = (anglo_soviet, sino_soviet)
    for edition in editions:
        rows = list(compared(edition, held(editions)))
        assert len([row for row in rows if row.proposal]) == len(edition.references)
        assert all(row.tagged for row in rows)
        assert all(row.targets or row.tagged.said for row in rows)


def test_the_command_lists_every_phrase_and_what_it_could_not_resolve(tmp_path):
    told = manage("propose_references", archive=tmp_path)
    assert told.returncode == 0
    assert f"{ALLIANCE_1942}: 7 proposed, 7 tagged" in told.stdout
    assert "line 143  article/4  “Article 3 (ii)”  provision  #article-3-ii  [tagged]" in told.stdout
    assert "“Volume 7, Document 327”: a printed source: an editor must say what stands there" in told.stdout
    one = manage("propose_references", ALLIANCE_1950, "--check", archive=tmp_path)
    assert one.returncode == 0
    assert ALLIANCE_1942 not in one.stdout


def test_the_command_fails_a_check_on_a_phrase_that_is_not_tagged(tmp_path):
    fixtures = copy_of_fixtures(tmp_path)
    path = fixtures / "treaties" / f"{ALLIANCE_1950}.tei"
    edit(path, '<ref xml:id="r5" target="#text">the Treaty</ref>', "the Treaty")
    edit(path, 'target="instrument:1945-un-charter"', 'target="instrument:1941-atlantic-charter"')
    told = manage("propose_references", "--check", archive=tmp_path, fixtures=fixtures)
    assert told.returncode == 1
    assert "“the Treaty”  treaty  #text  [not tagged]" in told.stdout
    assert "[tagged; instrument:1945-un-charter was proposed]" in told.stdout
    assert "phrases not tagged: 1." in told.stderr


def test_the_command_names_a_treaty_that_is_not_held(tmp_path):
    told = manage("propose_references", "1648-osnabruck", archive=tmp_path)
    assert told.returncode == 1
    assert "no edition of 1648-osnabruck" in told.stderr
