"""The generator of large archives: real sentences, invented treaties, the same ones each time."""

from archive.corpus import invent, sentences
from tests.conftest import manage

TEXTS = ["The present Treaty will be valid for 30 years. It shall remain in force for another five years."]


def test_invented_treaties_are_made_of_real_sentences_and_the_same_each_time():
    known = sentences(TEXTS)
    assert len(known) == 2
    made = list(invent(50, known))
    assert made == list(invent(50, known))
    assert len({one.slug for one in made}) == 50
    assert all(any(piece in text for piece in known) for one in made for text in one.texts)


def test_a_corpus_is_an_archive_and_overwrites_none(tmp_path, archive):
    made = manage("make_corpus", "20", archive=tmp_path / "a")
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("20 treaties, ")
    refused = manage("make_corpus", "20", archive=archive)
    assert refused.returncode == 1
    assert "there is an archive" in refused.stderr
