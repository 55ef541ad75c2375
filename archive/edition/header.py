"""The header of an edition, read: titles, parties, signatories, events, series, each with its source."""

from collections.abc import Iterator

from lxml import etree

from archive.edition.document import TEI, XML_ID, XML_LANG, find_all, line_of, words
from archive.edition.statements import (
    Event,
    Header,
    Language,
    Relation,
    SeriesReference,
    Signatory,
    Source,
    Style,
    Title,
    Vouched,
    Witness,
)


def read(root: etree._Element) -> Header:
    """The header of a valid edition."""
    return Header(
        slug=_one(root, "teiHeader/fileDesc/publicationStmt/idno[@type='slug']"),
        aliases=_all(root, "teiHeader/fileDesc/publicationStmt/idno[@type='alias']"),
        language=find_all(root, "text")[0].get(XML_LANG, ""),
        subjects=_all(root, "teiHeader/profileDesc/textClass/keywords/term"),
        editorial=tuple(words(p) for p in find_all(root, "teiHeader/encodingDesc/editorialDecl")[0].iter(f"{TEI}p")),
        witness=_witness(find_all(root, "teiHeader/fileDesc/sourceDesc/bibl")[0]),
        titles=tuple(_titles(root)),
        styles=tuple(_styles(root)),
        signatories=tuple(_signatories(root)),
        events=tuple(_events(root)),
        series=tuple(_series(root)),
        relations=tuple(_relations(root)),
        languages=tuple(_languages(root)),
        sources=tuple(_sources(root)),
    )


def _one(element: etree._Element, path: str) -> str:
    return next(iter(_all(element, path)), "")


def _all(element: etree._Element, path: str) -> tuple[str, ...]:
    return tuple(words(found) for found in find_all(element, path))


def _link(element: etree._Element) -> str:
    return next((ptr.get("target", "") for ptr in find_all(element, "ptr")), "")


def _vouched(element: etree._Element) -> Vouched:
    sources = tuple(key.removeprefix("#") for key in element.get("source", "").split())
    basis = " ".join(words(note) for note in find_all(element, "note"))
    return Vouched(sources, element.get("cert", ""), basis)


def _target(element: etree._Element, path: str) -> str:
    return next((found.get("ref", "").removeprefix("party:") for found in find_all(element, path)), "")


def _witness(bibl: etree._Element) -> Witness:
    return Witness(
        file=_one(bibl, "idno[@type='file']"),
        sha256=_one(bibl, "idno[@type='sha256']"),
        series=tuple((words(title), title.get(XML_LANG, "")) for title in find_all(bibl, "title")),
        description=_one(bibl, "note[@type='description']"),
        basis=_one(bibl, "note[@type='basis']"),
        certainty=bibl.get("cert", ""),
    )


def _titles(root: etree._Element) -> Iterator[Title]:
    language = find_all(root, "text")[0].get(XML_LANG, "")
    for title in find_all(root, "teiHeader/fileDesc/titleStmt/title"):
        yield Title(words(title), title.get("type", ""), title.get(XML_LANG, language), _vouched(title))


def _styles(root: etree._Element) -> Iterator[Style]:
    for style in find_all(root, "standOff/listOrg/org/orgName"):
        party, where = style.get("ref", "").removeprefix("party:"), style.get("type", "")
        yield Style(party, words(style), where, line_of(style), _vouched(style))


def _signatories(root: etree._Element) -> Iterator[Signatory]:
    for person in find_all(root, "standOff/listPerson/person"):
        party = _target(person, "affiliation")
        who, office = _one(person, "persName"), _one(person, "occupation")
        yield Signatory(who, office, party, line_of(person), _vouched(person))


def _events(root: etree._Element) -> Iterator[Event]:
    for event in find_all(root, "standOff/listEvent/event"):
        yield Event(
            kind=event.get("type", ""),
            on=event.get("when", ""),
            text=_one(event, "desc"),
            place=_one(event, "desc/placeName"),
            party=_target(event, "desc/orgName"),
            clause=event.get("corresp", "").removeprefix("#"),
            periods=tuple(_period(found) for found in find_all(event, "desc/date")),
            line=line_of(event),
            vouched=_vouched(event),
        )


def _period(found: etree._Element) -> tuple[str, str, str]:
    return found.get("type", ""), found.get("dur", ""), found.get("corresp", "").removeprefix("#")


def _series(root: etree._Element) -> Iterator[SeriesReference]:
    for bibl in find_all(root, "standOff/listBibl/bibl"):
        yield SeriesReference(
            series=bibl.get("type", ""),
            title=_one(bibl, "title"),
            volume=_one(bibl, "biblScope[@unit='volume']"),
            page=_one(bibl, "biblScope[@unit='page']"),
            last_page=next((scope.get("to", "") for scope in find_all(bibl, "biblScope[@unit='page']")), ""),
            disputed=next((words(scope) for scope in find_all(bibl, "biblScope[@cert='low']")), ""),
            number=_one(bibl, "biblScope[@unit='number']"),
            url=_link(bibl),
            vouched=_vouched(bibl),
        )


def _relations(root: etree._Element) -> Iterator[Relation]:
    for relation in find_all(root, "standOff/listRelation/relation"):
        target = relation.get("passive", "").removeprefix("instrument:")
        kind, text = relation.get("name", ""), _one(relation, "desc")
        yield Relation(kind, target, text, line_of(relation), _vouched(relation))


def _languages(root: etree._Element) -> Iterator[Language]:
    for language in find_all(root, "teiHeader/profileDesc/langUsage/language"):
        yield Language(language.get("ident", ""), (language.text or "").strip(), _vouched(language))


def _sources(root: etree._Element) -> Iterator[Source]:
    yield Source("witness", "The text itself, as held here", "")
    for bibl in find_all(root, "teiHeader/fileDesc/sourceDesc/listBibl/bibl"):
        yield Source(bibl.get(XML_ID, ""), words(bibl), _link(bibl))
