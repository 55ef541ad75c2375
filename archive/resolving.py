"""Resolving: which page an address in another spelling means."""

import re

from django.urls import Resolver404, resolve

from archive.addresses import Address, Range, find
from archive.exports import split
from archive.models import Alias, Entry, Instrument, Party, Treaty
from archive.outline import Outline

ANY = "compare"  # its address takes any path, and its page says which is right
VIEWS = ("as-printed", "interventions", "source.txt")
NAMED = {"party": Party, "instrument": Instrument}


def respelled(path: str) -> str:
    """The address that a path means in another spelling; "" where it means none or is spelled right."""
    plain = re.sub("/{2,}", "/", path)
    _, top, *rest = [*plain.split("/"), ""]
    found = _of_treaty(rest[0], "/".join(rest[1:])) if top.lower() == "treaties" and rest[0] else _of_record(plain)
    return "" if found == path else found


def treaty_named(name: str) -> Treaty | None:
    """The treaty by its slug or an alias, in any case."""
    slug = name.lower()
    found = Treaty.objects.filter(pk=slug).first()
    alias = None if found else Alias.objects.filter(pk=slug).select_related("treaty").first()
    return found or (alias.treaty if alias else None)


def slugs_of(treaty: Treaty) -> list[str]:
    """The slug of a treaty and every alias: what its addresses have begun with."""
    return [treaty.slug, *treaty.aliases.values_list("slug", flat=True)]


def parts(path: str) -> tuple[str, str]:
    """A path in lower case without what follows it, and what follows: a digest, a suffix, in order.

    >>> parts("ARTICLE/3/II@09B25CDA3D07.RIS/")
    ('article/3/ii', '@09b25cda3d07.ris')
    """
    plain, wanted = split(path.strip("/").lower())
    plain, at, wording = plain.partition("@")
    return plain.rstrip("/"), at + wording + (wanted.suffix if wanted else "")


def withdrawn(path: str) -> Entry | None:
    """The ledger's last word on an address, in any spelling of its treaty and itself, if it was withdrawn."""
    plain, _ = parts(re.sub("/{2,}", "/", path))
    addresses = [f"/{plain}"]
    _, _, slug, *rest = [*f"/{plain}".split("/"), "", ""]
    if (treaty := treaty_named(slug)) is not None:
        place = "/".join(rest).strip("/")
        bases = [f"/treaties/{one}" for one in slugs_of(treaty)]
        places = {
            one.address.removeprefix(f"{base}/")
            for base in bases
            for one in Entry.objects.filter(event="withdrawn", address__startswith=f"{base}/")
        }
        known = [address for one in sorted(places) if (address := _address(one))]
        meant = find(place, known)
        addresses = [f"{base}/{meant.path if meant else place}" for base in bases]
    last = Entry.objects.filter(address__in=addresses).last()
    return last if last and last.event == "withdrawn" else None


def _address(path: str) -> Address | None:
    try:
        return Address.from_path(path)
    except ValueError:
        return None


def _of_treaty(name: str, path: str) -> str:
    slug, after = parts(name) if not path.strip("/") else (name.lower(), "")
    found = treaty_named(slug)
    if found is None:
        return ""
    base = found.get_absolute_url()
    if not path.strip("/"):
        return base + after
    return in_treaty(Outline(found), path) or (f"{base}/{path.strip('/')}" if slug != found.slug else "")


def in_treaty(outline: Outline, path: str) -> str:
    """The address in a treaty that a path means; "" if none.

    A word that only begins addresses (``article``) means what they stand in.
    """
    base = outline.treaty.get_absolute_url()
    if path.lower().strip("/") in VIEWS:
        return f"{base}/{path.lower().strip('/')}"
    plain, after = parts(path)
    if re.search(r"/[^/]*[-–][^/]*$", plain):
        cited = range_in(outline, plain)
        return f"{base}/{cited.path}{after}" if cited else ""
    address = find(plain, outline.addresses)
    return f"{base}/{address.path}{after}" if address else _beginning(outline, plain, base)


def range_in(outline: Outline, path: str) -> Range | None:
    """The range of a treaty's units that a path means, as ``articles/I-II`` or ``preamble/2-4``."""
    match = re.fullmatch(r"(.*/)\(?([^/()–-]+)\)?[-–]\(?([^/()–-]+)\)?", path)
    if not match:
        return None
    outer, first, last = match.groups()
    ends = [find(f"{outer}{number}", outline.addresses) for number in (first, last)]
    if None in ends:
        return None
    try:
        cited = Range(*ends)
    except ValueError:
        return None
    return cited if len(cited.among(outline.addresses)) > 1 else None


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
        if not found.url_name or found.url_name == ANY:
            continue
        model = NAMED.get(found.url_name)
        if model is None or model.objects.filter(pk=found.kwargs["slug"]).exists():
            return candidate
    return ""
