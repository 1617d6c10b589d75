"""The comparison of two contracts, and whether the version that is declared is high enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ceasefire_data.compatibility.code_lists import compare_code_lists, compare_crosswalk
from ceasefire_data.compatibility.contract import Contract, version_numbers
from ceasefire_data.compatibility.difference import Difference, Level
from ceasefire_data.compatibility.json_schemas import compare_json_schemas
from ceasefire_data.compatibility.tables import compare_tables


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from a published version, and what that asks of the version now.

    Attributes:
        published: the published version.
        declared: the version that models and tables declare now.
        differences: what changed, the greatest first.
    """

    published: str
    declared: str
    differences: tuple[Difference, ...]

    @property
    def needed(self) -> Level | None:
        """The greatest level of the differences; None if there is none."""
        return max((item.level for item in self.differences), default=None)

    @property
    def at_least(self) -> str:
        """The lowest version that may be declared."""
        return raised(self.published, self.needed)

    @property
    def sufficient(self) -> bool:
        """Whether the declared version is high enough."""
        return version_numbers(self.declared) >= version_numbers(self.at_least)

    def verdict(self) -> str:
        """Say in one line whether the declared version is high enough."""
        number = len(self.differences)
        changes = f"{number} change{'' if number == 1 else 's'} since {self.published}"
        if self.needed is not None:
            changes += f", the greatest {self.needed}"
        if not self.sufficient:
            return f"{changes}: declare schema {self.at_least} or higher, not {self.declared}"
        if self.declared == self.at_least:
            return f"{changes}: schema {self.declared} is right"
        return f"{changes}: schema {self.declared} is enough; {self.at_least} would be, too"

    def to_plain(self) -> dict[str, Any]:
        """Give the comparison as plain data for JSON."""
        return {
            "published": self.published,
            "declared": self.declared,
            "needed": None if self.needed is None else str(self.needed),
            "at_least": self.at_least,
            "sufficient": self.sufficient,
            "differences": [item.to_plain() for item in self.differences],
        }


def compare(old: Contract, new: Contract) -> Comparison:
    """Compare a published contract with a later one.

    A version that is lower than the published one is never sufficient, even if nothing changed.
    """
    found = [
        *_compare_schemas(old.schemas, new.schemas),
        *compare_tables(old.tables, new.tables),
        *compare_code_lists(old.code_lists, new.code_lists),
        *compare_crosswalk(old.crosswalk, new.crosswalk),
    ]
    found.sort(key=lambda item: -item.level)
    return Comparison(old.version, new.version, tuple(found))


def raised(version: str, level: Level | None) -> str:
    """Give the next version of a level; with None, the version itself.

    Before 1.0.0 nothing is promised for ever, and a minor version is enough for everything.
    """
    major, minor, patch = version_numbers(version)
    if level is None:
        return version
    if level is Level.PATCH:
        return f"{major}.{minor}.{patch + 1}"
    if level is Level.MINOR or major == 0:
        return f"{major}.{minor + 1}.0"
    return f"{major + 1}.0.0"


def _compare_schemas(
    old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]
) -> Iterable[Difference]:
    """Compare the schemas type by type; what several of them share is said once, with all names."""
    for name in old:
        if name not in new:
            yield Difference(Level.MAJOR, f"schema {name}", "removed")
    names: dict[Difference, list[str]] = {}
    for name, schema in new.items():
        if name not in old:
            yield Difference(Level.MINOR, f"schema {name}", "added")
            continue
        for item in compare_json_schemas(old[name], schema):
            names.setdefault(item, []).append(name)
    for item, types in names.items():
        where = f"schema {', '.join(types)}" + (f": {item.where}" if item.where else "")
        yield Difference(item.level, where, item.what)
