from .ahead import DrawingProcess as DrawingProcess
from .ahead import drawing_process as drawing_process
from .appearance import Look as Look
from .appearance import house_look as house_look
from .appearance import quiet as quiet
from .cache import Drawn as Drawn
from .cache import draw as draw
from .cache import render as render
