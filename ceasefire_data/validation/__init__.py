"""Validation of the tables as users get them: expectation suites, SQL rules and bounds.

The rules are files in ``validation/`` that any project of Great Expectations can use; this package
reads them, refuses those that could be lost or misread, runs them and says what they found.
"""
