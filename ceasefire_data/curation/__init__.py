"""The write side: reading, checking, formatting and minting hand-written records."""
