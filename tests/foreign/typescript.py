"""The TypeScript types of all records, which json-schema-to-typescript derives from the schemas.

`make types` writes them with this module; a test keeps them fresh.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.foreign.environments import ROOT, Missing
from tests.foreign.node_programs import in_node

SCHEMAS = ROOT / "schemas" / "current"
TYPES = SCHEMAS / "typescript" / "records.d.ts"


def types_of(schemas: Path) -> str:
    """Derive the types of all records from the JSON Schemas of a folder.

    Raises:
        Missing: there is no node here, the packages cannot be had, or they refuse the schemas.
    """
    done = in_node("types.js", schemas)
    if done.returncode:
        raise Missing(f"no types can be derived from {schemas}: {done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    try:
        text = types_of(SCHEMAS)
    except Missing as missing:
        sys.exit(str(missing))
    TYPES.parent.mkdir(exist_ok=True)
    TYPES.write_text(text, encoding="utf-8")
