"""Baking: a whole archive built beside the old one, verified, and then switched to."""

import fcntl
import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import CommandError
from django.db.models import AutoField

from archive import builds, finished, ledger, parallels, passages, stores, verifying
from archive.loading import Progress, load, sound_ledger
from archive.models import Treaty
from archive.pages import Pages, PageWriter

NOT_STORED = {"content-length", "etag", "vary"}


@contextmanager
def lock(archive: Path) -> Iterator[None]:
    """One bake at a time; CommandError for a second one."""
    archive.mkdir(parents=True, exist_ok=True)
    with (archive / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CommandError(f"another bake is at work in {archive}: wait for it to end") from error
        yield


def bake(archive: Path, fixtures: Path, progress: Progress, *, draft: bool = False) -> builds.Build:
    """The new build that serves; CommandError, and the old build still serving, if anything is wrong.

    A draft may give out wordings that the ledger does not have yet.
    """
    if stores.is_postgresql():
        stores.check_owner()
    with lock(archive):
        before = (archive / builds.CURRENT).resolve()
        builds.tidy(archive, {before}, stores.forget)
        with unfinished(archive) as folder:
            with stores.written_in(folder):
                load(fixtures, progress)
                if not draft:
                    _check_ledger(fixtures / "ledger.jsonl")
                parallels.find(progress)
                found = passages.build(folder)
                with passages.index_in(folder):
                    counts = render(folder, progress) | {"passages": found}
                write_errors(folder)
                digest = prove(folder, fixtures, progress)
            builds.Build(folder).seal(counts)
            made = builds.adopt(archive, folder, digest, stores.check)
        builds.tidy(archive, {before, made.folder}, stores.forget)
        return made


@contextmanager
def unfinished(archive: Path) -> Iterator[Path]:
    """A folder for a build, gone at the end with everything that belongs to it unless it was adopted."""
    folder = Path(tempfile.mkdtemp(prefix=builds.UNFINISHED, dir=archive))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        stores.forget(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _check_ledger(path: Path) -> None:
    """Every address and wording that is about to be given out is in the ledger."""
    due = ledger.due(sound_ledger(path), finished.texts(), "", moved=finished.moved())
    if due:
        message = f"{path.name} lags behind the editions by {len(due)} entries: run `manage.py ledger`"
        raise CommandError(f"{message} (or `bake --draft` to look first)")


def render(folder: Path, progress: Progress) -> dict[str, int]:
    """Every finished page into a folder; the number of treaties and pages."""
    paths = list(finished.paths())
    django = WSGIHandler()
    with PageWriter(folder) as pages:
        for done, path in enumerate(paths, start=1):
            headers, body = ask(django, path)
            pages.add(path, headers, body, question=path in finished.QUESTIONS)
            progress("pages", done, len(paths))
    return {"treaties": Treaty.objects.count(), "pages": len(paths)}


def write_errors(folder: Path) -> None:
    """The pages that a proxy shows when the archive cannot, as plain files."""
    (folder / "errors").mkdir()
    for name, page in finished.errors().items():
        (folder / "errors" / name).write_text(page, encoding="utf-8")


def ask(django: WSGIHandler, path: str) -> tuple[list[tuple[str, str]], bytes]:
    """What Django answers to a path, to be stored; CommandError for anything but 200."""
    site = urlsplit(settings.SITE_URL)
    answer: dict[str, object] = {}
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(site.port or 443 if site.scheme == "https" else 80),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": io.BytesIO(),
    }
    if settings.SITE_URL.startswith("https://"):
        environ["HTTP_X_FORWARDED_PROTO"] = "https"
    response = django(environ, lambda status, headers: answer.update(status=status, headers=headers))
    body = b"".join(response)
    response.close()
    if answer["status"] != "200 OK":
        raise CommandError(f"{path} answers {answer['status']} instead of a page")
    kept = [_header(name, value) for name, value in answer["headers"] if name.lower() not in NOT_STORED]
    return [*kept, ("Vary", "Accept-Encoding"), ("Cache-Control", "public, max-age=600")], body


def _header(name: str, value: str) -> tuple[str, str]:
    if name == "Content-Security-Policy":  # django-csp gives its parts in another order each time
        value = "; ".join(sorted(value.split("; ")))
    return name, value


def prove(folder: Path, fixtures: Path, progress: Progress) -> str:
    """The digest of the pages, each edition proved against them; CommandError lists what fails."""
    pages = Pages(folder)
    total = len(list((fixtures / "treaties").glob("*.tei"))) + 1
    failures = []
    for done, report in enumerate(verifying.verify_all(fixtures, pages), start=1):
        failures += [f"{report.slug}: {failure}" for failure in report.failures]
        progress("proofs", done, total)
    if failures:
        raise CommandError("\n".join(failures))
    made = (pages.digest(), _records_digest(), *finished.errors().values())
    return sha256("".join(made).encode()).hexdigest()[:16]


def _records_digest() -> str:
    """A digest of every record, the same in any database; numbers that a database gives to rows are no part of it."""
    found = sha256()
    for model in apps.get_app_config("archive").get_models(include_auto_created=True):
        fields = [field.attname for field in model._meta.concrete_fields if not isinstance(field, AutoField)]
        lines = sorted(json.dumps(row, sort_keys=True) for row in model.objects.values_list(*fields).iterator())
        found.update("\n".join((model._meta.label, *lines)).encode())
    return found.hexdigest()
