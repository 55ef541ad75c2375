"""Builds: one read-only folder each, proved by its manifest; `current` names the one that serves."""

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
CURRENT = "current"
UNFINISHED = ".unfinished-build-"
_OURS = re.compile(r"[0-9a-f]{16}(-\d+)?")


class BuildError(Exception):
    """A build is missing or not as it was made; the message says what to do."""


@dataclass(frozen=True)
class Build:
    """A folder with a manifest of every file in it."""

    folder: Path

    def manifest(self) -> dict[str, dict[str, Any]]:
        """What was written down when it was made: ``files`` and ``counts``."""
        try:
            text = (self.folder / MANIFEST).read_text(encoding="utf-8")
            return dict(json.loads(text))
        except (OSError, ValueError, TypeError) as error:
            raise BuildError(f"no archive in {self.folder}: run `manage.py bake`") from error

    def check(self) -> None:
        """Nothing if every file is as it was made; BuildError if not."""
        files = self.manifest().get("files")
        if not isinstance(files, dict) or not files:
            raise BuildError(f"the archive in {self.folder} is damaged ({MANIFEST}): run `manage.py bake`")
        for name, made in files.items():
            path = self.folder / name
            if not path.is_file() or _fingerprint(path) != made:
                raise BuildError(f"the archive in {self.folder} is damaged ({name}): run `manage.py bake`")

    def seal(self, counts: dict[str, int]) -> None:
        """Write the manifest, last of all, once everything else is on the disk."""
        paths = sorted(path for path in self.folder.rglob("*") if path.is_file() and path.suffix != ".lock")
        files = {str(path.relative_to(self.folder)): _fingerprint(path) for path in paths}
        with (self.folder / MANIFEST).open("w", encoding="utf-8") as manifest:
            json.dump({"files": files, "counts": counts}, manifest, indent=1)
            manifest.flush()
            os.fsync(manifest.fileno())


def _fingerprint(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": file_digest(file, "sha256").hexdigest()}


def current(archive: Path) -> Build:
    """The build that serves; BuildError where there is none."""
    link = archive / CURRENT
    if not link.is_dir():
        raise BuildError(f"no archive in {archive}: run `manage.py bake`")
    return Build(link.resolve())


def is_sound(build: Build, check: Callable[[Path], None] = lambda _folder: None) -> bool:
    """True where the build is there and as it was made; `check` raises BuildError for what is not in its folder."""
    try:
        build.check()
        check(build.folder)
    except BuildError:
        return False
    return True


def adopt(
    archive: Path, unfinished: Path, digest: str, check: Callable[[Path], None] = lambda _folder: None
) -> Build:
    """Give a sealed build its name and make it the one that serves, in one step.

    A sound build of the same digest is kept, since it holds the same pages; the unfinished one then stays.
    """
    place, copy = archive / digest, 1
    while place.exists() and not is_sound(Build(place), check):
        copy += 1
        place = archive / f"{digest}-{copy}"
    if not place.exists():
        unfinished.rename(place)
    link = archive / f".{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(place.name)
    link.replace(archive / CURRENT)
    return Build(place)


def tidy(archive: Path, keep: set[Path], forget: Callable[[Path], None] = lambda _folder: None) -> None:
    """Take away older builds and what a killed bake left behind; whatever else lies in the folder stays.

    `forget` takes away what a build has outside its folder, while the folder still says what that is.
    """
    kept = {folder.resolve() for folder in keep}
    for folder in archive.iterdir():
        if folder.is_symlink() or not folder.is_dir() or folder.resolve() in kept:
            continue
        if _OURS.fullmatch(folder.name) and (folder / MANIFEST).is_file():
            folder = folder.rename(folder.with_name(UNFINISHED + folder.name))  # a kill here leaves no half build
        if folder.name.startswith(UNFINISHED):
            forget(folder)
            shutil.rmtree(folder)
