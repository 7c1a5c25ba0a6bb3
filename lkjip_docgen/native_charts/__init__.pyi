from .books import chart_book as chart_book
from .chart_xml import NativeChart as NativeChart
from .chart_xml import native_chart as native_chart
from .suitable import height_cm as height_cm
from .suitable import in_word as in_word
