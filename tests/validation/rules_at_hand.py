"""The rules of this project, read once, and one engine to run them: importing it takes seconds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ceasefire_data.validation.engine import Engine
from ceasefire_data.validation.rules import Rule
from ceasefire_data.validation.running import read_rules

VALIDATION = Path(__file__).resolve().parents[2] / "validation"
RULES: dict[str, Rule] = {rule.name: rule for rule in read_rules(VALIDATION)}
QUERIES = {name: rule for name, rule in RULES.items() if rule.is_query}
BOUNDS = {name: rule for name, rule in RULES.items() if rule.file == "bounds.toml"}
EXPECTATIONS = {
    name: rule for name, rule in RULES.items() if name not in QUERIES and name not in BOUNDS
}


@cache
def engine() -> Engine:
    """Give the one engine."""
    return Engine()
