"""Releases: a candidate is built, validated, published by one rename, and can be verified for ever.

`candidate` writes the tables into a folder of their own, `manifest` fixes the form of every file
that proves them, `changes` says what differs from the release before, `described` reads what tables
say of themselves, from which `descriptors` and `codebook` make the texts for programs and people,
`publish` turns a validated candidate into a release, `verify` says whether a release is still what
it was, and `reproducing` builds any release again and compares every file.
"""
