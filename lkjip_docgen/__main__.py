"""`python -m lkjip_docgen` is the command `lkjip`."""

import lkjip_docgen.import_path  # isort: skip  # noqa: F401  before all else

from lkjip_docgen.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
