from .form_parts import FormField as FormField
from .form_parts import FormGroup as FormGroup
from .form_parts import FormSection as FormSection
from .form_parts import State as State
from .sections import field_at as field_at
from .sections import next_empty as next_empty
from .sections import section_of as section_of
from .sections import sections_of as sections_of
