"""The project folder of the next year, made from this year's."""

from lkjip_docgen.new_year.folder import new_year

__all__ = ["new_year"]
