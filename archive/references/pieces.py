"""Pieces of a reference to a provision: "paragraphs 1 and 2", "Articles III to V", "the preceding Article"."""

import re
from dataclasses import dataclass

_BRACKETED = r"\((?:\d{1,3}[a-z]?|[ivx]{1,5}|[a-z])\)"
_NUMERAL = r"(?:\d{1,4}(?:\s(?:bis|ter|quater)|[a-z]{1,6})?|[IVXLC]{1,8}|[ivx]{1,5}|[A-Z])(?!\w)(?!\.\d)"
_ITEM = rf"(?:{_NUMERAL}(?:\s?{_BRACKETED})*|{_BRACKETED}(?:\s?{_BRACKETED})*)"
_BETWEEN = r"\s?,\s(?:and\s|or\s)?|\s(?:and|or|&)\s|\s(?:to|through)\s|\s?[-–—]\s?"
_UNDER = r"(?:[Ss]ub-?)?(?:[Pp]aragraph|[Pp]ara|[Cc]lause|[Pp]oint|[Ii]tem)s?\.?"
_OVER = (
    r"(?P<article>[Aa]rticles?|[Aa]rts?\.)|(?P<part>Parts?)|(?P<chapter>Chapters?)|(?P<section>Sections?)|"
    r"(?P<annex>Annex(?:es)?)|(?P<protocol>Protocols?)|(?P<note>[Nn]otes?)"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNTS = {"two": 2, "three": 3, "four": 4}
_BEFORE = r"(?:(?:last|immediately)\s)?preceding|previous|foregoing"
_AFTER = r"(?:immediately\s)?following|next|succeeding"
_SAME = r"[Tt]his|[Tt]he\spresent"
_SAID = r"[Tt]he\s(?:said|same|aforesaid)|[Tt]hat"
_LISTED = re.compile(rf"(?<![\w-])(?:(?P<under>{_UNDER})|{_OVER})\s?(?P<first>{_ITEM})")
_MORE = re.compile(rf"(?P<between>{_BETWEEN})(?P<item>{_ITEM})")
_RELATIVE = re.compile(
    rf"(?<![\w-])(?:(?P<same>{_SAME})|(?P<said>{_SAID})|[Tt]he\s(?:(?P<count>two|three|four)\s)?(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER})))\s"
    rf"(?:(?P<counted>two|three|four)\s)?(?:(?P<under>(?:sub-?)?[Pp]aragraph)|(?P<part>Part)|(?P<annex>Annex)|[Aa]rticle)(?P<many>s)?\b"
)
_NTH = re.compile(
    rf"(?<![\w-])(?:[Tt]he\s)?(?P<nth>{'|'.join(_ORDINALS)}|last)\s(?:sub-?)?(?:paragraph|recital)\b", re.I
)
_ALONE = re.compile(
    r"(?<![\w-])(?:[Tt]he\s)?(?:(?P<preamble>[Pp]reamble)|(?:(?:annexed|attached|accompanying)\s(?P<protocol>Protocol)))\b|"
    r"[Tt]he\s(?:(?:annexed|attached|accompanying)\s)?(?P<annex>Annex)\b"
)
_NUMBERS = re.compile(r"[^\W_]+(?:\s(?:bis|ter|quater))?")


@dataclass(frozen=True)
class Item:
    """One number of a piece, with those in brackets behind it; `reaches` where a range ends in it."""

    start: int
    end: int
    numbers: tuple[str, ...]
    reaches: bool = False


@dataclass(frozen=True)
class Piece:
    """One level of a reference: numbered items, or a step (-1, 0, 1) from where the text stands.

    `kind` is one of the addresses' kinds; `is_sub` marks a sub-paragraph; `count` says how many are meant;
    `said` marks what was mentioned before, as "the said Article".
    """

    kind: str
    start: int
    end: int
    items: tuple[Item, ...] = ()
    step: int | None = None
    count: int = 1
    is_sub: bool = False
    said: bool = False


def piece_at(text: str, at: int = 0) -> Piece | None:
    """The piece that begins at a place of a text.

    >>> [item.numbers for item in piece_at("Articles 3 (ii), 4 and 6").items]
    [('3', 'ii'), ('4',), ('6',)]
    >>> piece_at("the two preceding Articles").count, piece_at("the preceding Article").step
    (2, -1)
    """
    if match := _LISTED.match(text, at):
        return _listed(text, match)
    if match := _RELATIVE.match(text, at):
        return _relative(match)
    if match := _NTH.match(text, at):
        number = match.group("nth").lower()
        counted = "last" if number == "last" else str(_ORDINALS.index(number) + 1)
        return Piece("paragraph", *match.span(), (Item(*match.span(), (counted,)),))
    match = _ALONE.match(text, at)
    return Piece(str(match.lastgroup), *match.span()) if match else None


def _kind(match: re.Match[str]) -> str:
    named = match.groupdict()
    kinds = ("article", "part", "chapter", "section", "annex", "protocol", "note")
    return "paragraph" if named["under"] else next((kind for kind in kinds if named.get(kind)), "article")


def _listed(text: str, match: re.Match[str]) -> Piece | None:
    kind = _kind(match)
    word = text[match.start() : match.start("first")].strip()
    bare = match.group("first")[0].isalpha() and match.group("first")[0].isupper()
    if kind == "article" and bare and not re.match(r"[IVXLC]+\b", match.group("first")):
        return None  # "Article A" numbers nothing
    many = word == "Annexes" or (word.rstrip(".").endswith("s") and kind != "annex")
    items = [Item(*match.span("first"), _numbers(match.group("first")))]
    end = match.end()
    while (more := _MORE.match(text, end)) and (many or _is_inner(more, items[-1])):
        items.append(_item(more, items[-1]))
        end = more.end()
    return Piece(kind, match.start(), end, tuple(items), is_sub=word.lower().startswith("sub"))


def _is_inner(more: re.Match[str], before: Item) -> bool:
    """True for "(b)" after "Article 1 (a)"; after a comma only if the number before has brackets too."""
    is_listed = not more.group("between").lstrip().startswith(",") or len(before.numbers) > 1
    return more.group("item").startswith("(") and is_listed


def _item(more: re.Match[str], before: Item) -> Item:
    numbers = _numbers(more.group("item"))
    if more.group("item").startswith("(") and len(before.numbers) > len(numbers):
        numbers = (*before.numbers[: -len(numbers)], *numbers)
    reaches = more.group("between").strip() in ("to", "through", "-", "–", "—")
    return Item(*more.span("item"), numbers, reaches)


def _numbers(item: str) -> tuple[str, ...]:
    return tuple(found.replace(" ", "").lower() for found in _NUMBERS.findall(item))


def _relative(match: re.Match[str]) -> Piece:
    step = -1 if match.group("before") else 1 if match.group("after") else 0
    count = _COUNTS.get(match.group("count") or match.group("counted") or "", 1)
    is_sub = (match.group("under") or "").startswith("sub")
    return Piece(_kind(match), *match.span(), step=step, count=count, is_sub=is_sub, said=bool(match.group("said")))
