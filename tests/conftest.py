"""Fixtures for every test; what they are made of is in `proyek.py`."""

from proyek import proyek

__all__ = ["proyek"]
