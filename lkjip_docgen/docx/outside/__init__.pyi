from .chart_books import missed as missed
from .cutting import cut_off as cut_off
from .findings import findings_of as findings_of
from .parts import reaches as reaches
