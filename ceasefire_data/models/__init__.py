"""The vocabulary: pydantic models of the five record types, and their code lists.

Names are imported on first use, so that the code lists are to be had without pydantic.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ceasefire_data.models.actor import Actor
    from ceasefire_data.models.meeting import Meeting
    from ceasefire_data.models.proposal import Proposal
    from ceasefire_data.models.record import SCHEMA_VERSION, EvidencedRecord, Record
    from ceasefire_data.models.source import Source
    from ceasefire_data.models.statement import Statement

    RECORD_MODELS: dict[str, type[Record]]

__all__ = [
    "RECORD_MODELS",
    "SCHEMA_VERSION",
    "Actor",
    "EvidencedRecord",
    "Meeting",
    "Proposal",
    "Record",
    "Source",
    "Statement",
]

_HOMES = {
    "Actor": "actor",
    "EvidencedRecord": "record",
    "Meeting": "meeting",
    "Proposal": "proposal",
    "Record": "record",
    "SCHEMA_VERSION": "record",
    "Source": "source",
    "Statement": "statement",
}
_TYPES = ("Source", "Actor", "Statement", "Meeting", "Proposal")

if not TYPE_CHECKING:

    def __getattr__(name):
        """Import a public name on first use; RECORD_MODELS maps a record type to its model."""
        if name == "RECORD_MODELS":
            value = {globals_name.lower(): __getattr__(globals_name) for globals_name in _TYPES}
        elif name in _HOMES:
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value
