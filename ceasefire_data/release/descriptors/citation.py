"""``CITATION.cff``: how to cite exactly this release, for GitHub, Zenodo and reference managers."""

from __future__ import annotations

from ceasefire_data.licences import spdx_id
from ceasefire_data.release.descriptors.naming import about, creator, keywords
from ceasefire_data.release.descriptors.plain_yaml import yaml_text
from ceasefire_data.release.manifest import Identity


def citation_cff(identity: Identity) -> str:
    """Return the text of a ``CITATION.cff`` in the Citation File Format 1.2.0.

    Args:
        identity: what the release says of itself.
    """
    document: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them with the version that you used.",
        "type": "dataset",
        "title": identity.title,
        "abstract": about(identity),
        "authors": [{"name": creator(identity)}],
        "version": identity.version,
        "date-released": identity.day.isoformat(),
    }
    known = spdx_id(identity.licence)
    if known is not None:
        document["license"] = known
    if identity.homepage:
        document["url"] = identity.homepage
    document["keywords"] = keywords(identity)
    return yaml_text(document)
