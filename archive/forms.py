"""Forms: every value of a question is read by one, and what cannot be read is said."""

from django import forms

from archive.filters import KnownField
from archive.search.index import FACETS
from archive.search.questions import FURTHEST, PAGE
from archive.search.words import LONGEST

YEAR = forms.TextInput({"inputmode": "numeric", "size": 6})  # a number field would not show what cannot be read
YEARS = {"min_value": 1000, "max_value": 9999, "required": False, "widget": YEAR}
SORTS = (("relevance", "Best match first"), ("date", "Oldest first"))


class SearchForm(forms.Form):
    """Words, filters, order and page of a search."""

    q = forms.CharField(required=False, max_length=10 * LONGEST, strip=True, label="Words")
    since = forms.IntegerField(**YEARS, label="Signed in or after (year)")
    until = forms.IntegerField(**YEARS, label="Signed in or before (year)")
    sort = forms.ChoiceField(choices=SORTS, required=False)
    page = forms.IntegerField(min_value=1, max_value=FURTHEST // PAGE, required=False)
    all = forms.ChoiceField(choices=[(facet, facet) for facet in FACETS], required=False)
    by = forms.ChoiceField(choices=(("passage", "Passages"), ("treaty", "Grouped by treaty")), required=False)

    def __init__(self, *arguments: object, known: dict[str, set[str]], **options: object) -> None:
        super().__init__(*arguments, **options)
        for facet in FACETS:
            self.fields[facet] = KnownField(facet=facet, known=known[facet])

    def read(self) -> dict[str, object]:
        """What could be read; what could not be is in `errors`."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
