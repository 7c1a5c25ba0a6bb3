"""Rules that hold what prose claims against the data."""
