from . import faces as faces
from .faces import is_installed as is_installed
from .look_file import load_style as load_style
from .look_file import own_faces as own_faces
from .model import NATIVE as NATIVE
from .model import Colors as Colors
from .model import Style as Style
