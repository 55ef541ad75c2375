"""Addresses of pages; what they look like is written down in ARCHITECTURE.md."""

from django.urls import path

from archive.views import comparing, footnotes, records, searching, treaties, witnesses

urlpatterns = [
    path("", records.home, name="home"),
    path("treaties/", records.treaty_list, name="treaties"),
    path("treaties.json", records.treaty_table, {"kind": "json"}, name="treaties-json"),
    path("treaties.csv", records.treaty_table, {"kind": "csv"}, name="treaties-csv"),
    path("treaties/<str:slug>", treaties.treaty, name="treaty"),
    path("treaties/<slug:slug>/as-printed", witnesses.as_printed, name="as-printed"),
    path("treaties/<slug:slug>/source.txt", witnesses.source_text, name="source"),
    path("treaties/<slug:slug>/interventions", witnesses.interventions, name="interventions"),
    path("treaties/<str:slug>/<path:path>", treaties.unit, name="unit"),
    path("parties/", records.party_list, name="parties"),
    path("parties/<slug:slug>", records.party, name="party"),
    path("instruments/<slug:slug>", records.instrument, name="instrument"),
    path("compare/", comparing.comparisons, name="comparisons"),
    path("compare/<path:path>", comparing.compare, name="compare"),
    path("counterparts/<slug:slug>", comparing.counterpart, name="counterpart"),
    path("clauses", comparing.clauses, name="clauses"),
    path("search", searching.find, name="search"),
    path("quote", searching.quote, name="quote"),
    path("opensearch.xml", searching.opensearch, name="opensearch"),
    path("cite", footnotes.cite, name="cite"),
    path("cite/<path:path>", footnotes.cite_path, name="cite-path"),
    path("citing", records.page, {"template": "citing.html"}, name="citing"),
    path("about", records.page, {"template": "about.html"}, name="about"),
    path("editorial-policy", records.page, {"template": "editorial_policy.html"}, name="editorial-policy"),
    path("accessibility", records.page, {"template": "accessibility.html"}, name="accessibility"),
    path("data/addresses.csv", records.addresses_csv, name="addresses"),
    path("robots.txt", records.robots, name="robots"),
]
handler404 = "archive.views.errors.not_found"
handler500 = "archive.views.errors.fault"
