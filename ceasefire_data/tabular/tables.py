"""The table specification: every table and column that a release publishes.

From it come the Arrow schemas, the simple expectations, the SQL key checks and the codebook.
"""

from __future__ import annotations

from ceasefire_data.tabular.spec import Table
from ceasefire_data.tabular.specification.actors import (
    ACTOR_IDENTIFIERS,
    ACTOR_NAMES,
    ACTOR_OFFICES,
    ACTOR_ROLES,
    ACTORS,
)
from ceasefire_data.tabular.specification.evidence import (
    ACCOUNT_ACTORS,
    ACCOUNTS,
    EVIDENCE,
    EVIDENCE_FIELDS,
    EVIDENCE_VIA,
    STATUS_BY,
    STATUS_HISTORY,
)
from ceasefire_data.tabular.specification.meetings import (
    MEETING_PARTICIPANTS,
    MEETING_PROPOSALS,
    MEETINGS,
)
from ceasefire_data.tabular.specification.proposals import (
    PROPOSAL_ACTORS,
    PROPOSAL_LINEAGE,
    PROPOSAL_PROVISIONS,
    PROPOSAL_TERM_CODES,
    PROPOSAL_TERMS,
    PROPOSALS,
)
from ceasefire_data.tabular.specification.records import CHANGES, RECORDS, SOURCES
from ceasefire_data.tabular.specification.reference import CODES, COVERAGE, CROSSWALK, PROCESSES
from ceasefire_data.tabular.specification.reliability import RECODINGS, RELIABILITY
from ceasefire_data.tabular.specification.statements import (
    STANCE_CONDITIONS,
    STANCES,
    STATEMENT_ACTORS,
    STATEMENT_ACTS,
    STATEMENT_QUOTES,
    STATEMENTS,
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        RECORDS,
        SOURCES,
        ACTORS,
        ACTOR_NAMES,
        ACTOR_IDENTIFIERS,
        ACTOR_OFFICES,
        ACTOR_ROLES,
        STATEMENTS,
        STATEMENT_ACTORS,
        STATEMENT_ACTS,
        STATEMENT_QUOTES,
        STANCES,
        STANCE_CONDITIONS,
        MEETINGS,
        MEETING_PARTICIPANTS,
        MEETING_PROPOSALS,
        PROPOSALS,
        PROPOSAL_ACTORS,
        PROPOSAL_TERMS,
        PROPOSAL_TERM_CODES,
        PROPOSAL_PROVISIONS,
        PROPOSAL_LINEAGE,
        STATUS_HISTORY,
        STATUS_BY,
        EVIDENCE,
        EVIDENCE_FIELDS,
        EVIDENCE_VIA,
        ACCOUNTS,
        ACCOUNT_ACTORS,
        PROCESSES,
        COVERAGE,
        CHANGES,
        RECODINGS,
        RELIABILITY,
        CODES,
        CROSSWALK,
    )
}
"""All tables by name, in the order in which people read about them."""

OF_THE_RELEASE = frozenset(
    ["changes", "codes", "coverage", "crosswalk", "processes", "recodings", "reliability"]
)
"""Tables about a release, how it was made and how it is read: no record alone gives them."""
