"""Rules about what prose names: places, offices, regulations, years, and what was left over."""
