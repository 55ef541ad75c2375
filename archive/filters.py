"""Filters: what a reader may ask of the list of treaties."""

from collections.abc import Collection

import django_filters
from django import forms
from django.db.models import QuerySet
from django.forms import TextInput

from archive.models import Treaty
from archive.search.index import OF_TREATIES
from archive.search.words import LONGEST

YEARS = {"min_value": 1000, "max_value": 9999, "widget": TextInput({"inputmode": "numeric", "size": 6})}
SORTS = {"date": ("signed_on", "slug"), "title": ("title", "slug"), "length": ("length", "slug")}


class KnownField(forms.Field):
    """One of the values that a facet has in the archive: looked up, not listed."""

    def __init__(self, *, facet: str, known: Collection[str], **options: object) -> None:
        super().__init__(**options | {"required": False})
        self.facet, self.known = facet, known

    def clean(self, value: str | None) -> str:
        """The value; any other is said to be none of the archive."""
        if value and value not in self.known:
            raise forms.ValidationError(f"“{value[:LONGEST]}” is no {self.facet} of the archive.")
        return value or ""


class KnownFilter(django_filters.Filter):
    """A filter by a value that the archive has."""

    field_class = KnownField


class TreatyFilter(django_filters.FilterSet):
    """Treaties by party, year of signature, subject, place, language, and whether they are held whole.

    `known` has the values of each facet; any other is answered with what the reader can choose from.
    """

    party = KnownFilter(method="of_party")
    between = KnownFilter(method="of_party")
    subject = KnownFilter(field_name="about__text")
    place = KnownFilter(field_name="signed_at")
    language = KnownFilter(field_name="language")
    complete = KnownFilter(method="held_whole")
    since = django_filters.NumberFilter(
        field_name="year", lookup_expr="gte", label="Signed in or after (year)", decimal_places=0, **YEARS
    )
    until = django_filters.NumberFilter(
        field_name="year", lookup_expr="lte", label="Signed in or before (year)", decimal_places=0, **YEARS
    )
    sort = django_filters.ChoiceFilter(label="Order", method="sorted_by", choices=[(key, key) for key in SORTS])
    all = django_filters.ChoiceFilter(method="unchanged", choices=[(facet, facet) for facet in OF_TREATIES])

    class Meta:
        model = Treaty
        fields = ()

    def __init__(self, *arguments: object, known: dict[str, set[str]], **options: object) -> None:
        super().__init__(*arguments, **options)
        for facet in OF_TREATIES:
            self.filters[facet].extra |= {"facet": facet, "known": known[facet]}
        self.filters["between"].extra |= self.filters["party"].extra

    def of_party(self, treaties: QuerySet, _name: str, slug: str) -> QuerySet:
        """Those that a party made; asked twice, those that two made with each other."""
        return treaties.of(slug)

    def held_whole(self, treaties: QuerySet, _name: str, value: str) -> QuerySet:
        """Those of which nothing is missing, or something is."""
        return treaties.filter(complete=value == "complete")

    def sorted_by(self, treaties: QuerySet, _name: str, value: str) -> QuerySet:
        """In the order asked for."""
        return treaties.order_by(*SORTS[value])

    def unchanged(self, treaties: QuerySet, _name: str, _value: str) -> QuerySet:
        """The same treaties: what is asked for is a facet whole."""
        return treaties
