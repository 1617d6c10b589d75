"""Which version of the package this very code is, told by what lies around it.

The code of another commit may run beside an installed package, as it does when a release is
rebuilt. The metadata that Python finds first are then those of the installation; so a checkout is
asked for its own ``dataset.yaml``, and an installed package for the metadata beside its folder.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import Distribution
from pathlib import Path

from ceasefire_data.errors import UsageError
from ceasefire_data.paths import records_dir

_NAME = "ceasefire-data"
# As pyproject.toml has it, from which a wheel gets its version.
_VERSION = re.compile(r"""^version: ['"]?([0-9][^'"\s]*)""", re.MULTILINE)


@cache
def package_version() -> str:
    """Return the version of the package that this code belongs to.

    Raises:
        UsageError: the code was taken out of its checkout or its wheel, and nothing says it.
    """
    try:
        said = _VERSION.search((records_dir() / "dataset.yaml").read_text(encoding="utf-8"))
    except UsageError:
        beside = str(Path(__file__).resolve().parents[1])
        found = next(iter(Distribution.discover(name=_NAME, path=[beside])), None)
        if found is not None:
            return found.version
    else:
        if said is not None:
            return said[1]
    raise UsageError(f"nothing beside {Path(__file__).parent} says which version this package is")
