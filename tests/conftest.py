"""What tests share: the two treaties' editions, their records, and the whole archive, served."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from html import unescape
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.core.management import call_command

from archive import ledger
from archive.edition import Edition, read
from tests.odd import add_odd_treaties

# With PostgreSQL (tests/postgresql/with_server.sh) finished pages are proved to be the same by the name of their
# build: what only reads them, or no records at all, is tried once.
_ONCE = "citations corpus edition facts nu picturing pointing pictures proposing references site structures wording"
collect_ignore = ["browser", *(f"test_{name}.py" for name in _ONCE.split())]
if not os.environ.get("DATABASE_URL"):
    collect_ignore = ["postgresql"]
ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
ALLIANCE_1942 = "1942-uk-ussr-alliance"
ALLIANCE_1950 = "1950-prc-ussr-alliance"
EDITION = f"treaties/{ALLIANCE_1942}.tei"
WITHDRAWN = f"/treaties/{ALLIANCE_1942}/article/9"
SITE_URL = "http://127.0.0.1:8000"  # what baked pages call themselves, wherever they are served


@pytest.fixture(scope="session")
def anglo_soviet() -> Edition:
    return read(FIXTURES / "treaties" / f"{ALLIANCE_1942}.tei", FIXTURES / "sources")


@pytest.fixture(scope="session")
def sino_soviet() -> Edition:
    return read(FIXTURES / "treaties" / f"{ALLIANCE_1950}.tei", FIXTURES / "sources")


@pytest.fixture
def records(db):
    """Both treaties in the test database."""
    for label in ("parties", "instruments", f"treaties/{ALLIANCE_1942}", f"treaties/{ALLIANCE_1950}"):
        call_command("loaddata", label, verbosity=0)


def manage(*arguments: str, archive: Path, fixtures: Path = FIXTURES, **environment: str):
    """A management command in a process of its own, as an editor runs it."""
    return python("manage.py", *arguments, archive=archive, fixtures=fixtures, **environment)


def python(*arguments: str, archive: Path, fixtures: Path = FIXTURES, **environment: str):
    """Python in a process of its own, over an archive."""
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=ROOT,
        env={**os.environ, "ARCHIVE": str(archive), "FIXTURES": str(fixtures), "SITE_URL": SITE_URL, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def copy_of_fixtures(folder: Path) -> Path:
    """Fixtures that a test may damage."""
    return Path(shutil.copytree(FIXTURES, folder / "fixtures"))


def edit(path: Path, old: str, new: str) -> None:
    """An editor's change to a file; the old words must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


class Site:
    """The archive as granian serves it on this machine's loopback."""

    def __init__(self, archive: Path) -> None:
        self.folder, self.port = archive / "current", _free_port()
        where = {"ARCHIVE": str(archive), "HOST": "127.0.0.1", "PORT": str(self.port), "SITE_URL": SITE_URL}
        environment = {**os.environ, **where}
        command = [sys.executable, "manage.py", "serve"]
        self._server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        self._wait()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str):
        """The response to a request, its body read into `body`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
            response = connection.getresponse()
            response.body = response.read()
        finally:
            connection.close()
        return response

    def page(self, path: str) -> str:
        """The text of a page that must be there."""
        response = self.ask(path)
        assert response.status == 200, f"{path} answers {response.status}"
        return response.body.decode()

    def wait_until(self, seen: Callable[[], bool]) -> None:
        """Until something is seen, within 30 seconds."""
        end = time.monotonic() + 30
        while not seen():
            assert time.monotonic() < end, "it was not seen within 30 seconds"
            time.sleep(0.1)

    def stop(self) -> None:
        self._server.terminate()
        self._server.wait(20)

    def _wait(self) -> None:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            assert self._server.poll() is None, "the server ended at its start"
            try:
                self.ask("/robots.txt")
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server did not answer within 30 seconds")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="session")
def archive(tmp_path_factory) -> Path:
    """A baked archive."""
    folder = tmp_path_factory.mktemp("archive")
    baked = manage("bake", archive=folder)
    assert baked.returncode == 0, baked.stderr
    return folder


@pytest.fixture(scope="session")
def site(archive):
    """The baked archive, served."""
    served = Site(archive)
    yield served
    served.stop()


def issue(path: Path, address: str, text: str) -> None:
    """An address in a ledger, as if it had been given out."""
    entry = ledger.Entry(0, address, "issued", ledger.digest(text), text, "", "2026-01-01")
    ledger.append(path, ledger.read(path), [entry])


@pytest.fixture(scope="session")
def corrected(tmp_path_factory):
    """An archive with a past and odd treaties, served, with its fixtures: a word corrected, an address withdrawn."""
    folder = tmp_path_factory.mktemp("corrected")
    fixtures = copy_of_fixtures(folder)
    edit(fixtures / EDITION, "<corr>12th</corr>", "<corr>twelfth</corr>")
    issue(fixtures / "ledger.jsonl", WITHDRAWN, "Words.")
    add_odd_treaties(fixtures)
    withdraw = ("--withdraw", "It never was in the treaty.", "--on", "2027-03-01")
    for arguments in (("ledger", *withdraw), ("bake",)):
        done = manage(*arguments, archive=folder / "a", fixtures=fixtures)
        assert done.returncode == 0, done.stderr
    served = Site(folder / "a")
    yield served, fixtures
    served.stop()


def words(html: str) -> str:
    """What a reader reads of a page's source, white space folded; the margin of a text apart."""
    text = re.sub(r'<(style|script)\b.*?</\1>|<span class="beside".*?</span>', "", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())
