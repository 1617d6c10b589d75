"""YAML that every reader of every version takes for the same."""

from __future__ import annotations

import json
from collections.abc import Mapping


def yaml_text(document: Mapping[str, object]) -> str:
    """Return a document as YAML, in its own order.

    Texts stand in double quotes as JSON has them, which YAML takes over: no reader can take a
    version for a figure, a day for a date or ``no`` for a truth value.

    Args:
        document: texts, truth values, and lists of texts or of mappings from texts to texts.
    """
    lines: list[str] = []
    for key, value in document.items():
        if not isinstance(value, list):
            lines.append(f"{key}: {_scalar(value)}")
            continue
        lines.append(f"{key}:")
        for entry in value:
            if isinstance(entry, Mapping):
                pairs = [f"{name}: {_scalar(text)}" for name, text in entry.items()]
                lines += [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
            else:
                lines.append(f"  - {_scalar(entry)}")
    return "\n".join(lines) + "\n"


def _scalar(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
