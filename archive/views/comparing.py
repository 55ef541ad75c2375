"""Comparisons: two treaties, two passages, the sets an editor made, the types of clause."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive import comparing
from archive.citations.footnote import LONGEST, understood
from archive.clauses import gathered
from archive.comparing import Pair
from archive.matching import answer
from archive.models import Counterpart
from archive.picturing import ribbons_of
from archive.sides import WITH, Side, canonical, side, sides


@dataclass(frozen=True)
class Asked:
    """One of the two things that a reader wants compared, in the reader's words."""

    name: str
    label: str
    text: str

    @cached_property
    def path(self) -> str:
        """What it means: the end of the address of a treaty or unit; "" where that is not certain."""
        found = answer(understood(self.text)) if self.text else None
        if not found or not found.certain:
            return ""
        address = found.matches[0].address.removeprefix("/treaties/").partition("@")[0].replace("#", "/")
        try:
            return side(address).path
        except LookupError:  # a range, or a page that is no text
            return ""


@require_safe
def comparisons(request: HttpRequest) -> HttpResponse:
    """The pairs of treaties that an editor has compared, and a way to compare any other two things."""
    first = Asked("first", "First treaty or passage", request.GET.get("first", "")[:LONGEST])
    second = Asked("second", "Second treaty or passage", request.GET.get("second", "")[:LONGEST])
    if first.path and second.path:
        return HttpResponseRedirect(quote(f"/compare/{first.path}/{WITH}/{second.path}"))
    context = {"pairs": comparing.treaties_compared(), "asked": [first, second]}
    return render(request, "comparisons.html", context)


@require_safe
def compare(request: HttpRequest, path: str) -> HttpResponse:
    """Two treaties or two passages side by side; one alone leads to its own page."""
    try:
        found = sides(path)
    except LookupError as error:
        raise Http404 from error
    if len(found) == 1 or found[0].place == found[1].place:
        alone = found[0].unit or found[0].treaty
        return HttpResponseRedirect(f"{alone.get_absolute_url()}#compare")
    address = canonical(found)
    if address != request.path:
        return HttpResponsePermanentRedirect(address)
    return (_passages if found[0].unit else _treaties)(request, *found)


def _treaties(request: HttpRequest, left: Side, right: Side) -> HttpResponse:
    found = comparing.comparison(left.outline, right.outline)
    context = {"left": left, "right": right, "treaties": (left, right), "found": found}
    alone = ((left, found.left_alone), (right, found.right_alone))
    picture = ribbons_of(left.outline, right.outline, found.bands)
    return render(request, "compare.html", context | {"alone": alone, "ribbons": picture})


def _passages(request: HttpRequest, left: Side, right: Side) -> HttpResponse:
    sets = Counterpart.objects.all().between(left.treaty.slug, right.treaty.slug)
    why = tuple(one for one in sets if {left.path, right.path} <= set(one.passages))
    context = {"left": left, "right": right, "pair": Pair(left.unit, right.unit, why)}
    return render(request, "compare_passages.html", context)


@require_safe
def counterpart(request: HttpRequest, slug: str) -> HttpResponse:
    """A set of counterparts: why an editor put them together, and the passages in order of date."""
    found = gathered(get_object_or_404(Counterpart, pk=slug))
    return render(request, "counterpart.html", {"counterpart": found.counterpart, "gathered": found})


@require_safe
def clauses(request: HttpRequest) -> HttpResponse:
    """Types of clause, with the passages of each, and where none is held."""
    return render(request, "clauses.html", {"sets": [gathered(one) for one in Counterpart.objects.all()]})
