"""Finished pages, stored: each with its headers, its ETag, and its brotli and gzip forms."""

import gzip
import json
import sqlite3
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import brotli

FILE = "pages.sqlite3"
_TABLE = """CREATE TABLE page (
    path TEXT PRIMARY KEY, etag TEXT, headers TEXT, question INTEGER, identity BLOB, gzip BLOB, br BLOB
) WITHOUT ROWID"""
_COLUMNS = {"br": "br", "gzip": "gzip", "": "identity"}


@dataclass(frozen=True)
class Page:
    """A finished page in one encoding ("" for none): what is sent, but for status and body."""

    etag: str
    headers: list[tuple[str, str]]
    question: bool
    encoding: str
    body: bytes


class PageWriter:
    """Writes pages into a new file; use as a context manager."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / FILE)
        self._database.execute(_TABLE)

    def __enter__(self) -> "PageWriter":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._database.commit()
        self._database.close()

    def add(self, path: str, headers: list[tuple[str, str]], body: bytes, *, question: bool = False) -> None:
        """A page, compressed as small as it goes."""
        etag = f'"{sha256(body).hexdigest()[:20]}"'
        forms = (body, gzip.compress(body, 9, mtime=0), brotli.compress(body, quality=11))
        row = (path, etag, json.dumps(headers), question, *forms)
        self._database.execute("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?)", row)


class Pages:
    """The finished pages of a build, opened read-only and immutable; safe to share by threads."""

    def __init__(self, folder: Path) -> None:
        address = (folder / FILE).absolute().as_uri() + "?mode=ro&immutable=1"
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._database.execute("PRAGMA mmap_size = 1073741824")

    def find(self, path: str, accepted: str = "") -> Page | None:
        """The page at a path in the best form that an Accept-Encoding header takes."""
        encoding = best_encoding(accepted)
        column = _COLUMNS[encoding]
        query = f"SELECT etag, headers, question, {column} FROM page WHERE path = ?"  # noqa: S608 (our own column)
        row = self._database.execute(query, (path,)).fetchone()
        if row is None:
            return None
        etag, headers, question, body = row
        etag = tagged(etag, encoding)
        return Page(etag, [(name, value) for name, value in json.loads(headers)], bool(question), encoding, body)

    def paths(self) -> list[str]:
        """The address of every page."""
        return [path for (path,) in self._database.execute("SELECT path FROM page ORDER BY path")]

    def digest(self) -> str:
        """One digest of all pages: it changes when any page does."""
        found = sha256()
        for row in self._database.execute("SELECT path, etag, headers FROM page ORDER BY path"):
            found.update("\0".join(row).encode())
        return found.hexdigest()[:16]


def tagged(etag: str, encoding: str) -> str:
    """A page's ETag in one encoding: each encoding is another representation (RFC 9110, 8.8.3).

    >>> tagged('"ab12"', "br"), tagged('"ab12"', "")
    ('"ab12-br"', '"ab12"')
    """
    return f'{etag[:-1]}-{encoding}"' if encoding else etag


def best_encoding(accepted: str) -> str:
    """The smallest form that an Accept-Encoding header takes: br, gzip or "" (RFC 9110, 12.5.3).

    >>> best_encoding("gzip, deflate, br"), best_encoding("br;q=0, gzip"), best_encoding("")
    ('br', 'gzip', '')
    """
    taken = {}
    for item in accepted.lower().split(","):
        coding, _, parameter = item.partition(";")
        weight = parameter.replace(" ", "").removeprefix("q=")
        taken[coding.strip()] = not weight or weight.strip("0.") != ""
    return next((coding for coding in ("br", "gzip") if taken.get(coding, taken.get("*", False))), "")
