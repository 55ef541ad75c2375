"""The ledger: every address ever issued, with what stood there since when; append-only (pure).

Each line is a Django fixture of one entry.  Its seal is a hash of the line and of the seal before it, so that
a line edited, moved or taken out is found (the way of a hash chain).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

MODEL = "archive.entry"
DIGITS = 12  # of a SHA-256, in hexadecimal: enough to tell wordings of one address apart


@dataclass(frozen=True)
class Entry:
    """One thing that happened to an address.

    `event` is issued (it was given out, or has another wording since) or withdrawn; `digest` and `text` are
    "" for pages that are not citable texts; `reason` says why an address was withdrawn.
    """

    number: int
    address: str
    event: str
    digest: str
    text: str
    reason: str
    since: str
    seal: str = ""

    def sealed(self, before: str) -> "Entry":
        """The entry with the seal that it must have after another's."""
        content = asdict(self) | {"seal": before}
        line = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return replace(self, seal=sha256(line.encode()).hexdigest())

    def as_line(self) -> str:
        """The entry as a line of the file."""
        fields = asdict(self)
        number = fields.pop("number")
        return json.dumps({"pk": number, "model": MODEL, "fields": fields}, ensure_ascii=False)


def digest(text: str) -> str:
    """What names a wording: the first digits of the SHA-256 of its reading text in UTF-8."""
    return sha256(text.encode()).hexdigest()[:DIGITS] if text else ""


def read(path: Path) -> list[Entry]:
    """The entries of a ledger; ValueError names the line that is not as this module writes it."""
    entries = []
    lines = path.read_bytes().split(b"\n") if path.exists() else [b""]
    for number, line in enumerate(lines[:-1], start=1):
        try:
            row = json.loads(line.decode("utf-8"))
            entry = Entry(number=row["pk"], **row["fields"])
            as_written = entry.as_line()
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"{path.name}, line {number}: is no entry of the ledger ({error})") from error
        if as_written.encode() != line or not all(isinstance(text, str) for text in list(asdict(entry).values())[1:]):
            raise ValueError(f"{path.name}, line {number}: is not written as an entry of the ledger")
        entries.append(entry)
    if lines[-1]:
        raise ValueError(f"{path.name}, line {len(lines)}: does not end; a line was cut off")
    return entries


def faults(entries: list[Entry]) -> Iterator[str]:
    """What is wrong with a ledger, line by line; nothing for one that was only ever appended to."""
    before = ""
    for number, entry in enumerate(entries, start=1):
        if entry.number != number:
            yield f"line {number}: has the number {entry.number}: a line was taken out or moved"
        elif entry.digest != digest(entry.text):
            yield f"line {number}: {entry.address} has another text than its digest says"
        elif entry.sealed(before).seal != entry.seal:
            yield f"line {number}: {entry.address} was changed after it was written"
        before = entry.seal


def standing(entries: list[Entry]) -> dict[str, Entry]:
    """The last entry of each address."""
    return {entry.address: entry for entry in entries}


def due(
    entries: list[Entry],
    texts: Mapping[str, str],
    since: str,
    reason: str = "",
    moved: Mapping[str, str] | None = None,
) -> list[Entry]:
    """The entries to append so that the ledger agrees with what stands now.

    `texts` has the reading text of each address that is given out now ("" for a page that is not a text).
    An address that is no longer among them is withdrawn, for the reason given, unless it leads on: `moved`
    has the former beginnings of addresses and what they begin with now.
    """
    last = standing(entries)
    found = []
    for address, text in texts.items():
        known = last.get(address)
        if known is None or known.event == "withdrawn" or known.digest != digest(text):
            found.append(Entry(0, address, "issued", digest(text), text, "", since))
    for address, known in last.items():
        leads_on = any(
            now + address.removeprefix(old) in texts for old, now in (moved or {}).items() if _begins(address, old)
        )
        if address not in texts and known.event != "withdrawn" and not leads_on:
            found.append(Entry(0, address, "withdrawn", known.digest, known.text, reason, since))
    return found


def _begins(address: str, old: str) -> bool:
    return address == old or address.startswith(f"{old}/")


def append(path: Path, entries: list[Entry], new: list[Entry]) -> None:
    """Write new entries after those that are there, numbered and sealed."""
    seal = entries[-1].seal if entries else ""
    lines = []
    for number, entry in enumerate(new, start=len(entries) + 1):
        sealed = replace(entry, number=number).sealed(seal)
        seal = sealed.seal
        lines.append(sealed.as_line() + "\n")
    with path.open("a", encoding="utf-8") as file:
        file.write("".join(lines))
