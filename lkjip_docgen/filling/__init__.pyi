from .outside import Conflict as Conflict
from .workspace import Workspace as Workspace
