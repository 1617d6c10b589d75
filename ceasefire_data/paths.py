"""Where the folders are that the package needs beside its code.

In a checkout (also an editable install, or an unpacked sdist) they lie beside the package; in a
wheel they lie inside it, under ``_bundled/``. This is the only module that knows. It is on the way
to ``load``, so it imports nothing but ``os`` and, when a path is asked for, ``pathlib``;
``importlib.resources`` alone would cost a quarter of the time that reading a table takes.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

RELEASES_VARIABLE = "CEASEFIRE_DATA_RELEASES"
"""Environment variable: folders with releases in them, separated like the entries of ``PATH``."""

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_BUNDLED = os.path.join(_PACKAGE, "_bundled")


def _checkout() -> str | None:
    """Return the root of the checkout that the package lies in, or None in an installed wheel.

    A stray ``pyproject.toml`` in site-packages does not make a checkout: no wheel has the records.
    """
    root = os.path.dirname(_PACKAGE)
    if os.path.isfile(os.path.join(root, "pyproject.toml")) and os.path.isfile(
        os.path.join(_PACKAGE, "records", "dataset.yaml")
    ):
        return root
    return None


def _path(name: str) -> Path:
    from pathlib import Path

    return Path(name)


def schemas_dir() -> Path:
    """Return the folder of schemas and code lists: ``current/`` and each frozen version."""
    return _path(os.path.join(_checkout() or _BUNDLED, "schemas"))


def validation_dir() -> Path:
    """Return the folder of the expectation suites, the SQL rules and the bounds."""
    return _path(os.path.join(_checkout() or _BUNDLED, "validation"))


def records_dir() -> Path:
    """Return the folder of the hand-written records, with ``dataset.yaml`` in it.

    Raises:
        UsageError: if this is not a checkout; wheels carry releases, not records.
    """
    root = _checkout()
    if root is None:
        from ceasefire_data.errors import UsageError

        raise UsageError(
            "the records are not part of the installed package: work in a checkout of the"
            " repository, or name the folder of a data set of your own"
        )
    return _path(os.path.join(_PACKAGE, "records"))


def release_roots() -> tuple[Path, ...]:
    """Return the folders in which releases are looked up, in order; they need not exist.

    First those named by ``CEASEFIRE_DATA_RELEASES``, then the checkout's ``releases/`` if this is
    a checkout, last the one release that a wheel carries.
    """
    named = [name for name in os.environ.get(RELEASES_VARIABLE, "").split(os.pathsep) if name]
    roots = [os.path.abspath(name) for name in named]
    checkout = _checkout()
    if checkout is not None:
        roots.append(os.path.join(checkout, "releases"))
    roots.append(os.path.join(_BUNDLED, "releases"))
    return tuple(_path(name) for name in roots)
