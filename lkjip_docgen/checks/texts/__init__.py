"""The texts of a report as rules read them: each with its path, its sentences and its words."""
