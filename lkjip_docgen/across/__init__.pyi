from .compare_offices import compare as compare
from .gathering import gather as gather
from .sheet import Sheet as Sheet
