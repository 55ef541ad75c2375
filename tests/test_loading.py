"""Loading: editions become rows through `loaddata`, and loading again changes nothing."""

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import CommandError, call_command
from django.core.serializers.base import SerializationError

from archive.models import Article, Footnote, Paragraph, Party, Treaty
from archive.outline import Outline
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, copy_of_fixtures, edit


def everything():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in apps.get_app_config("archive").get_models()
    }


def test_loading_twice_changes_nothing(records):
    before = everything()
    for label in ("parties", "instruments", f"treaties/{ALLIANCE_1942}", f"treaties/{ALLIANCE_1950}"):
        call_command("loaddata", label, verbosity=0)
    assert everything() == before
    assert len(before["Treaty"]) == 2


def test_the_records_hold_what_the_editions_have(records):
    assert [t.slug for t in Treaty.objects.between("uk", "ussr")] == [ALLIANCE_1942]
    assert Treaty.objects.of("ussr").count() == 2
    third = Article.objects.get(pk=f"{ALLIANCE_1942}/article/3")
    assert (third.part.label, third.eid, third.heading) == ("Part 2", "art_3", "Article 3.")
    assert [p.number for p in third.paragraphs.all()] == ["i", "ii"]
    assert Footnote.objects.get().marker == "preamble/p3"
    assert Paragraph.objects.filter(treaty=ALLIANCE_1950, article__kind="preamble").count() == 8


def test_the_outline_reads_from_paragraph_to_article_and_back(records):
    outline = Outline(Treaty.objects.get(pk=ALLIANCE_1942))
    around = {
        path: tuple(near and near.path for near in outline.neighbours(outline.units[path])) for path in outline.units
    }
    assert around["preamble/p1"] == (None, "preamble/p2")
    assert around["preamble/p4"] == ("preamble/p3", "article/1")
    assert around["article/3/i"] == ("article/2", "article/3/ii")
    assert around["article/3/ii"] == ("article/3/i", "article/4")
    assert around["article/3"] == ("article/2", "article/4")
    assert around["preamble"] == (None, "article/1")
    assert around["part/2"] == ("part/1", None)
    assert [parent.label for parent in outline.parents(outline.units["article/3/ii"])] == [
        "Part 2",
        "Article 3",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            '<orgName ref="party:uk"',
            '<orgName ref="party:atlantis"',
            "unknown party 'atlantis': add it to fixtures/parties.json",
        ),
        ("instrument:1941-atlantic-charter", "instrument:1941-x", "unknown instrument '1941-x'"),
        ("Desiring finally", "Desiring lastly", "they part in line 25"),
    ],
)
def test_loaddata_tells_an_editor_in_one_line(db, tmp_path, old, new, told):
    call_command("loaddata", "parties", "instruments", verbosity=0)
    fixtures = copy_of_fixtures(tmp_path)
    path = fixtures / "treaties" / f"{ALLIANCE_1942}.tei"
    edit(path, old, new)
    with pytest.raises(CommandError) as error:
        call_command("loaddata", str(path), verbosity=0)
    assert told in str(error.value)
    assert f"{ALLIANCE_1942}.tei, line " in str(error.value)
    assert "\n" not in str(error.value)
    assert not Treaty.objects.exists()


def test_editions_are_never_written_from_records(records):
    with pytest.raises(SerializationError, match="editions are written by editors"):
        serializers.serialize("tei", Party.objects.all())


@pytest.mark.parametrize(
    ("address", "budget"),
    [
        ("/", 4),
        ("/treaties/", 4),
        ("/treaties/?party=ussr&sort=title&subject=alliance", 4),
        ("/parties/", 4),
        ("/parties/ussr", 11),
    ],
)
def test_list_pages_keep_to_their_query_budget(
    records, archive, client, settings, django_assert_max_num_queries, address, budget
):
    settings.ARCHIVE = archive
    client.get(address)  # the names of parties are read once
    with django_assert_max_num_queries(budget):
        assert client.get(address).status_code == 200
