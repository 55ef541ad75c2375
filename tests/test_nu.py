"""The Nu checker (vnu), which the W3C runs, finds no error in any kind of page nor in the style sheet."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.kinds import every_kind

JAR = Path(sys.prefix) / "nu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"  # tests/tools.sh
# CSS that browsers know and the checker does not yet.
NEWER = (
    "interactivity",
    "vector-effect",
    "paint-order",
    "anchor-name",
    "position-anchor",
    "position-area",
    "position-try-fallbacks",
    "interpolate-size",
    "@container",
)


@pytest.fixture(scope="module")
def pages(corrected, tmp_path_factory):
    """A page of every kind, each in a file."""
    site, _ = corrected
    folder = tmp_path_factory.mktemp("pages")
    named = {f"{number}.html": kind for number, kind in enumerate(every_kind(site))}
    for name, kind in named.items():
        (folder / name).write_text(kind.text(site), encoding="utf-8")
    return folder, named


def errors(*files: Path) -> list[dict[str, str]]:
    """What the checker calls an error, all files in one run."""
    command = ["java", "-jar", JAR, "--format", "json", "--also-check-css", "--exit-zero-always", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    found = json.loads(run.stderr)["messages"]
    return [one for one in found if one["type"] != "info" and not any(f"“{new}”" in one["message"] for new in NEWER)]


def test_the_checker_finds_a_fault_where_there_is_one(tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><title>Treaty</title><p><div>Text</p>", encoding="utf-8")
    assert errors(tmp_path / "page.html")


def test_every_kind_of_page_and_the_style_sheet_are_valid(pages):
    folder, named = pages
    found = errors(*sorted(folder.iterdir()), ROOT / "static" / "archive.css")
    told = {(named.get(Path(one["url"]).name), one["message"], one.get("extract", "")) for one in found}
    assert told == set()
