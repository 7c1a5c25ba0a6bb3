"""This year's data on their way into the next: what is carried on, and what is emptied."""
