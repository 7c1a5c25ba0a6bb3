"""`lkjip check` without the rules of spelling, to be timed as a process of its own.

python check_unspelt.py PROJECT
"""

from __future__ import annotations

import sys

from lkjip_docgen.cli import main
from lkjip_docgen.commands.common import keep_all

if __name__ == "__main__":
    keep_all()  # as the command does, before it imports what it needs
    from lkjip_docgen.checks.language import ejaan
    from lkjip_docgen.checks.rule import RULES

    for code in [code for code, rule in RULES.items() if rule.check.__module__ == ejaan.__name__]:
        del RULES[code]
    raise SystemExit(main(["check", sys.argv[1]]))
