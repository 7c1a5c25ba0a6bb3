from .inspecting import inspect as inspect
from .inspecting import size_of as size_of
from .keeping import Picture as Picture
from .keeping import kept as kept
from .opening import SUFFIXES as SUFFIXES
from .preparing import prepare as prepare
