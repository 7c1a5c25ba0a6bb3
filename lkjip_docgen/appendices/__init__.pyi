from .in_word import pages_in_word as pages_in_word
from .merge import fill_sheets as fill_sheets
from .read import Appendix as Appendix
from .read import read_appendices as read_appendices
from .sheets import reserve_sheets as reserve_sheets
