"""The open, versioned, evidence-anchored data set of ceasefire diplomacy.

    >>> import ceasefire_data as cd
    >>> statements = cd.load("statements")  # a pyarrow.Table of the newest release

The public names are imported when they are first used, so that ``import ceasefire_data`` costs
next to nothing. This module imports nothing at all, and no other module of the package imports it.
No public name may equal the name of a module directly in the package: importing a submodule
``load`` would put that module in the place of the function.
"""

TYPE_CHECKING = False  # importing `typing` for this would double the time of the import
if TYPE_CHECKING:
    from ceasefire_data.catalog import Release, releases
    from ceasefire_data.charts import stance_chart
    from ceasefire_data.errors import (
        CeasefireDataError,
        MissingExtra,
        ReleaseCorrupt,
        ReleaseNotFound,
        UnknownId,
        UnknownTable,
        UsageError,
    )
    from ceasefire_data.models.actor import Actor
    from ceasefire_data.models.meeting import Meeting
    from ceasefire_data.models.proposal import Proposal
    from ceasefire_data.models.source import Source
    from ceasefire_data.models.statement import Statement
    from ceasefire_data.reading import get, load, resolve, tables
    from ceasefire_data.release.changes import diff
    from ceasefire_data.views import lineage, stance_timeline, status_on, timeline

    __version__: str

__all__ = [
    "Actor",
    "CeasefireDataError",
    "Meeting",
    "MissingExtra",
    "Proposal",
    "Release",
    "ReleaseCorrupt",
    "ReleaseNotFound",
    "Source",
    "Statement",
    "UnknownId",
    "UnknownTable",
    "UsageError",
    "__version__",
    "diff",
    "get",
    "lineage",
    "load",
    "releases",
    "resolve",
    "stance_chart",
    "stance_timeline",
    "status_on",
    "tables",
    "timeline",
]

_HOMES = {
    "Actor": "models.actor",
    "CeasefireDataError": "errors",
    "Meeting": "models.meeting",
    "MissingExtra": "errors",
    "Proposal": "models.proposal",
    "Release": "catalog",
    "ReleaseCorrupt": "errors",
    "ReleaseNotFound": "errors",
    "Source": "models.source",
    "Statement": "models.statement",
    "UnknownId": "errors",
    "UnknownTable": "errors",
    "UsageError": "errors",
    "diff": "release.changes",
    "get": "reading",
    "lineage": "views",
    "load": "reading",
    "releases": "catalog",
    "resolve": "reading",
    "stance_chart": "charts",
    "stance_timeline": "views",
    "status_on": "views",
    "tables": "reading",
    "timeline": "views",
}

if not TYPE_CHECKING:  # else a type checker would believe that every name exists

    def __getattr__(name):
        """Import a public name from its home and keep it (PEP 562)."""
        if name == "__version__":
            from importlib import import_module

            value = import_module(f"{__name__}.version").package_version()
        elif name in _HOMES:
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__():
        """List the public names too, for completion in a shell or a notebook."""
        return sorted({*globals(), *__all__})
