"""Key to the coding schemes of other data sets that the crosswalk names."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from ceasefire_data.release.codebook.headings import list_heading, table_heading
from ceasefire_data.release.markdown import code, escaped, link, table

SCHEMES_HEADING = "Other coding schemes"

_SCHEMES = {
    "acled": ("ACLED", "Armed Conflict Location and Event Data: violent and protest events."),
    "cameo": (
        "CAMEO",
        "Conflict and Mediation Event Observations: codes of verbal and material events, used by "
        "GDELT and ICEWS; as listed in the conversion file CAMEO2PLOVER.",
    ),
    "colt": ("COLT", "Country and Organizational Leader Travel: trips of leaders."),
    "diplomatic_outreach": ("Diplomatic Outreach", "Bilateral visits by seniority of the visitor."),
    "enb": ("ENB", "Interactions of parties in the summaries of the Earth Negotiations Bulletin."),
    "ethprio_cf": (
        "ETH-PRIO CF",
        "Civil Conflict Ceasefire dataset of ETH Zurich and PRIO: ceasefires in civil conflicts.",
    ),
    "fortna": ("Fortna", "Cease-Fires Data Set of V. P. Fortna: ceasefires in interstate wars."),
    "icbe": ("ICBe", "International Crisis Behavior Events: events in narratives of crises."),
    "paax": ("PAA-X", "Peace Agreement Actor data of PeaceRep: signatories of PA-X agreements."),
    "pax": ("PA-X", "Peace Agreements Database of PeaceRep, Edinburgh: signed texts."),
    "peacerep_corridors": (
        "PeaceRep corridors",
        "Humanitarian corridors proposed in Ukraine, March to May 2022.",
    ),
    "plover": ("PLOVER", "Political Language Ontology for Verifiable Event Records: after CAMEO."),
    "pncc": ("PNCC", "Peace Negotiations in Civil Conflicts: negotiation events, 1975 to 2013."),
    "skos": ("SKOS", "Simple Knowledge Organization System of W3C: words for how codes relate."),
    "ucdp_acd": ("UCDP ACD", "Armed conflict dataset of the Uppsala Conflict Data Program."),
    "ucdp_ged": ("UCDP GED", "Georeferenced events of the Uppsala Conflict Data Program."),
    "ucdp_pad": ("UCDP PAD", "Peace agreements of the Uppsala Conflict Data Program."),
}


def scheme_name(scheme: str) -> str:
    """Give the usual name of a scheme, or its short name if it is not known here."""
    return _SCHEMES[scheme][0] if scheme in _SCHEMES else escaped(scheme)


def scheme_section(tables: Mapping[str, pa.Table]) -> list[str]:
    """Return the key to the schemes of the crosswalk; nothing without a crosswalk."""
    if "crosswalk" not in tables or not tables["crosswalk"].num_rows:
        return []
    versions: dict[tuple[str, str], list[bool]] = {}
    for row in tables["crosswalk"].select(["scheme", "scheme_version", "verified"]).to_pylist():
        versions.setdefault((row["scheme"], row["scheme_version"]), []).append(row["verified"])
    rows = [
        [
            code(scheme),
            scheme_name(scheme),
            _SCHEMES[scheme][1] if scheme in _SCHEMES else "",
            escaped(version),
            f"{len(verified):,}",
            f"{verified.count(False):,}",
        ]
        for (scheme, version), verified in sorted(versions.items())
    ]
    return [
        f"The schemes in {link('crosswalk', table_heading('crosswalk'))}, and which version of "
        f"each was read. A match is read from ours to theirs, see "
        f"{link('match', list_heading('match'))}: `broad` says that theirs is the broader one. "
        "Rows count as unverified that rest on a name or on general knowledge instead of the "
        "scheme's own text or data: check them before you rely on them. `unversioned`: the scheme "
        "has no versions, or the one read is not known.",
        "",
        *table(
            ["scheme", "name", "what it codes", "version read", "rows", "unverified"],
            rows,
            "llllrr",
        ),
    ]
