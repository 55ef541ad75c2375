"""Resolving: which page an address in another spelling means."""

from django.urls import Resolver404, resolve

from archive.addresses import find
from archive.exports import split
from archive.models import Alias, Instrument, Party, Treaty
from archive.outline import Outline

VIEWS = ("as-printed", "interventions", "source.txt")
NAMED = {"party": Party, "instrument": Instrument}


def respelled(path: str) -> str:
    """The address that a path means in another spelling; "" where it means none or is spelled right."""
    _, top, *rest = [*path.split("/"), ""]
    found = _of_treaty(rest[0], "/".join(rest[1:])) if top.lower() == "treaties" and rest[0] else _of_record(path)
    return "" if found == path else found


def treaty_named(name: str) -> Treaty | None:
    """The treaty by its slug or an alias, in any case."""
    slug = name.lower()
    found = Treaty.objects.filter(pk=slug).first()
    alias = None if found else Alias.objects.filter(pk=slug).select_related("treaty").first()
    return found or (alias.treaty if alias else None)


def _of_treaty(name: str, path: str) -> str:
    plain, wanted = (name, None) if path.strip("/") else split(name)
    found = treaty_named(plain)
    if found is None:
        return ""
    base = found.get_absolute_url()
    if not path.strip("/"):
        return base + (wanted.suffix if wanted else "")
    return in_treaty(Outline(found), path) or (f"{base}/{path}" if plain != found.slug else "")


def in_treaty(outline: Outline, path: str) -> str:
    """The address in a treaty that a path means; "" if none.

    A word that only begins addresses (``article``) means what they stand in.
    """
    base = outline.treaty.get_absolute_url()
    if path.lower().strip("/") in VIEWS:
        return f"{base}/{path.lower().strip('/')}"
    plain, wanted = split(path.strip("/"))
    plain, at, wording = plain.partition("@")
    is_range = "-" in plain.rpartition("/")[2] and "/" in plain
    address = None if is_range else find(plain, outline.addresses)
    if address is None:
        return _beginning(outline, plain.lower(), base)
    suffix = (wanted.suffix if wanted else "") + at + wording
    return f"{base}/{address.path}{suffix}"


def _beginning(outline: Outline, plain: str, base: str) -> str:
    if not any(address.path.startswith(f"{plain}/") for address in outline.addresses):
        return ""
    outer = plain.rpartition("/")[0]
    return f"{base}/{outer}" if outer in outline.units else base


def _of_record(path: str) -> str:
    spelled = path.lower().rstrip("/")
    for candidate in (spelled, f"{spelled}/"):
        try:
            found = resolve(candidate)
        except Resolver404:
            continue
        model = NAMED.get(found.url_name)
        if found.url_name and (model is None or model.objects.filter(pk=found.kwargs["slug"]).exists()):
            return candidate
    return ""
