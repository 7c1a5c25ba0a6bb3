from .books import chart_book as chart_book
from .parts import NativeChart as NativeChart
from .parts import native_chart as native_chart
from .suitable import height_cm as height_cm
from .suitable import in_word as in_word
from .suitable import is_native as is_native
