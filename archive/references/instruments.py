"""Treaties and instruments in a text: "the present Treaty", "Agreement … of 12 July 1941", the United Nations."""

import re
from collections.abc import Iterator

from archive.citations.dates import Dated, find_dates
from archive.edition.references import ITSELF
from archive.references.proposal import NOUNS, Instrument, Proposal, Setting, proposal

_NOUN = "|".join(NOUNS)
_CAPITAL = r"[A-Z][\w’'-]*"
_ITSELF = re.compile(rf"\b(?:(?:[Tt]he\s)?[Pp]resent|[Tt]his)\s(?:{_CAPITAL}\s){{0,3}}?({_NOUN})(?!\w)")
_PLAIN = re.compile(rf"\b[Tt]he\s({_NOUN})\b(?!\s(?:of|between|signed|concluded|made|dated|with)\b)")
_SAID = re.compile(rf"\b[Tt]h(?:e\s(?:said|aforesaid|above-mentioned|aforementioned)|at)\s({_NOUN})\b")
_CALLED = re.compile(
    rf"(?<![\w-])((?:{_CAPITAL}\s){{0,4}})({_NOUN})(?:\sof\s(?:the\s)?{_CAPITAL}(?:\s(?:of\s(?:the\s)?)?{_CAPITAL}){{0,5}})?(?!\w)"
)
_NATIONS = re.compile(
    r"(?:(?:aims|purposes|principles)(?:\sand\s(?:aims|purposes|principles))?\sof\sthe\s)?"
    r"(?:Charter\sof\sthe\s)?\bUnited\sNations(?:\sOrgani[sz]ation)?\b"
)
_CHARTER = "Charter of the United Nations"
_LINK = re.compile(
    r",?\s(?:of|between|signed|made|concluded|dated|done|for|on|with|to|in|relating|respecting|regarding|concerning|"
    r"providing|adopted|entered|which\swas|was)\b"
)
_STOP = re.compile(
    rf"[;\2\n]|(?<![A-Z])\.\s+[A-Z]|\b(?:shall|will|may|enters?|comes?|remains?)\b|\b(?:the|an?|this)\s(?:\w+\s){{0,2}}(?:{_NOUN})\b"
)
_OF_YEAR = re.compile(r"\sof\s(\d{4})(?!\w)")
_ORDINARY = {
    "The",
    "This",
    "That",
    "Such",
    "Each",
    "Any",
    "A",
    "An",
    "No",
    "Both",
    "Every",
    "Said",
    "All",
    "In",
    "Present",
}
FARTHEST = 400  # characters between what an instrument is called and its date


