"""From models to flat tables: the one place that decides how nesting becomes columns."""
