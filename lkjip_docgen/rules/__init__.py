"""Regulations as dated tables: formula versions, categories, months, legal sources."""
