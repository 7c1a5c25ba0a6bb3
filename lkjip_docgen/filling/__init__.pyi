from .changed_values import ChangedValue as ChangedValue
from .changed_values import changed_values as changed_values
from .in_words import value_in_words as value_in_words
from .outside import Conflict as Conflict
from .removal import Decision as Decision
from .workspace import Workspace as Workspace
