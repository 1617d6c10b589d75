"""Compatibility: what changed since the schema was published, and the version that this needs.

Models, tables and code lists are a promise to whoever reads or writes with them. This compares
them as they are now with a published version, and says of each difference whether it is wording
(patch), an addition (minor) or takes something away (major).
"""
