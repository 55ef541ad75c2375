"""Pages of the archive itself: home, lists, parties, instruments, prose."""

import csv

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from tantivy import Searcher

from archive.facets import facets
from archive.filters import SORTS, TreatyFilter
from archive.models import Entry, Instrument, Party, Treaty
from archive.passages import party_names, searcher
from archive.picturing import graph_of, in_time, timeline_of
from archive.pointing import citing
from archive.search.index import OF_TREATIES
from archive.search.questions import Narrowed, count_treaties, values


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and the treaties."""
    treaties = list(Treaty.objects.dated())
    return render(request, "home.html", {"treaties": treaties, **timeline_of(treaties)})


PAGE = 30


@require_safe
def treaty_list(request: HttpRequest) -> HttpResponse:
    """The treaties that a question leaves, with counts of what would narrow them."""
    index = searcher()
    asked = _asked(request, index)
    shown = Paginator(asked.qs.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    shown.object_list = Treaty.objects.in_order(list(shown))
    chosen = {name: value for name, value in asked.form.cleaned_data.items() if value}
    values_of = {f: [chosen[f]] for f in OF_TREATIES if f in chosen}
    narrowed = Narrowed(values_of, *map(_year, _years(chosen)), beside=chosen.get("between", ""))
    narrowing = facets(request.GET, count_treaties(index, narrowed), chosen, party_names(index))
    context = {"filter": asked, "treaties": shown, "facets": narrowing, "chosen": chosen, "sorts": SORTS}
    context["narrowing"] = len(narrowed.chosen)
    context["between"] = party_names(index).get(chosen.get("between", ""), "")
    return render(request, "treaty_list.html", context)


def _asked(request: HttpRequest, index: Searcher) -> TreatyFilter:
    found = TreatyFilter(request.GET, queryset=Treaty.objects.all(), known=values(index))
    found.form.is_valid()
    return found


def _years(chosen: dict[str, object]) -> tuple[object, object]:
    return chosen.get("since"), chosen.get("until")


def _year(value: object) -> int | None:
    return None if value is None else int(value)


@require_safe
def treaty_table(request: HttpRequest, kind: str) -> HttpResponse:
    """The same list whole, as JSON or CSV."""
    asked = _asked(request, searcher())
    headers = {"Access-Control-Allow-Origin": "*"}
    if asked.form.errors:
        return JsonResponse({"errors": asked.form.errors}, status=400, headers=headers)
    rows = [_row(treaty) for treaty in asked.qs.listed()]
    if kind == "json":
        return JsonResponse({"treaties": rows}, json_dumps_params={"ensure_ascii": False}, headers=headers)
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    table = csv.DictWriter(response, fieldnames=COLUMNS)
    table.writeheader()
    table.writerows(
        row | {"parties": "; ".join(row["parties"]), "subjects": "; ".join(row["subjects"])} for row in rows
    )
    return response


COLUMNS = (
    "address",
    "title",
    "short_title",
    "parties",
    "signed_on",
    "signed_at",
    "language",
    "subjects",
    "complete",
    "words",
)


def _row(treaty: Treaty) -> dict[str, object]:
    values_of = (
        settings.SITE_URL + treaty.get_absolute_url(),
        treaty.title,
        treaty.short_title,
        [party.name for party in treaty.makers],
        treaty.signed_on,
        treaty.signed_at,
        treaty.language,
        treaty.subjects,
        treaty.complete,
        treaty.length,
    )
    return dict(zip(COLUMNS, values_of, strict=True))


@require_safe
def party_list(request: HttpRequest) -> HttpResponse:
    """The parties, and who made treaties with whom."""
    return render(request, "party_list.html", graph_of(Treaty.objects.listed(), Party.objects.all()))


@require_safe
def party(request: HttpRequest, slug: str) -> HttpResponse:
    """A party: how treaties style it, who signed for it, its treaties."""
    found = get_object_or_404(Party.objects.whole(), pk=slug)
    treaties = Treaty.objects.dated().of(slug)
    context = {
        "party": found,
        "treaties": treaties,
        "narrowed": f"party={slug}&",
        "styles": in_time(found.styles.all()),
        "signatories": in_time(found.signatories.all()),
    }
    return render(request, "party.html", {**context, **timeline_of(treaties), **graph_of(treaties, around=slug)})


@require_safe
def instrument(request: HttpRequest, slug: str) -> HttpResponse:
    """An instrument that is cited and not held: what is known, and where it is cited."""
    found = get_object_or_404(Instrument, pk=slug)
    printed = [one for one in found.statements if one.get("printed")]
    context = {
        "instrument": found,
        "known": [one for one in found.statements if one not in printed],
        "printed": printed,
        "citing": citing(found),
        "relations": found.relations.select_related("treaty"),
    }
    return render(request, "instrument.html", context)


@require_safe
def page(request: HttpRequest, template: str) -> HttpResponse:
    """A page of prose about the archive."""
    return render(request, template)


@require_safe
def addresses_csv(_request: HttpRequest) -> HttpResponse:
    """The ledger: every address ever issued, with the digest of what stood there since when."""
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Access-Control-Allow-Origin": "*"})
    rows = csv.writer(response)
    rows.writerow(("number", "address", "event", "digest", "since", "reason", "seal"))
    rows.writerows(
        Entry.objects.values_list("number", "address", "event", "digest", "since", "reason", "seal").iterator()
    )
    return response


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Everything may be read by everybody."""
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain")
