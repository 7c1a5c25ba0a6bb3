from .library import require as require
from .paper import Paper as Paper
from .printed import printed_in as printed_in
from .told import Telling as Telling
from .told import file_in as file_in
from .told import place_in as place_in
from .writing import workpaper_bytes as workpaper_bytes
