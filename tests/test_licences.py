"""Licences: what has an id has an address, and what has none keeps its words."""

from __future__ import annotations

import pytest

from ceasefire_data.licences import spdx_id, spdx_url


@pytest.mark.parametrize(
    "licence",
    ["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "ODC-By-1.0", "ODbL-1.0", "PDDL-1.0"],
)
def test_licences_of_data_have_an_id_and_an_address(licence: str) -> None:
    assert spdx_id(licence) == licence
    assert spdx_url(licence) == f"https://spdx.org/licenses/{licence}.html"


@pytest.mark.parametrize(
    "licence", ["Proprietary", "LicenseRef-Own", "cc-by-4.0", "CC-BY", "MIT OR CC0-1.0", "None", ""]
)
def test_other_words_have_neither(licence: str) -> None:
    assert spdx_id(licence) is None
    assert spdx_url(licence) is None
