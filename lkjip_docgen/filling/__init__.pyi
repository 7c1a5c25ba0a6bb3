from .outside import Conflict as Conflict
from .removal import Decision as Decision
from .workspace import Workspace as Workspace
