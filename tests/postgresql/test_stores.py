"""Records in PostgreSQL: a schema a build, read by a role that may only SELECT."""

import os
from urllib.parse import urlsplit

import psycopg
import pytest

from archive.builds import current
from tests.conftest import ALLIANCE_1942, FIXTURES, Site, manage, python
from tests.test_baking import killed, reworded

OWNER, READER = os.environ.get("DATABASE_URL", ""), os.environ.get("READER_URL", "")


def ask(question: str, url: str = OWNER) -> list[tuple]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


def schemas() -> set[str]:
    return {name for (name,) in ask("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'foedera_%'")}


def schema_of(archive) -> str:
    return (current(archive).folder / "schema.txt").read_text(encoding="utf-8")


def test_the_same_fixtures_have_the_same_name_in_a_file(archive, tmp_path):
    assert manage("bake", archive=tmp_path, DATABASE_URL="", READER_URL="").returncode == 0
    assert (current(tmp_path).folder / "records.sqlite3").exists()
    assert not (current(archive).folder / "records.sqlite3").exists()
    assert current(tmp_path).folder.name == current(archive).folder.name


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {}.archive_party SET name = ''",
        "DELETE FROM {}.archive_treaty",
        "DROP TABLE {}.archive_treaty CASCADE",
        "CREATE TABLE {}.more (x int)",
    ],
)
def test_the_database_itself_refuses_what_serves(archive, change):
    assert ask(f"TABLE {schema_of(archive)}.archive_treaty", READER)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(change.format(schema_of(archive)), READER)


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"READER_URL": OWNER}, "the database would let the server write: set READER_URL"),
        ({"READER_URL": "", "DATABASE_URL": ""}, "were baked into a PostgreSQL database: set DATABASE_URL"),
        ({"READER_URL": READER.replace("reader:reader", "reader:wrong")}, "the database does not answer"),
    ],
)
def test_a_server_that_cannot_read_or_could_write_does_not_start(archive, environment, told):
    started = python("-c", "import archive.wsgi", archive=archive, **environment)
    assert started.returncode == 1
    assert told in started.stderr
    assert started.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"READER_URL": ""}, "READER_URL is not set"),
        ({"READER_URL": READER.replace("foedera_reader", "nobody")}, "the database has no role 'nobody'"),
        ({"DATABASE_URL": OWNER.replace("/foedera", "/nowhere")}, "the database does not answer"),
        ({"DATABASE_URL": READER}, "the database does not answer: permission denied"),
    ],
)
def test_a_bake_that_cannot_use_the_database_is_one_line(tmp_path, environment, told):
    before = schemas()
    failed = manage("bake", archive=tmp_path, **environment)
    assert failed.returncode == 1
    assert f"CommandError: {told}" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert schemas() == before


def test_a_database_that_would_sort_otherwise_is_refused(tmp_path):
    ask("CREATE DATABASE sorted_otherwise TEMPLATE template0 LC_COLLATE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'en'")
    try:
        url = urlsplit(OWNER)._replace(path="/sorted_otherwise").geturl()
        failed = manage("bake", archive=tmp_path, DATABASE_URL=url)
        assert "CommandError: the database sorts by en" in failed.stderr
    finally:
        ask("DROP DATABASE sorted_otherwise")


def test_killed_bakes_and_new_ones_leave_no_schema_that_no_build_names(tmp_path):
    before, archive, other = schemas(), tmp_path / "archive", reworded(tmp_path)
    assert manage("bake", archive=archive).returncode == 0
    for turn in range(4):
        killed(archive, (other, FIXTURES)[turn % 2], after=1 + turn / 2)
    assert manage("bake", "--draft", archive=archive, fixtures=other).returncode == 0
    named = {path.read_text(encoding="utf-8") for path in archive.glob("*/schema.txt")}
    assert schemas() - before == named
    assert schema_of(archive) in named


def test_a_running_server_follows_to_the_new_schema_and_the_old_one_goes(tmp_path):
    archive, other = tmp_path / "archive", reworded(tmp_path)
    assert manage("bake", archive=archive).returncode == 0
    served = Site(archive)
    try:
        address = f"/treaties/{ALLIANCE_1942}/preamble/p1.txt"  # rendered when asked for, from the records
        assert "12th of July" in served.page(address)
        assert manage("bake", "--draft", archive=archive, fixtures=other).returncode == 0
        served.wait_until(lambda: "twelfth of July" in served.page(address))
        for fixtures in (FIXTURES, other):  # the same folder again, with another schema, and no reader in between
            assert manage("bake", "--draft", archive=archive, fixtures=fixtures).returncode == 0
        assert "twelfth of July" in served.page(address)
    finally:
        served.stop()
