from .outside import Conflict as Conflict
from .removal import Decision as Decision
from .removal import Followers as Followers
from .workspace import Workspace as Workspace
