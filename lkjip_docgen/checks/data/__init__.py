"""Rules that hold the data against the data: sums, series, agreements, people, dates."""
