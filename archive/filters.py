"""Filters: what a reader may ask of the list of treaties."""

import django_filters
from django.db.models import QuerySet
from django.forms import TextInput

from archive.models import Treaty
from archive.search.index import OF_TREATIES

YEARS = {"min_value": 1000, "max_value": 9999, "widget": TextInput({"inputmode": "numeric", "size": 6})}
SORTS = {"date": ("signed_on", "slug"), "title": ("title", "slug"), "length": ("length", "slug")}


class TreatyFilter(django_filters.FilterSet):
    """Treaties by party, year of signature, subject, place, language, and whether they are held whole.

    `known` has the values of each facet; any other is answered with what the reader can choose from.
    """

    party = django_filters.ChoiceFilter(method="of_party")
    between = django_filters.ChoiceFilter(method="of_party")
    subject = django_filters.ChoiceFilter(field_name="about__text")
    place = django_filters.ChoiceFilter(field_name="signed_at")
    language = django_filters.ChoiceFilter(field_name="language")
    complete = django_filters.ChoiceFilter(method="held_whole")
    since = django_filters.NumberFilter(
        field_name="year", lookup_expr="gte", label="Signed in or after (year)", decimal_places=0, **YEARS
    )
    until = django_filters.NumberFilter(
        field_name="year", lookup_expr="lte", label="Signed in or before (year)", decimal_places=0, **YEARS
    )
    sort = django_filters.ChoiceFilter(method="sorted_by", choices=[(key, key) for key in SORTS])

    class Meta:
        model = Treaty
        fields = ()

    def __init__(self, *arguments: object, known: dict[str, set[str]], **options: object) -> None:
        super().__init__(*arguments, **options)
        for facet in OF_TREATIES:
            told = {"invalid_choice": f"“%(value)s” is no {facet} of the archive."}
            self.filters[facet].extra |= {"choices": [(v, v) for v in sorted(known[facet])], "error_messages": told}
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
