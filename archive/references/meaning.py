"""Meaning: which units of a treaty the pieces of a reference mean, seen from the unit that it stands in."""

from archive.addresses import Address, find
from archive.numerals import value
from archive.references.pieces import Item, Piece
from archive.references.proposal import Setting


def meant(chain: list[Piece], item: Item | None, setting: Setting) -> tuple[Address, ...]:
    """The units that a chain means, with one of its numbers where it has several; none if there is no such unit."""
    found: tuple[Address, ...] = ()
    for piece in reversed(chain):
        numbers = (
            (item or piece.items[0]).numbers
            if len(piece.items) > 1
            else piece.items[0].numbers
            if piece.items
            else ()
        )
        outer = found[0] if found else None
        found = _step(piece, outer, setting) if piece.step is not None else _numbered(piece, numbers, outer, setting)
        if not found:
            return ()
    return found


def _article_of(address: Address) -> Address | None:
    """The article, or what stands on its level, that an address is in."""
    steps = list(address.steps)
    while steps and steps[-1].kind == "paragraph":
        steps.pop()
    return Address(tuple(steps)) if steps else None


def _step(piece: Piece, outer: Address | None, setting: Setting) -> tuple[Address, ...]:
    """This unit, or those before or after it."""
    own = _own(piece, setting)
    if own is None or outer is not None:
        return ()
    beside = [one for one in setting.known if one.parent == own.parent and one.kind == own.kind]
    if own not in beside:
        return ()
    at = beside.index(own)
    if piece.step == 0:
        return (own,)
    found = beside[max(0, at - piece.count) : at] if piece.step == -1 else beside[at + 1 : at + 1 + piece.count]
    return tuple(found) if len(found) == piece.count else ()


def _own(piece: Piece, setting: Setting) -> Address | None:
    """The unit of a piece's kind that the text stands in."""
    if piece.kind == "paragraph":
        return setting.address if setting.address.steps and setting.address.kind == "paragraph" else None
    article = _article_of(setting.address)
    while article and article.kind != piece.kind:
        article = article.parent
    return article


def _numbered(piece: Piece, numbers: tuple[str, ...], outer: Address | None, setting: Setting) -> tuple[Address, ...]:
    if piece.kind == "paragraph":
        return _paragraph(piece, numbers, outer, setting)
    if outer and (found := _found(f"{outer.path} {piece.kind} {' '.join(numbers)}", setting)):
        return found
    around = [step for step in setting.address.steps if step.kind in ("annex", "protocol", "letter")]
    inner = Address(tuple(around)) if around else None
    if inner and any(one.parent == inner and one.kind == piece.kind for one in setting.known):
        return _found(f"{inner.path} {piece.kind} {' '.join(numbers)}", setting)
    return _found(f"{piece.kind} {' '.join(numbers)}", setting) or _only(piece, numbers, setting)


def _only(piece: Piece, numbers: tuple[str, ...], setting: Setting) -> tuple[Address, ...]:
    """The one unit of a kind and number that stands deeper, as a Chapter in a Part; a lettered annex by its count."""
    if len(numbers) > 1 or piece.kind == "article":
        return ()
    found = [one for one in setting.known if one.kind == piece.kind]
    if numbers:
        found = [one for one in found if value(one.number) & value(numbers[0])]
    return tuple(found) if len(found) == 1 else ()


def _paragraph(
    piece: Piece, numbers: tuple[str, ...], outer: Address | None, setting: Setting
) -> tuple[Address, ...]:
    """A paragraph of a unit; where none is named, of those that the text stands in."""
    bases = [outer] if outer else _bases(setting, inmost_first=piece.is_sub)
    for base in bases:
        number = _last_of(base, setting) if numbers == ("last",) else " ".join(numbers)
        if found := _found(f"{base.path} {number}", setting):
            return found
    return ()


def _bases(setting: Setting, *, inmost_first: bool) -> list[Address]:
    found, address = [], setting.address if setting.address.steps else None
    while address and _article_of(address):
        found.append(address)
        address = address.parent if address.kind == "paragraph" else None
    return found if inmost_first else found[::-1]


def _last_of(base: Address, setting: Setting) -> str:
    beneath = [one.number for one in setting.known if one.parent == base and one.kind == "paragraph"]
    return beneath[-1] if beneath else "1"


def _found(spelling: str, setting: Setting) -> tuple[Address, ...]:
    found = find(spelling, setting.known)
    return (found,) if found else ()
