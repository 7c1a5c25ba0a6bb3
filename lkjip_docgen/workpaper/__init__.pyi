from .library import require as require
from .paper import Paper as Paper
from .printed import printed_in as printed_in
from .writing import workpaper_bytes as workpaper_bytes
