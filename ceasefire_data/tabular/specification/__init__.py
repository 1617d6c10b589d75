"""The table specification, one module for each group of tables."""
