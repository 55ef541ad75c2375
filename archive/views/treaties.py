"""Pages of a treaty: the whole of it, each citable unit, neighbouring units, older wordings."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.addresses import Range
from archive.clauses import counterparts_of
from archive.compare import differences
from archive.comparing import compared_with
from archive.exports import Format, Subject, linked, split, write
from archive.models import Entry, Treaty, Unit
from archive.outline import Outline
from archive.parallels import parallels, stretches
from archive.picturing import life_of, strip_of
from archive.pointing import by_kind, references_from, references_from_elsewhere, references_to
from archive.resolving import slugs_of
from archive.sides import Side
from archive.works import work_of, work_of_range


@require_safe
def treaty(request: HttpRequest, slug: str) -> HttpResponse:
    """A treaty, whole; with a suffix, in another format; with @digest, exactly that wording."""
    plain, wanted = split(slug)
    name, at, wording = plain.partition("@")
    outline = Outline(get_object_or_404(Treaty.objects.whole(), pk=name))
    if at and wording != outline.treaty.digest:
        return _wording(request, outline, None, wording, wanted)
    if wanted:
        return _export(_subject(outline, None, wording), wanted)
    return _treaty_page(request, outline, wording)


@require_safe
def unit(request: HttpRequest, slug: str, path: str) -> HttpResponse:
    """One citable unit in its place; with a suffix, in another format; with @digest, exactly that wording."""
    outline = Outline(get_object_or_404(Treaty.objects.whole(), pk=slug))
    plain, wanted = split(path)
    place, at, wording = plain.partition("@")
    found = outline.units.get(place)
    if found is None:
        return _range(request, outline, path)
    if at and wording != found.digest:
        return _wording(request, outline, found, wording, wanted)
    if wanted:
        return _export(_subject(outline, found, wording), wanted)
    return _unit_page(request, outline, found, wording)


def _treaty_page(request: HttpRequest, outline: Outline, wording: str) -> HttpResponse:
    found = outline.treaty
    others = Treaty.objects.listed().others_of(found)
    context = {
        "treaty": found,
        "outline": outline,
        "others": others,
        "compared": compared_with(found),
        "kinds": by_kind(outline.references),
        "referring": references_from_elsewhere(found),
        "strip": strip_of(outline, stretches(outline)),
        **life_of(found),
    }
    return _citable(request, "treaty.html", context | {"exact": wording}, _subject(outline, None, wording))


def _unit_page(request: HttpRequest, outline: Outline, found: Unit, wording: str) -> HttpResponse:
    before, after = outline.neighbours(found)
    side = Side(outline, found)
    context = {
        "treaty": outline.treaty,
        "outline": outline,
        "unit": found,
        "node": outline.node(found),
        "parents": outline.parents(found),
        "before": before,
        "after": after,
        "nearby": [near for near in (before, after) if near and outline.are_near(found, near)],
        "footnotes": outline.footnotes_in(found),
        "marker": outline.units.get(getattr(found, "marker", "")),
        "references": references_from(outline, found),
        "referring": references_to(outline, found),
        "parallels": parallels(outline, found),
        "interventions": outline.interventions_in(found),
        "counterparts": [(one, one.beside(side)) for one in counterparts_of(side)],
        "exact": wording,
    }
    return _citable(request, "unit.html", context, _subject(outline, found, wording))


def _subject(outline: Outline, found: Unit | None, wording: str = "") -> Subject:
    treaty = outline.treaty
    whole = settings.SITE_URL + treaty.get_absolute_url()
    if found is None:
        return Subject(work_of(treaty, wording=wording), treaty, (), treaty.digest, whole)
    before, after = (
        settings.SITE_URL + near.get_absolute_url() if near else "" for near in outline.neighbours(found)
    )
    up = next(iter(reversed(outline.parents(found))), treaty)
    url = settings.SITE_URL + up.get_absolute_url()
    return Subject(work_of(treaty, found, wording=wording), treaty, (found,), found.digest, whole, url, before, after)


def _citable(request: HttpRequest, template: str, context: dict, subject: Subject) -> HttpResponse:
    """A page with everything that lets other programs cite it."""
    response = render(request, template, {**context, "subject": subject, "canonical": subject.page})
    response["Link"] = linked.header(subject)
    return response


def _export(subject: Subject, wanted: Format) -> HttpResponse:
    headers = {"Access-Control-Allow-Origin": "*"}
    return HttpResponse(write(subject, wanted).encode(), content_type=wanted.content_type, headers=headers)


def _wording(
    request: HttpRequest, outline: Outline, found: Unit | None, wording: str, wanted: Format | None
) -> HttpResponse:
    """An older wording beside the present one; 404 with the present text if there never was one."""
    subject = found or outline.treaty
    tail = f"/{found.path}" if found else ""
    addresses = [f"/treaties/{slug}{tail}" for slug in slugs_of(outline.treaty)]
    entries = Entry.objects.filter(address__in=addresses, event="issued")
    cited = entries.filter(digest=wording).first() if wording else None
    if cited is None:
        raise Http404
    work = replace(work_of(outline.treaty, found, wording=wording), text=cited.text)
    whole = settings.SITE_URL + outline.treaty.get_absolute_url()
    as_cited = Subject(work, outline.treaty, (), wording, whole, superseded=True)
    if wanted and wanted.suffix == ".tei.xml":
        raise Http404  # the edition as it stands is at the address without the digest
    if wanted:
        return _export(as_cited, wanted)
    context = {
        "treaty": outline.treaty,
        "subject_page": subject,
        "label": found.label if found else "",
        "cited": cited,
        "replaced": entries.filter(number__gt=cited.number).first(),
        "spans": differences(cited.text, subject.text),
    }
    return _citable(request, "wording.html", context, as_cited)


def _range(request: HttpRequest, outline: Outline, path: str) -> HttpResponse:
    """Neighbouring units on one page, or in one file; 404 for any other path."""
    plain, wanted = split(path)
    try:
        cited = Range.from_path(plain)
    except ValueError as error:
        raise Http404 from error
    units = tuple(outline.units[address.path] for address in cited.among(outline.addresses))
    if len(units) < 2:
        raise Http404
    treaty = outline.treaty
    whole = settings.SITE_URL + treaty.get_absolute_url()
    subject = Subject(work_of_range(treaty, cited, units), treaty, units, "", whole, up=whole)
    if wanted:
        return _export(subject, wanted)
    return _citable(request, "range.html", {"treaty": treaty, "cited": cited, "units": units}, subject)
