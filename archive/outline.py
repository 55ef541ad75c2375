"""The outline of a treaty: its units in the order of the text, and how they stand to each other."""

from dataclasses import dataclass, field
from functools import cached_property

from archive.addresses import Address
from archive.models import Article, Footnote, Intervention, Paragraph, Part, Reference, Treaty, Unit


@dataclass
class Node:
    """A Part or an article, and the Parts and articles directly inside it."""

    unit: Part | Article
    children: list["Node"] = field(default_factory=list)

    @property
    def is_part(self) -> bool:
        """True for a label above articles."""
        return isinstance(self.unit, Part)


def _flatten(nodes: list[Node]) -> list[Node]:
    return [found for node in nodes for found in (node, *_flatten(node.children))]


class Outline:
    """The units of one treaty, fetched once; positions follow the text."""

    def __init__(self, treaty: Treaty) -> None:
        self.treaty = treaty

    @cached_property
    def parts(self) -> list[Part]:
        """Parts, each before its articles."""
        return list(self.treaty.parts.all())

    @cached_property
    def articles(self) -> list[Article]:
        """Preamble, articles, testimonium."""
        return list(self.treaty.articles.select_related("part"))

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Paragraphs at any depth."""
        return list(self.treaty.paragraphs.all())

    @cached_property
    def footnotes(self) -> list[Footnote]:
        """Printed notes."""
        return list(self.treaty.footnotes.all())

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Every unit by its path."""
        found = sorted([*self.parts, *self.articles, *self.paragraphs], key=lambda unit: unit.position)
        return {unit.path: unit for unit in (*found, *self.footnotes)}

    @cached_property
    def tree(self) -> list["Node"]:
        """Parts and articles, nested as they stand; paragraphs are in their articles' text."""
        roots, nodes = [], {}
        for unit in self.units.values():
            if not isinstance(unit, Part | Article):
                continue
            node = nodes[unit.path] = Node(unit)
            parent = nodes.get(self._outer_path(unit))
            (parent.children if parent else roots).append(node)
        return roots

    @cached_property
    def addresses(self) -> list[Address]:
        """The address of every unit, in the order of the text."""
        return [Address.from_path(path) for path in self.units]

    def node(self, unit: Unit) -> "Node | None":
        """A Part or an article with what stands in it; None for any other unit."""
        return next((node for node in _flatten(self.tree) if node.unit.key == unit.key), None)

    def _outer_path(self, unit: Part | Article) -> str:
        if isinstance(unit, Article) and unit.part:
            return unit.part.path
        return next((parent.path for parent in reversed(self.parents(unit))), "")

    def parents(self, unit: Unit) -> list[Unit]:
        """The units that a unit stands in, the outermost first, its Parts included."""
        path, found = unit.path, []
        while "/" in path:
            path = path.rpartition("/")[0]
            if path in self.units:
                found.insert(0, self.units[path])
        part = getattr((*found, unit)[0], "part", None)
        return [*self.parents(part), part, *found] if part else found

    def neighbours(self, unit: Unit) -> tuple[Unit | None, Unit | None]:
        """The units before and after on the same level of reading."""
        level = self._level(unit)
        at = next(place for place, other in enumerate(level) if other.key == unit.key)
        return (level[at - 1] if at else None), (level[at + 1] if at + 1 < len(level) else None)

    def _level(self, unit: Unit) -> list[Unit]:
        if isinstance(unit, Part):
            return self.parts
        if isinstance(unit, Article):
            return self.articles
        if isinstance(unit, Footnote):
            return self.footnotes
        if unit.parent_id:
            return [p for p in self.paragraphs if p.parent_id == unit.parent_id]
        return self.leaves

    @cached_property
    def leaves(self) -> list[Unit]:
        """The innermost units of the text, each word in one of them: paragraphs, and articles that have none."""
        divided = {p.article_id for p in self.paragraphs}
        leaves = [article for article in self.articles if article.key not in divided]
        leaves += [p for p in self.paragraphs if p.parent_id is None]
        return sorted(leaves, key=lambda unit: unit.position)

    def are_near(self, unit: Unit, other: Unit) -> bool:
        """True for two paragraphs of one article."""
        return isinstance(unit, Paragraph) and getattr(other, "article_id", None) == unit.article_id

    @cached_property
    def interventions(self) -> list[Intervention]:
        """Everything done to the source, in its order."""
        return list(self.treaty.interventions.all())

    @cached_property
    def beside(self) -> dict[str, str]:
        """What the margin of the text says, by the id of its place: interventions and printed notes."""
        found = {one.anchor: one.beside for one in self.interventions if one.beside}
        return found | {note.page_id: f"{note.number} {note.text}" for note in self.footnotes}

    @cached_property
    def references(self) -> list[Reference]:
        """Every phrase of the text that points somewhere."""
        return list(self.treaty.references.select_related("instrument", "treaty"))

    def inside(self, unit: Unit) -> list[Unit]:
        """A unit, and of a Part also what stands under it."""
        node = self.node(unit)
        return [found.unit for found in _flatten([node])] if node else [unit]

    def interventions_in(self, unit: Unit) -> list[Intervention]:
        """What was done to the source in a unit; in a Part, in its articles."""
        inside = self.inside(unit)
        return [one for one in self.interventions if one.path and any(place.contains(one.path) for place in inside)]

    def footnotes_in(self, unit: Unit) -> list[Footnote]:
        """The notes whose markers stand in a unit."""
        inside = self.inside(unit)
        return [note for note in self.footnotes if any(place.contains(note.marker) for place in inside)]
