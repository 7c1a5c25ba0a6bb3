from .folder import defaults_for as defaults_for
from .folder import new_office as new_office
from .identity import QUESTIONS as QUESTIONS
from .identity import Answer as Answer
from .identity import Identitas as Identitas
from .identity import Question as Question
from .identity import identity_of as identity_of
