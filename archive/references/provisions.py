"""Provisions in a text: which units of the treaty "paragraph 2 of Article 6" or "the preceding Article" means."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.addresses import KINDS, Address, Range
from archive.edition.references import ITSELF
from archive.references.meaning import meant
from archive.references.pieces import Item, Piece, piece_at
from archive.references.proposal import NOUNS, Instrument, Proposal, Setting, proposal

_STARTS = re.compile(
    r"(?<![\w-])(?:the\s|this\s|that\s|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last\s|annexed\s|attached\s|accompanying\s|"
    r"articles?|arts?\.|parts?|chapters?|sections?|annex|protocols?|notes?|(?:sub-?)?(?:paragraph|para|clause|point|item)|preamble)",
    re.I,
)
_OF = re.compile(r"\s(?:of|in|to)\s(?:the\s(?=[Pp]reamble))?")
_OF_OUTER = re.compile(r"\s(?:of|in)\s")
_UNDER = {  # what may follow what, from the outside in
    "article": ("paragraph",),
    "preamble": ("paragraph",),
    "part": ("chapter", "section", "article"),
    "chapter": ("section", "article"),
    "annex": ("article", "paragraph"),
    "protocol": ("article", "paragraph"),
}
_OF_NAMED = re.compile(r",?\s(?:of|to|in|annexed\sto|under)\s(?:the\s|that\s)?")
_THEREOF = re.compile(
    rf",?\s(?:thereof\b|(?:of|to|in)\s(?:the|that|such|an?)\s(?:\w+\s){{0,3}}(?:{'|'.join(NOUNS)})(?!\w))"
)
_HERE = re.compile(r"\s(?:hereof|above|below|hereto)\b")
_THEN = re.compile(r",?\s")


def find_provisions(text: str, setting: Setting, named: list[Proposal]) -> Iterator[Proposal]:
    """The provisions that a text points at, given the treaties and instruments that it names."""
    at, seen = 0, setting
    while match := _STARTS.search(text, at):
        chain = _chain(text, match.start())
        at = chain[-1].end if chain else match.end()
        if chain:
            said = any(piece.said for piece in chain)
            found = list(_proposed(text, chain, seen if said else setting, named))
            at = max([at, *(one.end for one in found)])
            latest = _mentioned(found)
            seen = replace(setting, address=latest, mentioned=True) if latest else seen
            yield from found


def _mentioned(found: list[Proposal]) -> Address | None:
    """The unit that "the said Article" may mean after these."""
    here = [target for one in found for target in one.targets if target.startswith("#")]
    return Address.from_page_id(here[-1][1:]) if here else None


def _chain(text: str, at: int) -> list[Piece]:
    """The pieces of one reference from the inside out: "sub-paragraph (a)", "of paragraph 1", "of Article 2"."""
    piece = piece_at(text, at)
    if piece is None:
        return []
    then = _THEN.match(text, piece.end)
    inner = piece_at(text, then.end()) if then else None
    if inner and inner.items and inner.kind in _UNDER.get(piece.kind, ()):
        return [inner, piece]  # "Article 6, paragraph 2"
    found = [piece]
    while of := (_OF if piece.kind == "paragraph" else _OF_OUTER).match(text, piece.end):
        piece = piece_at(text, of.end())
        if piece is None or (found[-1].kind != "paragraph" and piece.kind in ("paragraph", "article")):
            break
        found.append(piece)
    return found


def _proposed(text: str, chain: list[Piece], setting: Setting, named: list[Proposal]) -> Iterator[Proposal]:
    start, end = min(piece.start for piece in chain), max(piece.end for piece in chain)
    tail = next((one for one in named if one.start >= end and _OF_NAMED.fullmatch(text, end, one.start)), None)
    if tail and tail.targets != (ITSELF,):
        yield _elsewhere(text, (start, tail.end), chain, tail, setting)
    elif tail is None and (match := _THEREOF.match(text, end)):
        reason = "in which instrument it stands is said elsewhere: an editor must say"
        yield proposal(text, (start, match.end()), "provision", (), reason)
    elif any(piece.said for piece in chain) and not setting.mentioned:
        yield proposal(text, (start, end), "provision", (), "which one is meant stands elsewhere: an editor must say")
    else:
        here = _HERE.match(text, end)
        yield from _in_this_treaty(text, (start, tail.end if tail else here.end() if here else end), chain, setting)


def _elsewhere(text: str, span: tuple[int, int], chain: list[Piece], tail: Proposal, setting: Setting) -> Proposal:
    """A provision of another instrument: in it where it is held, else the instrument itself."""
    if tail.kind == "provision" or not tail.targets:
        return proposal(text, span, tail.kind, tail.targets, tail.reason)
    other = next((one for one in setting.instruments if one.target == tail.targets[0]), None)
    found = _units_in(chain, other) if other else []
    if found and other:
        return proposal(text, span, "provision", tuple(f"{other.target}/{one.path}" for one in found))
    return proposal(text, span, tail.kind, tail.targets)


def _units_in(chain: list[Piece], other: Instrument) -> list[Address]:
    setting = Setting(Address(()), other.addresses)
    rows = [meant(chain, item, setting) for item in _items(chain)] if other.addresses else []
    return [one for row in rows for one in row] if all(rows) else []


def _items(chain: list[Piece]) -> tuple[Item | None, ...]:
    """The numbers of which each is pointed at on its own: those of the innermost piece that has several."""
    several = next((piece.items for piece in chain if len(piece.items) > 1), ())
    return several or (None,)


def _in_this_treaty(text: str, span: tuple[int, int], chain: list[Piece], setting: Setting) -> Iterator[Proposal]:
    items = _items(chain)
    for place, item in enumerate(items):
        reached = items[place + 1] if place + 1 < len(items) else None
        if item and item.reaches:
            continue
        last = reached if reached and reached.reaches else item
        is_last = place + 1 == len(items) or last is items[-1]
        start = span[0] if place == 0 or item is None else item.start
        end = span[1] if is_last or last is None else last.end
        yield _one(text, (start, end), chain, (item, last), setting)


def _one(
    text: str, span: tuple[int, int], chain: list[Piece], ends: tuple[Item | None, Item | None], setting: Setting
) -> Proposal:
    first, last = meant(chain, ends[0], setting), meant(chain, ends[1], setting)
    if first and last and ends[0] is not ends[1]:
        try:
            first = Range(first[0], last[0]).among(setting.known)
        except ValueError:
            first = ()
    elif not last:
        first = ()
    reason = setting.missing(_label(chain, ends), many=ends[0] is not ends[1])
    return proposal(text, span, "provision", tuple("#" + one.page_id for one in first), reason)


def _label(chain: list[Piece], ends: tuple[Item | None, Item | None]) -> str:
    """What is pointed at, as a reader would write it."""
    words = []
    for piece in reversed(chain):
        item, last = ends if len(piece.items) > 1 else ((piece.items[0],) * 2 if piece.items else (None, None))
        name = KINDS[piece.kind][1] if piece.kind in KINDS else "paragraph"
        steps = {None: "", -1: "preceding ", 0: "this ", 1: "following "}[piece.step]
        shown = _shown(item, last) if item and last else ""
        words.append(f"{steps}{name}{shown}")
    return ", ".join(words)


def _shown(item: Item, last: Item) -> str:
    """Numbers as a label has them: " 3(ii)", "s 5 to 8"."""
    one, other = (
        _cited(found.numbers[0]) + "".join(f"({number})" for number in found.numbers[1:]) for found in (item, last)
    )
    return f" {one}" if item is last else f"s {one} to {other}"


def _cited(number: str) -> str:
    """A number as a label has it: letters and Roman numerals in capitals, "12bis" as it is."""
    return number.upper() if number.isalpha() else number
