"""Addresses of pages; what they look like is written down in ARCHITECTURE.md."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from archive import views

urlpatterns = [
    path("", views.home, name="home"),
    path("treaties/", views.treaty_list, name="treaties"),
    path("treaties/<slug:slug>", views.treaty, name="treaty"),
    path("treaties/<slug:slug>/as-printed", views.as_printed, name="as-printed"),
    path("treaties/<slug:slug>/source.txt", views.source_text, name="source"),
    path("treaties/<slug:slug>/interventions", views.interventions, name="interventions"),
    path("treaties/<slug:slug>/<path:path>", views.unit, name="unit"),
    path("parties/", views.party_list, name="parties"),
    path("parties/<slug:slug>", views.party, name="party"),
    path("instruments/<slug:slug>", views.instrument, name="instrument"),
    path("about", views.page, {"template": "about.html"}, name="about"),
    path("editorial-policy", views.page, {"template": "editorial_policy.html"}, name="editorial-policy"),
    path("robots.txt", views.robots, name="robots"),
    re_path(r"^(?P<place>treaties|parties)$", RedirectView.as_view(url="/%(place)s/", permanent=True)),
]
handler404 = "archive.views.not_found"
