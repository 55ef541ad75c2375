"""The TEI document: parsed safely, and valid against the archive's own schema."""

import re
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


def line_of(element: etree._Element) -> int:
    """The line of the file that an element starts in."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs have no int here
    return line or 1


def raw(element: etree._Element) -> str:
    """All the text under an element, its white space as it is."""
    return "".join(str(text) for text in element.itertext())


def language_of(element: etree._Element) -> str:
    """The language that an element's words are in, from itself or what it stands in."""
    for holder in (element, *element.iterancestors()):
        if language := holder.get(XML_LANG):
            return str(language)
    return ""


def words(element: etree._Element) -> str:
    """All the text under an element, its white space folded."""
    return " ".join(raw(element).split())


def parse(path: Path) -> etree._Element:
    """The root of a well-formed and valid edition; EditionError says what is not so."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        content = path.read_bytes()
        content.decode("utf-8")
        root = etree.fromstring(content, parser)
    except UnicodeDecodeError as error:
        raise EditionError(path, 1, "is not in UTF-8: save it so") from error
    except etree.XMLSyntaxError as error:
        raise EditionError(path, error.lineno or 1, _advice(error.msg)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise EditionError(path, 1, "has a document type declaration: take it out")
    _check_required(path, root)
    _check_schema(path, root)
    return root


def _advice(message: str) -> str:
    message = re.sub(r", line \d+, column \d+$", "", message)
    if repeated := re.match(r"ID (\S+) already defined", message):
        return f"repeats xml:id {repeated.group(1)!r}: give it another"
    return f"not well formed: {message}; mend the tag"


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA))


def _check_required(path: Path, root: etree._Element) -> None:
    if root.tag != TEI + "TEI":
        raise EditionError(path, 1, "is no TEI file: its root must be <TEI> in TEI's namespace")
    for place, advice in REQUIRED.items():
        if not find_all(root, place):
            raise EditionError(path, line_of(root), f"lacks {place}: {advice}")


def _check_schema(path: Path, root: etree._Element) -> None:
    schema = _schema()
    if not schema.validate(root):
        found = list(schema.error_log)
        error = next((one for one in found if one.line), found[0])  # some have no line, and less to say
        advice = f"see {SCHEMA.name} for what may stand here"
        raise EditionError(path, error.line, f"not valid: {error.message}; {advice}")
