from .comparing import Compared as Compared
from .comparing import compare as compare
from .gathering import gather as gather
from .sheet import Sheet as Sheet
