"""`python -m lkjip_docgen` is the command `lkjip`."""

from lkjip_docgen.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
