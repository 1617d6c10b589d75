"""The licences that data are published under and that programs know by a name.

A data set may name any licence. Only an id of the SPDX list may stand where a format wants one and
has an address on spdx.org; of that long list the ids here are those that are given to data. Every
other name is kept in its own words, as some other licence.
"""

from __future__ import annotations

_CREATIVE_COMMONS = {
    f"CC-{kind}-{version}"
    for kind in ("BY", "BY-SA", "BY-NC", "BY-NC-SA", "BY-ND", "BY-NC-ND")
    for version in ("3.0", "4.0")
}
_SPDX = _CREATIVE_COMMONS | {
    *("CC0-1.0", "ODC-By-1.0", "ODbL-1.0", "PDDL-1.0"),
    *("CDLA-Permissive-1.0", "CDLA-Permissive-2.0", "CDLA-Sharing-1.0"),
    *("DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "etalab-2.0", "OGL-UK-3.0"),
    *("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "Unlicense"),
}


def spdx_id(licence: str) -> str | None:
    """Return a licence's id of the SPDX list; none if it is not among those that are known here.

    Args:
        licence: what a data set says of its licence, the id exactly as SPDX writes it or any words.
    """
    return licence if licence in _SPDX else None


def spdx_url(licence: str) -> str | None:
    """Return the address on spdx.org of a licence's text; none if it has no id that is known."""
    known = spdx_id(licence)
    return known and f"https://spdx.org/licenses/{known}.html"