def find_named(text: str, setting: Setting) -> list[Proposal]:
    """The treaties and instruments that a text names, none inside another, in its order.

    >>> from archive.addresses import Address
    >>> setting = Setting(Address.from_path("article/1"), ())
    >>> [(found.phrase, found.targets) for found in find_named("under the present Treaty", setting)]
    [('the present Treaty', ('#text',))]
    """
    found: list[Proposal] = []
    for finder in (_itself, _dated, _nations, _called, _said, _plain):
        for one in finder(text, setting, tuple(found)):
            if all(one.end <= other.start or other.end <= one.start for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


Found = tuple[Proposal, ...]


def _itself(text: str, setting: Setting, _found: Found) -> Iterator[Proposal]:
    for match in _ITSELF.finditer(text):
        inner = [step for step in setting.address.steps if step.kind in ("annex", "protocol", "letter")]
        if inner and match.group(1).casefold() == inner[-1].kind:
            steps = setting.address.steps[: setting.address.steps.index(inner[-1]) + 1]
            yield proposal(text, match.span(), "provision", ("#" + type(setting.address)(steps).page_id,))
        else:
            yield proposal(text, match.span(), "treaty", (ITSELF,))


def _dated(text: str, setting: Setting, _found: Found) -> Iterator[Proposal]:
    dates = find_dates(text)
    for match in re.finditer(rf"(?<![\w-])(?:{_NOUN})(?!\w)", text):
        start = _with_adjectives(text, match.start())
        if year := _OF_YEAR.match(text, match.end()):
            yield _of_date(text, (start, year.end()), match.group(), year.group(1), setting)
        elif (day := next((one for one in dates if one.start >= match.end()), None)) and _binds(
            text, match.end(), day
        ):
            yield _of_date(text, (start, day.end), match.group(), day.on, setting)


def _with_adjectives(text: str, start: int) -> int:
    """Where the capitalised words before a noun begin: "Anglo-Soviet Agreement"."""
    before = re.search(rf"(?:{_CAPITAL}\s){{1,4}}$", text[max(0, start - 80) : start])
    words = before.group() if before else ""
    for word in re.finditer(_CAPITAL, words):
        if word.group() not in _ORDINARY:
            return start - len(words) + word.start()
    return start


def _binds(text: str, end: int, day: Dated) -> bool:
    between = text[end : day.start]
    return day.start - end <= FARTHEST and bool(_LINK.match(between)) and not _STOP.search(between)


def _of_date(text: str, span: tuple[int, int], noun: str, on: str, setting: Setting) -> Proposal:
    of_date = [one for one in setting.instruments if one.made_on and one.made_on.startswith(on)]
    fitting = [one for one in of_date if one.is_called(noun)]
    if len(fitting) == 1:
        return _pointing(text, span, fitting[0])
    if fitting:
        reason = f"{len(fitting)} instruments of that date are known: " + ", ".join(one.target for one in fitting)
    elif of_date:
        reason = f"what is known of that date is not called {noun}: " + ", ".join(one.target for one in of_date)
    else:
        reason = f"no instrument of that date ({on}) is known: add it to fixtures/instruments.json"
    return proposal(text, span, "instrument", (), reason)


def _pointing(text: str, span: tuple[int, int], instrument: Instrument) -> Proposal:
    kind = "treaty" if instrument.target.startswith("treaty:") else "instrument"
    return proposal(text, span, kind, (instrument.target,))


def _nations(text: str, setting: Setting, _found: Found) -> Iterator[Proposal]:
    for match in _NATIONS.finditer(text):
        charter = next((one for one in setting.instruments if _CHARTER in one.names), None)
        if charter is None:
            reason = f"no instrument called {_CHARTER!r} is known: add it to fixtures/instruments.json"
            yield proposal(text, match.span(), "instrument", (), reason)
        elif setting.signed_on and setting.signed_on < charter.made_on:
            reason = f"the text is older than the {_CHARTER} ({charter.made_on}): the words name no instrument"
            yield proposal(text, match.span(), "instrument", (), reason)
        else:
            yield _pointing(text, match.span(), charter)


def _called(text: str, setting: Setting, _found: Found) -> Iterator[Proposal]:
    for match in _CALLED.finditer(text):
        start = _with_adjectives(text, match.start(2))
        called = text[start : match.end()]
        if called == match.group(2):
            continue
        known = [one for one in setting.instruments if called.casefold() in map(str.casefold, one.names)]
        if len(known) == 1:
            yield _pointing(text, (start, match.end()), known[0])
        else:
            reason = f"no instrument called {called!r} is known: add it to fixtures/instruments.json"
            yield proposal(text, (start, match.end()), "instrument", (), reason)


def _said(text: str, _setting: Setting, found: Found) -> Iterator[Proposal]:
    for match in _SAID.finditer(text):
        before = [one for one in found if one.end <= match.start() and match.group(1) in one.phrase]
        before.sort(key=lambda one: one.start)
        if before and before[-1].targets:
            yield proposal(text, match.span(), before[-1].kind, before[-1].targets)
        else:
            reason = f"which {match.group(1)} is meant stands elsewhere: an editor must say"
            yield proposal(text, match.span(), "instrument", (), reason)


def _plain(text: str, setting: Setting, found: Found) -> Iterator[Proposal]:
    for match in _PLAIN.finditer(text):
        if match.group(1) == setting.noun:
            yield proposal(text, match.span(), "treaty", (ITSELF,))
        else:
            yield from _said_plainly(text, match, found)


def _said_plainly(text: str, match: re.Match[str], found: Found) -> Iterator[Proposal]:
    """ "The Agreement", after one was named in the same passage."""
    before = [one for one in found if one.end <= match.start() and match.group(1) in one.phrase and one.targets]
    if before:
        last = max(before, key=lambda one: one.start)
        yield proposal(text, match.span(), last.kind, last.targets)
