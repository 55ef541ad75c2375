"""The TEI document: parsed safely, and valid against the archive's own schema."""

from functools import cache
from pathlib import Path

from lxml import etree

from archive.edition.errors import EditionError

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = Path(__file__).with_name("treaty.rng")
REQUIRED = {
    "teiHeader": "add a header that says what the edition is",
    "teiHeader/fileDesc/titleStmt/title": "add the treaty's title, with source and cert",
    "teiHeader/fileDesc/publicationStmt/idno[@type='slug']": "add the treaty's name in addresses",
    "teiHeader/fileDesc/sourceDesc/bibl[@type='witness']": "say which witness it was made from",
    "teiHeader/profileDesc/langUsage": "say which languages are authentic",
    "standOff/listOrg/org": "name the parties, as the preamble or the title styles them",
    "standOff/listEvent/event[@type='signature']": "say when and where it was signed",
    "text/body": "put the witness, tagged, into <text><body>",
}


def name(element: etree._Element) -> str:
    """The element's TEI name, without its namespace."""
    return etree.QName(element).localname


def find_all(element: etree._Element, path: str) -> list[etree._Element]:
    """The TEI elements at a path of plain TEI names, as ``teiHeader/fileDesc``."""
    steps = [step if step in (".", "") else TEI + step for step in path.split("/")]
    return element.findall("/".join(steps))


def words(element: etree._Element) -> str:
    """All the text of a header element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def parse(path: Path) -> etree._Element:
    """The root of a well-formed and valid edition; EditionError says what is not so."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise EditionError(path, error.lineno or 1, f"not well formed: {error.msg}") from error
    if root.getroottree().docinfo.doctype:
        raise EditionError(path, 1, "has a document type declaration: take it out")
    _check_required(path, root)
    _check_ids(path, root)
    _check_schema(path, root)
    return root


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA))


def _check_required(path: Path, root: etree._Element) -> None:
    if root.tag != TEI + "TEI":
        raise EditionError(path, 1, "is no TEI file: its root must be <TEI> in TEI's namespace")
    for place, advice in REQUIRED.items():
        if not find_all(root, place):
            raise EditionError(path, root.sourceline or 1, f"lacks {place}: {advice}")


def _check_ids(path: Path, root: etree._Element) -> None:
    seen: dict[str, int] = {}
    for element in root.iter("{*}*"):
        key = element.get(XML_ID)
        if key is None:
            continue
        if key in seen:
            message = f"repeats xml:id {key!r}, first given in line {seen[key]}: give it another"
            raise EditionError(path, element.sourceline or 1, message)
        seen[key] = element.sourceline or 1


def _check_schema(path: Path, root: etree._Element) -> None:
    schema = _schema()
    if not schema.validate(root):
        error = schema.error_log[0]
        advice = f"see {SCHEMA.name} for what may stand here"
        raise EditionError(path, error.line, f"not valid: {error.message}; {advice}")
