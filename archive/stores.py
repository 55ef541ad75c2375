"""Stores: where the records of a build are kept, a file in its folder or a schema of a PostgreSQL database.

A folder names its schema before the schema is made, so that nothing is left behind that no folder names.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import Error, connection

from archive.builds import BuildError

FILE = "records.sqlite3"
SCHEMA = "schema.txt"
_MAY_WRITE = """SELECT pg_has_role((SELECT nspowner FROM pg_namespace WHERE nspname = %s), 'MEMBER')
OR has_schema_privilege(%s, 'CREATE') OR has_database_privilege(current_database(), 'CREATE')
OR EXISTS (SELECT FROM pg_tables WHERE schemaname = %s AND has_table_privilege(
format('%%I.%%I', schemaname, tablename), 'INSERT, UPDATE, DELETE, TRUNCATE'))"""

_COLLATION = """SELECT CASE datlocprovider WHEN 'i'
THEN coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale')
ELSE datcollate END FROM pg_database d WHERE datname = current_database()"""


def is_postgresql() -> bool:
    """True where `DATABASE_URL` names a PostgreSQL database."""
    return connection.vendor == "postgresql"


@contextmanager
def written_in(folder: Path) -> Iterator[None]:
    """Let the ORM read and write fresh records that belong to a folder, then leave it as it was."""
    if is_postgresql():
        _create_schema(folder)
        place = _schema_options(schema_of(folder))
    else:
        place = {"NAME": str(folder / FILE), "OPTIONS": {}}
    kept = dict(connection.settings_dict)
    _connect_to(place)
    try:
        yield
    finally:
        _connect_to(kept)


@contextmanager
def written_for_now() -> Iterator[None]:
    """Let the ORM read and write fresh records that are gone at the end."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        try:
            with written_in(folder):
                yield
        finally:
            forget(folder)


def _connect_to(place: dict[str, object]) -> None:
    """For this thread alone: what Django knows of a database is otherwise shared by all threads."""
    connection.close()
    connection.settings_dict = {**connection.settings_dict, **place}


def _create_schema(folder: Path) -> None:
    name = f"foedera_{token_hex(8)}"
    (folder / SCHEMA).write_text(name, encoding="utf-8")
    statements = [f"CREATE SCHEMA {name}"]
    if settings.READER:
        reader = connection.ops.quote_name(settings.READER)
        statements.append(f"GRANT USAGE ON SCHEMA {name} TO {reader}")
        statements.append(f"ALTER DEFAULT PRIVILEGES IN SCHEMA {name} GRANT SELECT ON TABLES TO {reader}")
    _do(*statements)


def schema_of(folder: Path) -> str:
    """The schema that holds a folder's records; "" where a file does."""
    file = folder / SCHEMA
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _schema_options(schema: str, *more: str) -> dict[str, object]:
    asked = settings.DATABASES["default"].get("OPTIONS", {})
    set_at_start = [asked.get("options", ""), *(f"-c {one}" for one in (f"search_path={schema}", *more))]
    return {"OPTIONS": {**asked, "options": " ".join(set_at_start).strip()}}


def forget(folder: Path) -> None:
    """Drop the schema that a folder names, if it names one."""
    schema = schema_of(folder)
    if schema and is_postgresql():
        _do(f"DROP SCHEMA IF EXISTS {connection.ops.quote_name(schema)} CASCADE")


def read_from(folder: Path) -> None:
    """Let this thread's questions be answered from the records of a build, and written nowhere.

    A build that is made again has the same folder and another schema.
    """
    schema = schema_of(folder)
    if getattr(connection, "store", None) == (folder, schema):
        return
    if schema:
        place = _schema_options(schema, "default_transaction_read_only=on")
    else:
        place = {"NAME": f"{(folder / FILE).as_uri()}?mode=ro&immutable=1", "OPTIONS": {"uri": True}}
    _connect_to(place)
    connection.store = folder, schema


def folder_read() -> Path | None:
    """The folder of the build that this thread reads from; None where none was chosen."""
    return getattr(connection, "store", (None,))[0]


def check(folder: Path) -> None:
    """Nothing if the records of a build are where they were baked; BuildError if not."""
    schema = schema_of(folder)
    if bool(schema) != is_postgresql():
        where = "a PostgreSQL database" if schema else "a file"
        raise BuildError(
            f"the records in {folder} were baked into {where}: set DATABASE_URL so, or run `manage.py bake`"
        )
    if schema and not _ask("SELECT count(*) FROM pg_namespace WHERE nspname = %s", schema):
        raise BuildError(f"the records of {folder} are not in the database: run `manage.py bake`")


def check_reader(folder: Path) -> None:
    """Nothing if the database lets us read and no more; BuildError if it would let us write."""
    schema = schema_of(folder)
    if schema and _ask(_MAY_WRITE, schema, schema, schema):
        raise BuildError("the database would let the server write: set READER_URL to a role that may only SELECT")


def check_owner() -> None:
    """Nothing if records can be baked into the database; BuildError says what it lacks."""
    if not settings.READER:
        raise BuildError("READER_URL is not set: it is DATABASE_URL with a role that the server reads as")
    if not _ask("SELECT count(*) FROM pg_roles WHERE rolname = %s", settings.READER):
        raise BuildError(f"the database has no role {settings.READER!r}: create it, with LOGIN and no more")
    if _ask("SHOW server_encoding") != "UTF8":
        raise BuildError("the database is not in UTF-8: create it with TEMPLATE template0 ENCODING 'UTF8'")
    collation = str(_ask(_COLLATION))
    if not collation.startswith(("C", "POSIX")):
        told = "lists would stand in another order: create it with TEMPLATE template0 LC_COLLATE 'C'"
        raise BuildError(f"the database sorts by {collation}, and {told}")


def _ask(question: str, *values: str) -> object:
    with _told(), connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[0]


def _do(*statements: str) -> None:
    with _told(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Error as error:
        raise BuildError(f"the database does not answer: {' '.join(str(error).split())}") from error
