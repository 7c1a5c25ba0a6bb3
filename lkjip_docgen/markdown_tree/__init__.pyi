from .kept_texts import parsed_once as parsed_once
from .parsers import CALLOUT as CALLOUT
from .parsers import office_tokens as office_tokens
from .parsers import office_tree as office_tree
from .parsers import template_tree as template_tree
from .syntax_tree import Node as Node
from .syntax_tree import Token as Token
from .syntax_tree import tree_of as tree_of
