"""Reliability: how far two codings of the same source, unseen by each other, agree.

Units are what either coder found in a source: statements, meetings, proposals. The units of the
two are matched one to one; then it is counted how many were found by both, and compared how the
fields of those were coded.
"""
