"""Rules that hold prose against itself: its arithmetic, its calendar, its enumerations."""
