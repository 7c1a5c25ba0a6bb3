"""The modules of `scripts/trial_refresh.py`: an independent referee of `lkjip refresh`.

Nothing here reads Word files with the program's own readers: two ways of
reading that were written apart are held against each other.
"""
