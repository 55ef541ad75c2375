"""Places in a footnote: "art. 3, para. (ii)", "third recital", "Articles 1, 2 and 3", as a path of an address."""

import re
from dataclasses import dataclass

from archive.numerals import value

_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_CARDINALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_KINDS = {
    "article": r"articles?|arts?|art[ií]culos?|artikel|статья|статьи|ст",
    "preamble": r"preamble|preambular|pmbl",
    "recital": r"recitals?",
    "testimonium": r"testimonium",
    "part": r"parts?|pts?",
    "note": r"footnote|notes?|nn?|fn",
    "annex": r"annex",
    "chapter": r"chapter",
}
_KIND = re.compile("|".join(rf"(?P<{kind}>(?<!\w)(?:{words})(?!\w))\.?" for kind, words in _KINDS.items()))
_UNDER = (
    r"(?:sub-?)?(?:paragraphs?|paras?|pars?|sections?|clauses?|points?)|§+|¶+|abs(?:atz)?|al(?:in[eé]a)?|ziff(?:er)?|"
    r"lit|recitals?|п"
)
_NUMBER = r"(?:\d{1,4}(?:bis|ter|[a-z])?|[ivxlc]{1,7}|p\d{1,3})(?!\w)"
_STEP = re.compile(
    rf"(?:[\s,.:;/-]*(?:{_UNDER})[\s.]*\(?({_NUMBER}|[a-z](?!\w))\)?)|(?:[\s,]*\(({_NUMBER}|[a-z])\))|(?:[\s.:/]{{1,2}}({_NUMBER}))"
)
_AND = re.compile(rf"\s*(?:,|;|&|and|to|through|[-–—])\s*(?:and\s+)?\(?({_NUMBER})\)?")
_NUMBERED = re.compile(rf"[\s.]*\(?({_NUMBER})\)?")
_YEAR = re.compile(r"[\s.,:/]*(?:1[4-9]|20)\d\d(?!\w)")
_EID = re.compile(r"\b(?:art|preamble|part|chp|sec|att|letter|note|conclusions|prot)_\w+")
_TURNED = re.compile(
    rf"(?:{_UNDER})[\s.]*\(?({_NUMBER}|[a-z])\)?\s+(?:of\s+)?(?:the\s+)?((?:articles?|arts?)\.?\s*{_NUMBER}|preamble)"
)
_NTH = re.compile(
    rf"\b({'|'.join(_ORDINALS)})\s+(?:(?:preambular\s+)(?:paragraph|para\.?|recital)|recital|(?:paragraph|para\.?)\s+of\s+the\s+preamble)"
)
LEFT = re.compile(
    rf"§|¶|(?<!\w)(?:annex\w*|protocol|chapter|exchange|letters?|schedule|appendix|signatures?|{_UNDER}|articles?|arts?|{'|'.join(_ORDINALS)}|статья|artículo)(?!\w)|\((?:[ivx]{{1,5}}|[a-h])\)"
)


@dataclass(frozen=True)
class Place:
    """What was written of a place, the path it means (of a range, with its ends), and the rest of the text.

    `outer` is the Part that an article was said to stand in, "" for none.
    """

    written: str
    path: str
    rest: str
    outer: str = ""


def find_place(text: str) -> Place:
    """The first article, or else preamble, note or part, that a text in lower case names.

    >>> [find_place(text).path for text in ("art. 3, para. (ii)", "third recital", "articles 1, 2 and 3")]
    ['article/3/ii', 'preamble/3', 'article/1-3']
    """
    if match := _EID.search(text):
        return Place(match.group(), match.group(), _without(text, match.start(), match.end()))
    text = _in_order(text)
    found = [place for match in _KIND.finditer(text) if (place := _from(text, match))]
    found.sort(key=lambda place: (not place[2].startswith("article"), place[0]))
    if not found:
        return Place("", "", text)
    start, end, path = found[0]
    rest, outer = _without(text, start, end), ""
    while (
        (match := _KIND.search(rest)) and (other := _from(rest, match)) and other[2].startswith(("part", "preamble"))
    ):
        rest = _without(rest, other[0], other[1])  # "Part II, Article 3": the article is enough
        outer = other[2] if other[2].startswith("part") else outer
    return Place(" ".join(text[start:end].split()).strip(" ,.;:"), path, rest, outer)


def _in_order(text: str) -> str:
    """A text with its places written from the outside in, numbers in figures."""
    text = _NTH.sub(lambda match: f"preamble, para {_ORDINALS.index(match.group(1)) + 1}", text)
    text = _TURNED.sub(lambda match: f"{match.group(2)}, para {match.group(1)}", text)
    text = re.sub(r"\barticle premier\b", "article 1", text)
    cardinals = "|".join(_CARDINALS)
    return re.sub(
        rf"\b(articles?|arts?\.?|part) ({cardinals})\b", lambda m: f"{m[1]} {_CARDINALS.index(m[2]) + 1}", text
    )


def _from(text: str, match: re.Match[str]) -> tuple[int, int, str] | None:
    kind, at = str(match.lastgroup), match.end()
    if kind == "testimonium":
        return match.start(), at, kind
    words = [{"recital": "preamble"}.get(kind, kind)]
    if kind != "preamble":
        number = _NUMBERED.match(text, at)
        if not number or _YEAR.match(text, at):
            return None
        words.append(number.group(1))
        at = number.end()
    while (step := _STEP.match(text, at)) and not _YEAR.match(text, at):
        words.append(next(filter(None, step.groups())))
        at = step.end()
    last, row, spans = "", [words[-1]], False
    plural = match.group().rstrip(".").endswith("s") or len(words) > 2
    while (more := _AND.match(text, at)) and not _YEAR.match(text, at):
        if more.group().lstrip().startswith(",") and not plural:
            break
        last, at = more.group(1), more.end()
        row.append(last)
        spans = spans or bool(re.match(r"\s*(?:to|through|[-–—])", more.group()))
    if last and not spans and not _consecutive(row):
        return None  # a list with holes is no range
    return match.start(), at, "/".join(words) + (f"-{last}" if last else "")


def _consecutive(row: list[str]) -> bool:
    values = [min(value(number), default=0) for number in row]
    return values == list(range(values[0], values[0] + len(values)))


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"
